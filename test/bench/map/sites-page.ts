import { type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import { runInSlices } from '@practice-atlas/geo/points.js';
import { ScatterChart } from 'echarts/charts';
import { GeoComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { makeSites } from './make-sites.js';
import { drawOurs, drawWithPeer, type FirstPaint, loaded, peerMap, set, stage, timed, WIDTH } from './page.js';

export type SitesContender = 'ours' | 'echarts' | 'hand';

/** A GeoJSON point, as supercluster takes it. */
interface PointFeature {
  readonly type: 'Feature';
  readonly properties: object;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
}
interface HandMap {
  readonly canvas: HTMLCanvasElement;
  readonly country: readonly { readonly fill: string; readonly path: Path2D }[];
  readonly border: { readonly color: string; readonly width: number };
  readonly features: readonly PointFeature[];
  readonly project: Outlines['project'];
  readonly unproject: (x: number, y: number) => readonly [number, number];
  readonly zoomAt: (scale: number) => number;
}
declare global {
  /** Makes sites, and what a contender wants them in; not timed. */
  var prepareSites: (who: SitesContender, count: number, seed: number) => void;
  var drawSites: (who: SitesContender) => Promise<FirstPaint>;
  /** Milliseconds of one load each: degrees to an index, in slices as the element does it, and GeoJSON to supercluster's. */
  var loadSites: (order: readonly SitesContender[]) => Promise<Partial<Record<SitesContender, number>>>;
  var loadSupercluster: (features: readonly PointFeature[]) => Promise<{ index: object; loadMs: number }>;
  var drawByHand: (map: HandMap) => Promise<void>;
}

let sites: ReturnType<typeof makeSites>;
let outlines: Outlines;
let features: PointFeature[] = [];
let positions = new Float64Array(0);

/** Outlines where the element draws them. */
function sameOutlines(): Outlines {
  const { box } = peerMap();
  const tried = projectOutlines(set, { width: WIDTH, height: peerMap().height, padding: 0 });
  const scale = box.width / tried.extent!.width;
  const [width, height] = [WIDTH * scale, peerMap().height * scale];
  const found = projectOutlines(set, { width, height, padding: 0 });
  const [dx, dy] = [box.left - found.extent!.x, box.top - found.extent!.y];
  return {
    ...found,
    outlines: found.outlines,
    project: (lng, lat) => {
      const at = found.project(lng, lat);
      return at && [at[0] + dx, at[1] + dy];
    },
  };
}

globalThis.prepareSites = (who, count, seed) => {
  sites = makeSites(set, count, seed);
  if (who === 'ours') return;
  outlines = sameOutlines();
  const { lng, lat } = sites;
  if (who === 'hand')
    features = Array.from(lng, (x, row) => ({
      ...{ type: 'Feature', properties: {} },
      geometry: { type: 'Point', coordinates: [x, lat[row]!] },
    }));
  else {
    positions = new Float64Array(2 * count);
    for (let row = 0; row < count; row++) positions.set(outlines.project(lng[row]!, lat[row]!)!, 2 * row);
  }
};

async function drawEcharts(): Promise<void> {
  echarts.use([ScatterChart, GeoComponent, CanvasRenderer]);
  await drawWithPeer('px', (country, regions) => ({
    geo: { ...country, regions },
    series: [
      {
        ...{ type: 'scatter', coordinateSystem: 'geo', data: positions, dimensions: ['lng', 'lat'], symbolSize: 3 },
        // The whole picture in every frame, as the others draw it: else it comes in pieces of 5,000, over 130 frames.
        ...{ large: true, progressive: 0, silent: true },
      },
    ],
  }));
}

/** Degrees of a place in px: the way back of `project`, by Newton's steps. */
function unproject(x: number, y: number): readonly [number, number] {
  let [lng, lat] = [102, 36];
  for (let step = 0; step < 12; step++) {
    const at = outlines.project(lng, lat)!;
    const east = outlines.project(lng + 1e-4, lat)!;
    const north = outlines.project(lng, lat + 1e-4)!;
    const [a, b, c, d] = [east[0] - at[0], north[0] - at[0], east[1] - at[1], north[1] - at[1]];
    const determinant = a * d - b * c;
    lng = Math.max(-179, Math.min(179, lng + (1e-4 * (d * (x - at[0]) - b * (y - at[1]))) / determinant));
    lat = Math.max(-89, Math.min(89, lat + (1e-4 * (a * (y - at[1]) - c * (x - at[0]))) / determinant));
  }
  return [lng, lat];
}

async function drawHand(): Promise<void> {
  const { json, data, height, border } = peerMap();
  const byFill = new Map<string, Path2D>();
  const all = (json as { features: { geometry: { coordinates: number[][][][] } }[] }).features;
  all.forEach(({ geometry }, i) => {
    const fill = (data[i] as { itemStyle: { areaColor: string } }).itemStyle.areaColor;
    const path = byFill.get(fill) ?? new Path2D();
    byFill.set(fill, path);
    for (const ring of geometry.coordinates.flat()) {
      ring.forEach(([x, y], k) => {
        if (k === 0) path.moveTo(x!, y!);
        else path.lineTo(x!, y!);
      });
      path.closePath();
    }
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDTH, Math.ceil(height)];
  stage().append(canvas);
  // Of a tile of 512 px, which is the world at zoom 0.
  const worldPx = (peerMap().box.width * 360) / 45;
  await globalThis.drawByHand({
    ...{ canvas, border, features, unproject, project: outlines.project },
    country: [...byFill].map(([fill, path]) => ({ fill, path })),
    zoomAt: (scale) => Math.log2((worldPx * scale) / 512),
  });
}

globalThis.drawSites = (who) =>
  timed(who === 'ours' ? () => drawOurs({ sites }) : who === 'echarts' ? drawEcharts : drawHand);

globalThis.loadSites = async (order) => {
  const [, { placeSiteSteps }] = await loaded;
  const spent: Partial<Record<SitesContender, number>> = {};
  for (const who of order)
    if (who === 'hand') spent.hand = (await globalThis.loadSupercluster(features)).loadMs;
    else {
      const fresh = { ...sites };
      const beganMs = performance.now();
      await runInSlices(placeSiteSteps(fresh, outlines));
      spent.ours = performance.now() - beganMs;
    }
  return spent;
};
