import { type MarkList, type PathMark, paper } from '@practice-atlas/elements';
import { type AtlasCoverageMap, regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import { MapChart } from 'echarts/charts';
import { GeoComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { quantity, regional } from '../../elements/marks-answers.js';

/** Milliseconds of the page's own clock. */
export interface FirstPaint {
  /** From data in memory to a picture that is on screen. */
  readonly firstMs: number;
  /** The longest task until then, and all of them together. */
  readonly longestTaskMs: number;
}
declare global {
  var draw: (who: 'ours' | 'echarts') => Promise<FirstPaint>;
  /** Prepares the geometry of the peer; not timed. */
  var prepare: () => Promise<void>;
  var pixels: () => string;
}

/** What a map loads when it needs it: there before anything is timed, as all of the peer is. */
export const loaded = Promise.all([
  import('@practice-atlas/elements/outline-map.js'),
  import('@practice-atlas/elements/map-sites.js'),
  import('@practice-atlas/elements/map-stage.js'),
]);

export const WIDTH = 1200;
const file = await fetch('./country.json');
export const set: BoundarySet = await file.json();
export const answer = regional(
  set.features.features.map(({ properties: { code, name } }) => [code, name, name] as const),
  { values: set.features.features.map((_, i) => quantity(1 + ((i * 7919) % 997))), region: null },
);

/** The map as a peer draws it, and what each county is filled with. */
export interface PeerMap {
  /** Rings in px. */
  readonly json: object;
  /** The rings as they are in the boundary set, and the projection of the element. */
  readonly degrees: { readonly json: object; readonly project: (position: number[]) => number[] };
  readonly data: object[];
  readonly box: { left: number; top: number; width: number; height: number };
  readonly height: number;
  readonly border: { color: string; width: number };
}
let peer: PeerMap | null = null;

/** The map of the peers, once `prepare` was called. */
export function peerMap(): PeerMap {
  if (!peer) throw new Error('prepare first');
  return peer;
}

/** Turns rings in px, outer ones and holes in one list, into polygons: holes run the other way. */
function flatPolygons(rings: readonly Float64Array[]): number[][][][] {
  const polygons: number[][][][] = [];
  for (const ring of rings) {
    let area = 0;
    const points: number[][] = [[ring[0]!, ring[1]!]];
    for (let i = 2; i < ring.length; i += 2) {
      points.push([ring[i]!, ring[i + 1]!]);
      area += ring[i - 2]! * ring[i + 1]! - ring[i]! * ring[i - 1]!;
    }
    const last = polygons.at(-1);
    if (area < 0 || !last) polygons.push([points]);
    else last.push(points);
  }
  return polygons;
}

const RADIANS = Math.PI / 180;
const [FIRST, SECOND] = [Math.sin(25 * RADIANS), Math.sin(47 * RADIANS)];
const CONE = (FIRST + SECOND) / 2;
const CONSTANT = 1 + FIRST * SECOND;

/** Albers' equal-area conic of a country, as the element has it; Snyder, Map Projections, 1987, formulas 14-1 to 14-6. Of wrong ones the pixels would differ. */
function albers(lng: number, lat: number): number[] {
  const radius = Math.sqrt(CONSTANT - 2 * CONE * Math.sin(lat * RADIANS)) / CONE;
  const angle = CONE * (lng - 105) * RADIANS;
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

/** The boundary set as GeoJSON that goes by codes, to be projected as the element does it. */
function inDegrees(): PeerMap['degrees'] {
  const { features } = set.features;
  return {
    json: {
      type: 'FeatureCollection',
      features: features.map(({ geometry, properties: { code } }) => ({
        ...{ type: 'Feature', properties: { name: code }, geometry },
      })),
    },
    project: ([lng, lat]) => albers(lng!, lat!),
  };
}

globalThis.prepare = async () => {
  const [{ openOutlineMap }] = await loaded;
  const map = await openOutlineMap(readBoundaries(set), location.href);
  const model = regionsModel([answer])!;
  const list: MarkList = map.marks(model, { widthPx: WIDTH, theme: paper, locale: 'zh' }, null);
  const regions = list.marks.filter((mark): mark is PathMark => mark.type === 'path' && mark.role === 'region');
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { shape } of regions) {
    const { x, y, width, height } = shape!.box;
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const ringsOf = ({ shape }: PathMark) =>
    (shape as unknown as { outline: { rings: readonly Float64Array[] } }).outline.rings;
  peer = {
    json: {
      type: 'FeatureCollection',
      features: regions.map((mark) => ({
        type: 'Feature',
        properties: { name: model.items[mark.datum!]!.code },
        geometry: { type: 'MultiPolygon', coordinates: flatPolygons(ringsOf(mark)) },
      })),
    },
    degrees: inDegrees(),
    data: regions.map(({ datum, fill }) => ({
      name: model.items[datum!]!.code,
      value: 1,
      itemStyle: { areaColor: fill },
    })),
    box: { left, top, width: right - left, height: bottom - top },
    height: list.height,
    border: { color: regions[0]!.stroke!, width: regions[0]!.strokeWidth! },
  };
};

const onScreen = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** An empty place for one contender. */
export function stage(): HTMLElement {
  document.querySelector('#stage')?.remove();
  const made = document.createElement('div');
  made.id = 'stage';
  document.body.append(made);
  return made;
}

/** Draws the element with the properties given, until it says that it is ready. */
export async function drawOurs(properties: Partial<AtlasCoverageMap> = {}): Promise<void> {
  const element = document.createElement('atlas-coverage-map');
  const ready = new Promise((resolve) => element.addEventListener('atlas-ready', resolve, { once: true }));
  Object.assign(element, { theme: 'paper', locale: 'zh', zoom: true, boundaries: set, data: answer, ...properties });
  stage().append(element);
  await ready;
}

/** How the peer draws the country, whatever else it draws. */
export type PeerCountry = ReturnType<typeof peerCountry>;

function peerCountry({ box, border }: ReturnType<typeof peerMap>, project: (position: number[]) => number[]) {
  return {
    ...({ map: 'country', roam: true, ...box, selectedMode: false } as const),
    // Nobody asks where a pixel is.
    projection: { project, unproject: (point: number[]) => point },
    itemStyle: { borderColor: border.color, borderWidth: border.width },
    emphasis: { disabled: true },
    label: { show: false },
  };
}

/** Draws with the peer, until it has finished: from degrees, or from rings in px where other things in px stand on the map. */
export async function drawWithPeer(
  from: 'degrees' | 'px',
  optionOf: (country: PeerCountry, data: ReturnType<typeof peerMap>['data']) => echarts.EChartsCoreOption,
): Promise<void> {
  const map = peerMap();
  const made = stage();
  made.style.height = `${map.height}px`;
  const chart = echarts.init(made, null, { renderer: 'canvas' });
  const { json, project } = from === 'degrees' ? map.degrees : { json: map.json, project: (point: number[]) => point };
  echarts.registerMap('country', json as Parameters<typeof echarts.registerMap>[1]);
  const finished = new Promise<void>((resolve) => {
    chart.on('finished', () => resolve());
  });
  chart.setOption({ animation: false, ...optionOf(peerCountry(map, project), map.data) });
  await finished;
}

async function drawPeer(): Promise<void> {
  echarts.use([MapChart, GeoComponent, CanvasRenderer]);
  await drawWithPeer('degrees', (country, data) => ({ series: [{ type: 'map', data, ...country }] }));
}

/** Times a contender from data in memory to a picture that is on screen. */
export async function timed(paint: () => Promise<void>): Promise<FirstPaint> {
  await loaded;
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  // A task of the page: one that a debugger began is not observed.
  await new Promise((resolve) => setTimeout(resolve));
  const beganMs = performance.now();
  await paint();
  await onScreen();
  const firstMs = performance.now() - beganMs;
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { firstMs, longestTaskMs };
}

globalThis.draw = (who) => timed(who === 'ours' ? () => drawOurs() : drawPeer);

globalThis.pixels = () => {
  const element = document.querySelector('atlas-coverage-map');
  const canvas = (element?.renderRoot ?? document).querySelector('canvas')!;
  return canvas.toDataURL();
};
