import { AtlasError } from '@practice-atlas/dataset';
import { openBoundaries, openSoundBoundaries, readBoundaries } from '@practice-atlas/geo';
import { projectOutlines } from '@practice-atlas/geo/outlines.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

type Ring = unknown[];

/** A ring of many corners around a place, counterclockwise. */
const around = (x: number, y: number, radius: number, corners = 12): Ring => {
  const ring: Ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]];
};

const FAULTS: readonly ((polygon: Ring[]) => unknown)[] = [
  (polygon) => polygon,
  (polygon) => polygon.map((ring) => [...ring].reverse()),
  ([outer, ...holes]) => [outer, ...holes.map((hole) => [...hole].reverse())],
  (polygon) => polygon.map((ring) => ring.slice(0, -1)),
  (polygon) => polygon.map((ring) => ring.slice(0, 3)),
  (polygon) => polygon.map((ring) => ring.map((place) => [...(place as number[])].reverse())),
  (polygon) => polygon.map((ring, i) => (i === 0 ? [...ring.slice(0, 2), [Number.NaN, 3], ...ring.slice(2)] : ring)),
  (polygon) => polygon.map((ring) => [...ring.slice(0, 2), ['121', '41'], ...ring.slice(2)]),
  (polygon) => polygon.map((ring) => [...ring.slice(0, 2), null, ...ring.slice(2)]),
  (polygon) => polygon.map((ring) => ring.map((place) => [(place as number[])[0]! + 70, (place as number[])[1]!])),
  (polygon) => polygon.map((ring) => ring.map(() => ring[0])),
  (polygon) => [...polygon, around(60, 10, 0.5).reverse()],
  () => [],
  () => null,
  (polygon) => [polygon],
];

const polygons = fc
  .tuple(fc.double({ min: 75, max: 130, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true }), fc.nat(2))
  .chain(([x, y, holeCount]) => {
    const holes = Array.from({ length: holeCount }, (_, i) => around(x + i - 0.5, y, 0.3, 5).reverse());
    const polygon = [around(x, y, 3), ...holes];
    return fc.constantFrom(...FAULTS).map((fault) => fault(polygon));
  });
const geometries = fc.oneof(
  polygons.map((coordinates) => ({ type: 'Polygon', coordinates })),
  fc.array(polygons, { maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  fc.constantFrom<unknown>(null, 3, {}, { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon' }),
);

const setOf = (geometry: unknown) => ({
  attribution: { source: '测试', licence: 'test', mapApproval: null, publishedOn: null, crs: 'wgs84' },
  level: 'city',
  features: {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { code: '210100', name: '甲' }, geometry },
      {
        type: 'Feature',
        properties: { code: '210200', name: '乙' },
        geometry: { type: 'Polygon', coordinates: [around(100, 30, 1)] },
      },
    ],
  },
});

const isSound = (json: unknown): boolean => {
  try {
    readBoundaries(json);
    return true;
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    return false;
  }
};

test('a geometry is taken as it is exactly where nothing is unsound and nothing has to be mended', () => {
  const seen = { taken: 0, mended: 0, unsound: 0 };
  const size = { width: 300, height: 200 };
  fc.assert(
    fc.property(geometries, (geometry) => {
      const json = setOf(geometry);
      const sound = openSoundBoundaries(json);
      const opened = openBoundaries(json);
      if (!isSound(json)) seen.unsound += 1;
      else if (opened.findings.length > 0) seen.mended += 1;
      else seen.taken += 1;
      expect(sound !== null).toBe(isSound(json) && opened.findings.length === 0);
      if (!sound) return;
      expect(sound).toEqual(opened);
      // What was measured on the way is what measuring a copy gives.
      const [drawn, again] = [sound.set, structuredClone(sound.set)].map((set) => projectOutlines(set, size));
      expect(drawn!.outlines.map(({ d }) => d)).toEqual(again!.outlines.map(({ d }) => d));
    }),
    { numRuns: 1500 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});
