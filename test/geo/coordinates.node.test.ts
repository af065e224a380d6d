import { BOUNDARY_SYSTEMS, type BoundarySet, type BoundarySystem } from '@practice-atlas/geo';
import { convertBoundaries, convertOnto, convertPosition, convertPositions } from '@practice-atlas/geo/coordinates.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const system = fc.constantFrom(...BOUNDARY_SYSTEMS);
const inChina = fc.record({
  lng: fc.double({ min: 73.5, max: 135, noNaN: true }),
  lat: fc.double({ min: 3.5, max: 53.5, noNaN: true }),
});

/** Great-circle distance in meters. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const radians = (degrees = 0) => (degrees * Math.PI) / 180;
  const [x, y, u, v] = [radians(a[0]), radians(a[1]), radians(b[0]), radians(b[1])];
  const h = Math.sin((v - y) / 2) ** 2 + Math.cos(y) * Math.cos(v) * Math.sin((u - x) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

const square: [number, number][] = [
  [123, 41],
  [124, 41],
  [124, 42],
  [123, 42],
  [123, 41],
];
const set: BoundarySet = {
  attribution: { source: '测试', licence: 'test', mapApproval: null, publishedOn: null, crs: 'cgcs2000' },
  level: 'city',
  features: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '210100', name: '沈阳市' },
        geometry: { type: 'MultiPolygon', coordinates: [[square]] },
      },
    ],
  },
};

describe('convertPosition', () => {
  test('agrees with the published example of gcoord for 天安门 to 0.01 m', () => {
    const baidu = convertPosition([116.403988, 39.914266], 'wgs84', 'bd09');
    expect(distance(baidu, [116.41661560068297, 39.92196580126834])).toBeLessThan(0.01);
  });

  test('comes back within 1 cm from any system to any other inside China', () => {
    fc.assert(
      fc.property(inChina, system, system, ({ lng, lat }, from, to) => {
        const there = convertPosition([lng, lat], from, to);
        expect(distance(convertPosition(there, to, from), [lng, lat])).toBeLessThan(0.01);
      }),
      { seed: 20261130, numRuns: 1000 },
    );
  });

  test('moves GCJ-02 by 5 to 1500 m inside China, and CGCS2000 not at all', () => {
    fc.assert(
      fc.property(inChina, ({ lng, lat }) => {
        const moved = distance(convertPosition([lng, lat], 'wgs84', 'gcj02'), [lng, lat]);
        expect(moved).toBeGreaterThan(5);
        expect(moved).toBeLessThan(1500);
        expect(convertPosition([lng, lat], 'wgs84', 'cgcs2000')).toEqual([lng, lat]);
      }),
      { seed: 20261130, numRuns: 500 },
    );
  });

  test('leaves GCJ-02 where WGS-84 is outside its box around China, both ways', () => {
    for (const place of [
      [-0.1276, 51.5072],
      [151.2, -33.9],
      [139.7, 35.7],
      [116, 56],
    ] as const)
      for (const [from, to] of [
        ['wgs84', 'gcj02'],
        ['gcj02', 'wgs84'],
      ] as const)
        expect(convertPosition(place, from, to)).toEqual(place);
  });

  test('ends at the edges of that box, where the shift begins, less than 1100 m from where it began', () => {
    const edge = fc.oneof(
      fc.record({
        lng: fc.constantFrom(72.004, 137.8347).chain((x) => fc.double({ min: x - 0.02, max: x + 0.02, noNaN: true })),
        lat: fc.double({ min: 0, max: 56, noNaN: true }),
      }),
      fc.record({
        lng: fc.double({ min: 72, max: 138, noNaN: true }),
        lat: fc.constantFrom(0.8293, 55.8271).chain((y) => fc.double({ min: y - 0.02, max: y + 0.02, noNaN: true })),
      }),
    );
    fc.assert(
      fc.property(edge, system, system, ({ lng, lat }, from, to) => {
        const moved = distance(convertPosition([lng, lat], from, to), [lng, lat]);
        expect(moved).toBeLessThan(from === 'bd09' || to === 'bd09' ? 3000 : 1100);
      }),
      { seed: 20261130, numRuns: 600 },
    );
  });

  test.each([
    ['other', 'unknown coordinate system "other"', 'say one of wgs84, cgcs2000, gcj02, bd09; none is assumed'],
    ['GCJ-02', 'unknown coordinate system "GCJ-02"', 'did you mean "gcj02"?'],
    [null, 'positions come without a coordinate system', 'say one of wgs84, cgcs2000, gcj02, bd09; none is assumed'],
    [
      undefined,
      'positions come without a coordinate system',
      'say one of wgs84, cgcs2000, gcj02, bd09; none is assumed',
    ],
  ])('refuses %s, from and to', (crs, message, hint) => {
    const given = crs as BoundarySystem;
    for (const convert of [
      () => convertPosition([116, 40], given, 'wgs84'),
      () => convertPosition([116, 40], 'wgs84', given),
      () => convertPositions([], given, given),
      () => convertOnto(set, [116, 40], crs),
      () => convertBoundaries(set, given),
    ])
      expect(convert).toThrow(expect.objectContaining({ code: 'crs_unknown', message, hint }));
  });
});

describe('convertPositions', () => {
  test('converts each position as convertPosition does, into a new array, NaN kept', () => {
    const given = Float64Array.of(116.4, 39.9, Number.NaN, 40, 123.4, 41.8);
    const before = given.slice();
    for (const from of BOUNDARY_SYSTEMS)
      for (const to of BOUNDARY_SYSTEMS) {
        const converted = convertPositions(given, from, to);
        expect(converted).not.toBe(given);
        expect([...converted.subarray(0, 2)]).toEqual([...convertPosition([116.4, 39.9], from, to)]);
        expect([...converted.subarray(4)]).toEqual([...convertPosition([123.4, 41.8], from, to)]);
        expect(Number.isNaN(converted[2])).toBe(true);
      }
    expect(given).toEqual(before);
  });

  test('refuses half a position', () => {
    expect(() => convertPositions([116.4, 39.9, 123], 'wgs84', 'gcj02')).toThrow(
      expect.objectContaining({ code: 'parameter_malformed' }),
    );
  });
});

describe('convertOnto', () => {
  test('brings positions onto the system of the boundaries', () => {
    const amap = Float64Array.of(...convertPosition([123.43, 41.8], 'wgs84', 'gcj02'));
    expect(distance(convertOnto(set, amap, 'gcj02'), [123.43, 41.8])).toBeLessThan(0.01);
    expect([...convertOnto(set, amap, 'wgs84')]).toEqual([...amap]);
  });
});

describe('convertBoundaries', () => {
  test('gives a new set that says from which system its positions come, and leaves the set as it is', () => {
    const before = JSON.stringify(set);
    const converted = convertBoundaries(set, 'gcj02');
    expect(converted.attribution).toEqual({ ...set.attribution, crs: 'gcj02', convertedFrom: 'cgcs2000' });
    expect(converted.features.features[0]?.geometry.coordinates).toEqual([
      [square.map((place) => convertPosition(place, 'cgcs2000', 'gcj02'))],
    ]);
    expect(convertBoundaries(converted, 'bd09').attribution.convertedFrom).toBe('cgcs2000');
    expect(JSON.stringify(set)).toBe(before);
  });

  test('is the set itself where nothing is to be done', () => {
    expect(convertBoundaries(set, 'cgcs2000')).toBe(set);
  });
});
