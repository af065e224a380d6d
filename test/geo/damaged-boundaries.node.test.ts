import { readFileSync } from 'node:fs';
import { AtlasError } from '@practice-atlas/dataset';
import { checkBoundaries, openBoundaries, openSoundBoundaries, readFeatures, toBoundaries } from '@practice-atlas/geo';
import { projectOutlines } from '@practice-atlas/geo/outlines.js';
import { loadRegister } from '@practice-atlas/geo/register.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const register = await loadRegister();
const example = JSON.parse(readFileSync(new URL('../../examples/boundaries/liaoning.json', import.meta.url), 'utf8'));
/** Five cities with every eighth position, so that damage hits all parts of a file alike. */
const features = example.features.features.slice(0, 5).map((feature: Record<string, unknown>) => {
  const { type, coordinates } = feature.geometry as { type: string; coordinates: unknown[] };
  const thin = (ring: unknown[]) => [...ring.slice(0, -1).filter((_, i) => i % 8 === 0 || i < 3), ring[0]];
  const rings = (polygon: unknown) => (polygon as unknown[][]).map(thin);
  return {
    ...feature,
    geometry: { type, coordinates: type === 'Polygon' ? rings(coordinates) : coordinates.map(rings) },
  };
});
const geojson = { type: 'FeatureCollection', features };
const set = { ...example, features: geojson };
const ring = [
  [123, 41],
  [124, 41],
  [124, 42],
  [123, 42],
  [123, 41],
];
const topology = {
  type: 'Topology',
  transform: { scale: [0.001, 0.001], translate: [120, 40] },
  objects: {
    cities: {
      type: 'GeometryCollection',
      geometries: ['210100', '210200', '210300'].map((code, i) => ({
        ...{ type: 'Polygon', properties: { code, name: '市' }, arcs: [[i, -1 - i]] },
      })),
    },
  },
  arcs: [ring, ring, ring],
};

const junk = [
  ...[null, undefined, Number.NaN, Number.POSITIVE_INFINITY, 1e308, -0.5, 12_345_678, '', '123.4', '__proto__', true],
  ...[[], {}, [[]], [[[[]]]], { type: 'Polygon' }, { type: 'GeometryCollection', geometries: [{}] }, { length: 1e9 }],
];

/** Walks down at random and changes what it meets: replaces, removes, repeats, turns around, swaps two, wraps. */
function damage(json: unknown, seeds: readonly number[]): unknown {
  const copy = structuredClone({ json });
  const next = (
    (at) => (limit: number) =>
      seeds[at++ % seeds.length]! % limit
  )(0);
  for (let hits = 1 + next(4); hits > 0; hits--) {
    let parent: Record<string, unknown> = copy;
    let key = 'json';
    for (let depth = next(12); depth > 0; depth--) {
      const value = parent[key];
      const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
      if (keys.length === 0) break;
      parent = value as Record<string, unknown>;
      key = keys[next(keys.length)]!;
    }
    const value = parent[key];
    const list = Array.isArray(value) ? value : null;
    const kind = next(6);
    if (kind === 0) parent[key] = junk[next(junk.length)];
    else if (kind === 1) delete parent[key];
    else if (kind === 2 && list) list.push(...list.slice(0, 20));
    else if (kind === 3 && list) list.reverse();
    else if (kind === 4) parent[key] = [value];
    else parent[key] = typeof value === 'number' ? value * 1000 : String(value).slice(0, 20);
  }
  return copy.json;
}

/** Gives what a reading gives, or null where it refused. */
function read<T>(reading: () => T): T | null {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    expect(error.message).not.toBe('');
    return null;
  }
}

/** Counts the numbers in a value, as a measure of its size. */
function numberCount(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + numberCount(each), 0);
}

const seeds = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

test('random damage ends in findings or a refusal, and what is kept is no larger than the file', () => {
  let [keptCount, refusedCount, findingCount] = [0, 0, 0];
  fc.assert(
    fc.property(fc.constantFrom('set', 'geojson', 'topology'), seeds, (kind, given) => {
      const json = damage({ set, geojson, topology }[kind], given);
      const made =
        kind === 'set'
          ? read(() => openBoundaries(json))
          : read(() => {
              const raw = readFeatures(json);
              return toBoundaries(raw.features, { level: 'city', attribution: example.attribution, register });
            });
      if (made === null) {
        refusedCount += 1;
        return;
      }
      const judged = checkBoundaries(made.set, register);
      for (const finding of [...made.findings, ...judged]) {
        expect(finding.reason).not.toBe('');
        expect(finding.zh.reason).toMatch(/\p{Script=Han}/u);
        expect(finding.remedy === '').toBe(finding.zh.remedy === '');
      }
      const outlines = projectOutlines(made.set, { width: 400, height: 300 });
      expect(outlines.outlines.length).toBeLessThanOrEqual(made.set.features.features.length);
      // A ring that is closed, or cut at 180 degrees, gains a few positions; TopoJSON is unfolded, here twice an arc.
      expect(numberCount(made.set)).toBeLessThanOrEqual(3 * numberCount(json) + 100);
      findingCount += made.findings.length;
      keptCount += 1;
    }),
    { numRuns: 500, seed: 20261130 },
  );
  // The damage reaches all three ends.
  for (const count of [keptCount, refusedCount, findingCount]) expect(count).toBeGreaterThan(30);
});

test('text that is cut or overwritten anywhere is refused by JSON or read like the rest', () => {
  const text = JSON.stringify(set);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(6), fc.string({ maxLength: 4 }), (at, length, put) => {
      let json: unknown;
      try {
        json = JSON.parse(text.slice(0, at) + put + text.slice(at + length));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
        return;
      }
      read(() => openBoundaries(json));
    }),
    { numRuns: 500, seed: 20261130 },
  );
});

test('a damaged set is opened at once exactly where nothing is to be said of it, and then as by the way that mends', () => {
  const seen = { atOnce: 0, told: 0, refused: 0 };
  fc.assert(
    fc.property(fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 9, arbitrary: seeds }), (given) => {
      const json = given.length === 0 ? set : damage(set, given);
      const opened = read(() => openBoundaries(json));
      const atOnce = read(() => openSoundBoundaries(json));
      if (opened === null) {
        seen.refused += 1;
        expect(atOnce).toBeNull();
      } else if (opened.findings.length > 0) {
        seen.told += 1;
        expect(atOnce).toBeNull();
      } else {
        seen.atOnce += 1;
        expect(atOnce).toEqual(opened);
      }
    }),
    { numRuns: 500, seed: 20261201 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});
