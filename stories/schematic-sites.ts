import { createDataset } from '@practice-atlas/dataset';
import type { SitePoints } from '@practice-atlas/elements/coverage-map.js';
import { sitePoints } from '@practice-atlas/elements/map-sites.js';
import { type BoundarySet, tileGridOf } from '@practice-atlas/geo';
import { simulateSites } from '@practice-atlas/transform';

const SIDE = 0.9;
const GAP = 0.06;

const squares = (tileGridOf('210000')?.cells ?? []).map(({ code, column, row }) => ({
  code,
  west: 119 + column * (SIDE + GAP) * 1.3,
  south: 43 - row * (SIDE + GAP),
}));

/** A square for each city of Liaoning, laid out as tiles are: no boundary, so that it may be published. */
export const schematicBoundaries: BoundarySet = {
  attribution: {
    source: '示意方格，不是边界 (schematic)',
    licence: 'MIT',
    mapApproval: null,
    publishedOn: null,
    crs: 'wgs84',
  },
  level: 'city',
  features: {
    type: 'FeatureCollection',
    features: squares.map(({ code, west, south }) => {
      const [east, north] = [west + SIDE * 1.3, south + SIDE];
      const ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ] as const;
      return { type: 'Feature', properties: { code, name: code }, geometry: { type: 'Polygon', coordinates: [ring] } };
    }),
  },
};

/** Simulated sites within the squares; the same for the same number of stations an institute. */
export function simulatedSites(stationCount: number): SitePoints | null {
  const rows = simulateSites({
    ...{ seed: 20261130, crs: 'wgs84', instituteCount: 5, stationCount, unplacedShare: 0.01 },
    places: squares.map(({ code, west, south }) => ({
      code,
      lng: west + SIDE * 0.65,
      lat: south + SIDE / 2,
      reach: SIDE * 0.36,
    })),
  });
  const dataset = createDataset({
    ...{ name: 'sites', title: { zh: '模拟阵地', en: 'Simulated sites' }, tables: { sites: rows } },
    simulation: { seed: 20261130, scale: 1, scaleMeaning: 'None of the sites exists.', tables: ['sites'] },
  });
  return sitePoints(dataset);
}
