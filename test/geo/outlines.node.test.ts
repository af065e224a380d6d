import { readFileSync } from 'node:fs';
import { type BoundarySet, readBoundaries, SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import {
  neighborsOf,
  nextInDirection,
  type Outline,
  type OutlineBox,
  type Outlines,
  outlineAt,
  projectOutlines,
} from '@practice-atlas/geo/outlines.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const read = (file: string) =>
  readBoundaries(JSON.parse(readFileSync(new URL(`../../examples/boundaries/${file}`, import.meta.url), 'utf8')));
const sets = { liaoning: read('liaoning.json'), china: read('china.json') };
const size = { width: 900, height: 700, padding: 10 };
const drawn = {
  liaoning: projectOutlines(sets.liaoning, size),
  china: projectOutlines(sets.china, size),
};
const both = ['liaoning', 'china'] as const;
const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;

type Place = [number, number];
type Rings = Place[][];

/** A closed rectangle, counterclockwise. */
const rectangle = (x: number, y: number, width = 1, height = width): Place[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];

function setOf(units: Record<string, Rings[]>): BoundarySet {
  return {
    attribution: { source: '测试', licence: 'test', mapApproval: null, publishedOn: null, crs: 'wgs84' },
    level: 'city',
    features: {
      type: 'FeatureCollection',
      features: Object.entries(units).map(([code, coordinates]) => ({
        type: 'Feature',
        properties: { code, name: code },
        geometry: { type: 'MultiPolygon', coordinates },
      })),
    },
  };
}

const numbersOf = ({ d }: Outline): number[] => (d.match(/-?[\d.]+/g) ?? []).map(Number);
const holds = (box: OutlineBox, x: number, y: number, margin: number): boolean =>
  x > box.x - margin && x < box.x + box.width + margin && y > box.y - margin && y < box.y + box.height + margin;
const codesOf = (outlines: readonly Outline[]) => outlines.map(({ code }) => code);

function planeArea({ rings }: Outline): number {
  const areas = rings.map((ring) => {
    let sum = 0;
    for (let i = 2; i < ring.length; i += 2) sum += ring[i - 2]! * ring[i + 1]! - ring[i]! * ring[i - 1]!;
    return sum / 2;
  });
  return Math.abs(areas.reduce((sum, area) => sum + area, 0));
}

/** In units of the squared radius of the earth: what lies between a ring and the equator, counted by its edges. */
function sphereArea({ features }: BoundarySet, code: string): number {
  const { geometry } = features.features.find(({ properties }) => properties.code === code)!;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  let area = 0;
  for (const ring of rings)
    for (const [i, [x, y]] of ring.slice(1).entries()) {
      const [beforeX, beforeY] = ring[i]!;
      area += (radians(beforeX - x) * (Math.sin(radians(y)) + Math.sin(radians(beforeY)))) / 2;
    }
  return area;
}

/** Everything that arrow keys reach from a division. */
function reachedFrom(outlines: Outlines, start: string): Set<string> {
  const reached = new Set([start]);
  for (const code of reached)
    for (const direction of DIRECTIONS) {
      const next = nextInDirection(outlines, code, direction);
      if (next !== null) reached.add(next);
    }
  return reached;
}

function expectAllReachable(outlines: Outlines): void {
  const codes = codesOf(outlines.outlines).sort();
  for (const code of codes) expect([...reachedFrom(outlines, code)].sort()).toEqual(codes);
}

describe.each(both)('projectOutlines of %s', (place) => {
  const { outlines, extent, inset } = drawn[place];
  const all = [...outlines, ...(inset?.outlines ?? [])];

  test('draws every division, once, in the order of the set', () => {
    const codes = sets[place].features.features.map(({ properties }) => properties.code);
    expect(codesOf(outlines)).toEqual(codes.filter((code) => code !== SOUTH_CHINA_SEA));
  });

  test('closes every path and ring', () => {
    for (const { d, rings } of all) {
      expect(d).toMatch(/^(?:M-?[\d.]+,-?[\d.]+(?:L-?[\d.]+,-?[\d.]+)*Z)+$/);
      expect(d.match(/M/g)).toHaveLength(rings.length);
      for (const ring of rings) expect([...ring.slice(-2)]).toEqual([...ring.slice(0, 2)]);
    }
  });

  test('stays inside the padding, filling it one way', () => {
    const values = all.flatMap(numbersOf);
    const [xs, ys] = [values.filter((_, i) => i % 2 === 0), values.filter((_, i) => i % 2 === 1)];
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(size.padding);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(size.padding);
    expect(Math.max(...xs)).toBeLessThanOrEqual(size.width - size.padding);
    expect(Math.max(...ys)).toBeLessThanOrEqual(size.height - size.padding);
    const right = inset ? inset.x + inset.width : extent!.x + extent!.width;
    expect([right - extent!.x + 2 * size.padding, extent!.height + 2 * size.padding]).toContainEqual(
      expect.closeTo(place === 'china' ? size.width : size.height, 6),
    );
  });

  test('rounds paths to 0.1 px', () => {
    for (const value of all.flatMap(numbersOf))
      expect(Math.abs(value * 10 - Math.round(value * 10))).toBeLessThan(1e-6);
  });

  test('keeps areas in proportion, within 1 %', () => {
    const whole = outlines.filter(({ code }) => code !== '460000');
    const ratios = whole.map((outline) => planeArea(outline) / sphereArea(sets[place], outline.code));
    for (const ratio of ratios) expect(ratio / ratios[0]!).toBeCloseTo(1, 2);
  });

  test('has a scale that agrees with the areas', () => {
    const [first] = outlines;
    const scale = Math.sqrt(planeArea(first!) / sphereArea(sets[place], first!.code)) / 6371.0088;
    expect(drawn[place].pxPerKm! / scale).toBeCloseTo(1, 2);
  });

  test('puts labels inside, where a pointer finds the division', () => {
    for (const { code, label } of outlines) expect([code, outlineAt(drawn[place], ...label)]).toEqual([code, code]);
  });

  test('places single positions where the outlines have them', () => {
    for (const { properties, geometry } of sets[place].features.features) {
      const drawnAs = outlines.find(({ code }) => code === properties.code);
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const [first] = polygons.filter(([outer]) => outer!.some(([, lat]) => lat >= 18));
      if (!drawnAs || !first) continue;
      const placed = first[0]!.flatMap(([lng, lat]) => drawn[place].project(lng, lat) ?? []);
      expect(placed.length).toBeGreaterThan(5);
      for (const [i, value] of placed.slice(0, 12).entries()) expect(value).toBeCloseTo(drawnAs.rings[0]![i]!, 9);
    }
    expect(drawn[place].project(Number.NaN, 40)).toBeNull();
  });

  test('lets arrow keys reach every division from every other', () => {
    expectAllReachable(drawn[place]);
  });
});

describe('projectOutlines', () => {
  test.each([
    ['the country', 104, 36, 0.04],
    ['the country at a standard parallel', 104, 47, 0.02],
    ['辽宁', 122.5, 41, 0.02],
  ])('keeps the ratio of a degree of longitude to one of latitude in the middle of %s', (_, x, y, tolerance) => {
    const box = rectangle(x - 0.5, y - 0.5);
    const around: Rings[] = x === 104 ? [[rectangle(74, 18, 61, 35)]] : [[rectangle(119, 39, 7, 4.5)]];
    const { outlines } = projectOutlines(setOf({ small: [[box]], around }), size);
    const ring = outlines[0]!.rings[0]!;
    const middle = (i: number, j: number, axis: number) => (ring[2 * i + axis]! + ring[2 * j + axis]!) / 2;
    const eastward = Math.hypot(middle(1, 2, 0) - middle(0, 3, 0), middle(1, 2, 1) - middle(0, 3, 1));
    const northward = Math.hypot(middle(2, 3, 0) - middle(0, 1, 0), middle(2, 3, 1) - middle(0, 1, 1));
    const truth = Math.cos((y * Math.PI) / 180);
    expect(Math.abs(eastward / northward / truth - 1)).toBeLessThan(tolerance);
  });

  test('leaves a hole to the enclave in it', () => {
    const outlines = projectOutlines(
      setOf({ around: [[rectangle(120, 40, 3), rectangle(121, 41).reverse()]], enclave: [[rectangle(121, 41)]] }),
      size,
    );
    const [around, enclave] = outlines.outlines as [Outline, Outline];
    expect(outlineAt(outlines, ...enclave.label)).toBe('enclave');
    expect(outlineAt(outlines, ...around.label)).toBe('around');
    expect(holds(enclave.box, ...around.label, 0)).toBe(false);
    expect(outlineAt(outlines, 1, 1)).toBe(null);
    expect([...neighborsOf(outlines)]).toEqual([
      ['around', ['enclave']],
      ['enclave', ['around']],
    ]);
    expectAllReachable(outlines);
  });

  test('finds nothing in a hole that nobody fills', () => {
    const outlines = projectOutlines(setOf({ a: [[rectangle(120, 40, 3), rectangle(121, 41).reverse()]] }), size);
    expect(outlineAt(outlines, size.width / 2, size.height / 2)).toBe(null);
  });

  test('labels the largest of several polygons', () => {
    const outlines = projectOutlines(setOf({ a: [[rectangle(120, 40)], [rectangle(122, 40, 3)]] }), size);
    expect(outlines.outlines[0]!.label[0]).toBeGreaterThan(size.width / 2);
  });

  test('draws nothing of an empty set', () => {
    const outlines = projectOutlines(setOf({}), size);
    expect(outlines).toMatchObject({ width: 900, height: 700, outlines: [], extent: null, pxPerKm: null, inset: null });
    expect(outlines.project(120, 40)).toBeNull();
    expect(outlineAt(outlines, 1, 1)).toBe(null);
    expect(neighborsOf(outlines).size).toBe(0);
    expect(nextInDirection(outlines, '210100', 'up')).toBe(null);
  });

  test('puts a unit of one point into the middle, and enlarges nothing beyond 1 km', () => {
    const point: Place = [123, 41];
    for (const ring of [[point, point, point, point], rectangle(123, 41, 1e-6)]) {
      const outlines = projectOutlines(setOf({ a: [[ring]] }), size);
      const [{ label, d }] = outlines.outlines as [Outline];
      expect(label[0]).toBeCloseTo(size.width / 2, 0);
      expect(label[1]).toBeCloseTo(size.height / 2, 0);
      expect(d).toMatch(/^M450,350.*Z$/);
      expect(outlines.pxPerKm).toBeLessThanOrEqual(size.height);
    }
  });

  test('refuses a box without room', () => {
    for (const wrong of [
      { width: 0, height: 10 },
      { width: 100, height: Number.NaN },
      { width: 100, height: 100, padding: 50 },
      { width: 100, height: 100, padding: -1 },
    ])
      expect(() => projectOutlines(sets.liaoning, wrong)).toThrow(
        expect.objectContaining({ code: 'parameter_malformed' }),
      );
  });
});

describe('the inset of 南海诸岛', () => {
  const inset = drawn.china.inset!;

  test('stands at the lower right, within the drawing', () => {
    expect(inset.x + inset.width).toBeCloseTo(size.width - size.padding, 6);
    expect(inset.x).toBeGreaterThan(size.width * 0.7);
    expect(inset.y).toBeGreaterThan(size.height * 0.6);
    expect(inset.y + inset.height).toBeCloseTo(drawn.china.extent!.y + drawn.china.extent!.height, 6);
  });

  test.each([
    [900, 700],
    [400, 900],
    [1600, 300],
    [60, 50],
  ])('is entered by no other path, in a box of %d x %d px', (width, height) => {
    const { outlines, inset: at } = projectOutlines(sets.china, { width, height, padding: 4 });
    for (const { rings } of outlines)
      for (const ring of rings)
        for (let i = 2; i < ring.length; i += 2)
          for (const share of [0, 0.25, 0.5, 0.75]) {
            const x = ring[i - 2]! + (ring[i]! - ring[i - 2]!) * share;
            const y = ring[i - 1]! + (ring[i + 1]! - ring[i - 1]!) * share;
            if (holds(at!, x, y, 0)) throw new Error(`${x}, ${y} lies in the inset`);
          }
  });

  test('holds the dashes whole, the islands, and the coast around them', () => {
    const dashes = inset.outlines.find(({ code }) => code === SOUTH_CHINA_SEA)!;
    expect(dashes.rings).toHaveLength(9);
    expect(dashes.rings.every((ring) => ring.length >= 8)).toBe(true);
    for (const { box } of inset.outlines) {
      expect(holds(inset, box.x, box.y, 1e-6)).toBe(true);
      expect(holds(inset, box.x + box.width, box.y + box.height, 1e-6)).toBe(true);
    }
    expect(codesOf(inset.outlines)).toEqual(expect.arrayContaining(['440000', '460000', '710000']));
    const hainan = inset.outlines.find(({ code }) => code === '460000')!;
    expect(hainan.rings).toHaveLength(221);
    expect(hainan.box.y + hainan.box.height).toBeGreaterThan(inset.y + inset.height * 0.9);
  });

  test('has half the scale of the main map', () => {
    const area = (outlines: readonly Outline[]) => {
      const { rings } = outlines.find(({ code }) => code === '460000')!;
      return planeArea({ rings: [rings[0]!] } as unknown as Outline);
    };
    expect(area(drawn.china.outlines) / area(inset.outlines)).toBeCloseTo(4, 1);
    expect(drawn.china.pxPerKm! / inset.pxPerKm).toBeCloseTo(2, 6);
  });

  test('is where a pointer finds the islands, and no dash', () => {
    const hainan = inset.outlines.find(({ code }) => code === '460000')!;
    expect(outlineAt(drawn.china, ...hainan.label)).toBe('460000');
    const dashes = inset.outlines.find(({ code }) => code === SOUTH_CHINA_SEA)!;
    expect(outlineAt(drawn.china, ...dashes.label)).toBe(null);
  });

  test('leaves the islands out of the main map, which ends with 海南岛', () => {
    const { box } = drawn.china.outlines.find(({ code }) => code === '460000')!;
    expect(box.y + box.height).toBeCloseTo(drawn.china.extent!.y + drawn.china.extent!.height, 6);
    expect(box.height).toBeLessThan(size.height / 10);
  });

  test('alone holds a division that lies in the sea', () => {
    const { outlines } = projectOutlines(
      setOf({
        460300: [[rectangle(112, 16, 0.5)]],
        440000: [[rectangle(110, 21, 6, 4)]],
        [SOUTH_CHINA_SEA]: [[rectangle(112, 4, 0.5)]],
      }),
      size,
    );
    const island = outlines.find(({ code }) => code === '460300')!;
    expect([island.d, island.rings]).toEqual(['', []]);
    expect(island.box.width).toBeGreaterThan(0);
  });

  test('is not made for a set without it', () => {
    expect(drawn.liaoning.inset).toBe(null);
  });
});

describe('neighborsOf', () => {
  const neighbors = neighborsOf(drawn.liaoning);

  test('lists those of 沈阳市 and of 大连市', () => {
    expect(neighbors.get('210100')).toEqual(['210300', '210400', '210500', '210700', '210900', '211000', '211200']);
    expect(neighbors.get('210200')).toEqual(['210300', '210600', '210800']);
  });

  test('is mutual', () => {
    for (const [code, others] of neighbors) for (const other of others) expect(neighbors.get(other)).toContain(code);
  });

  test('counts a stretch, not a corner', () => {
    const outlines = projectOutlines(
      setOf({ a: [[rectangle(120, 40)]], b: [[rectangle(121, 40)]], c: [[rectangle(121, 41)]] }),
      size,
    );
    expect(Object.fromEntries(neighborsOf(outlines))).toEqual({ a: ['b'], b: ['a', 'c'], c: ['b'] });
  });
});

describe('nextInDirection', () => {
  test('goes where the map goes', () => {
    const from = (code: string) => DIRECTIONS.map((direction) => nextInDirection(drawn.china, code, direction));
    expect(from('230000')).toEqual([null, '220000', '150000', null]);
    expect(from('650000')[0]).toBe(null);
    expect(from('650000')[2]).toBe(null);
  });

  test('knows nothing of a code without an outline', () => {
    expect(nextInDirection(drawn.china, '999999', 'up')).toBe(null);
  });

  test('reaches all that lie on one spot', () => {
    const units = ['a', 'b', 'c', 'd', 'e', 'f'].map((code): [string, Rings[]] => [code, [[rectangle(120, 40)]]]);
    expectAllReachable(projectOutlines(setOf(Object.fromEntries(units)), size));
  });

  test('reaches all of any set of places', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const units = places.map(([x, y], i): [string, Rings[]] => [`u${i}`, [[rectangle(100 + x, 25 + y, 0.9)]]]);
        expectAllReachable(projectOutlines(setOf(Object.fromEntries(units)), size));
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});

test('positions of the South China Sea are placed in the inset only', () => {
  const { project, inset } = drawn.china;
  expect(project(112.3, 16.8)).toBeNull();
  const [x, y] = inset!.project(112.3, 16.8)!;
  expect(x > inset!.x && x < inset!.x + inset!.width && y > inset!.y && y < inset!.y + inset!.height).toBe(true);
  expect(inset!.project(116.4, 39.9)).toBeNull();
  expect(project(116.4, 39.9)).not.toBeNull();
  expect(drawn.liaoning.project(112.3, 16.8)).not.toBeNull();
});

test('the plane of a set is the same at every size, and its matrix leads to where positions are drawn', () => {
  const sizes = [320, 900, 2400].map((width) => projectOutlines(sets.china, { width, height: width * 0.8 }));
  const lng = [116.4, 112.3, 87.6, Number.NaN];
  const lat = [39.9, 16.8, 43.8, 40];
  for (const { plane, matrix, project, inset } of sizes) {
    expect(plane).toBe(sizes[0]!.plane);
    expect(inset!.plane).toBe(sizes[0]!.inset!.plane);
    for (const part of [{ plane, matrix, project }, inset!]) {
      const { x, y } = part.plane.place(lng, lat);
      const { scale, x: left, y: top } = part.matrix;
      const placed = Array.from(x, (value, i) =>
        Number.isNaN(value) ? null : [value * scale + left, y[i]! * scale + top],
      );
      expect(placed).toEqual(lng.map((value, i) => part.project(value, lat[i]!)));
      expect(placed.filter((at) => at !== null).length).toBeGreaterThan(0);
      expect(placed).toContain(null);
    }
  }
});
