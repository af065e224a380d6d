import { readFileSync } from 'node:fs';
import {
  type BoundarySet,
  checkBoundaries,
  type PolygonRings,
  type Ring,
  readBoundaries,
  SOUTH_CHINA_SEA,
} from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { describe, expect, test } from 'vitest';
import { boundaryFiles } from '../../examples/boundaries/boundary-files.js';
import { decodeEcharts, decodeRing, type Place } from '../../examples/boundaries/decode-echarts.js';
import { echartsMaps } from '../../examples/boundaries/echarts-maps.js';
import { thinRings } from '../../examples/boundaries/thin-rings.js';

const register = await loadRegister();
const maps = echartsMaps();
const textOf = (file: string) => readFileSync(new URL(`../../examples/boundaries/${file}`, import.meta.url), 'utf8');
const [liaoning, china] = ['liaoning.json', 'china.json'].map((file) => readBoundaries(JSON.parse(textOf(file)))) as [
  BoundarySet,
  BoundarySet,
];

const codesOf = ({ features }: BoundarySet) => features.features.map(({ properties }) => properties.code);
const polygons = ({ features }: BoundarySet, code?: string): readonly PolygonRings[] =>
  features.features
    .filter(({ properties }) => code === undefined || properties.code === code)
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates));
const signedArea = (ring: Ring) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0) / 2;

describe('the example boundaries', () => {
  test('are what the script makes of ECharts 4.9.0', () => {
    const files = boundaryFiles(maps, register);
    expect(Object.keys(files)).toEqual(['liaoning.json', 'china.json']);
    for (const [file, text] of Object.entries(files)) expect(textOf(file)).toBe(text);
  });

  test('stay small: 40 KiB for 辽宁, 120 kB for the country', () => {
    expect(Buffer.byteLength(textOf('liaoning.json'))).toBeLessThanOrEqual(40 * 1024);
    expect(Buffer.byteLength(textOf('china.json'))).toBeLessThan(120_000);
  });

  test('hold the 14 prefectures, and the 34 provinces with 南海诸岛', () => {
    const units = (level: string, within: string) =>
      register.divisions.filter((unit) => unit.level === level && register.isWithin(unit.code, within));
    expect(codesOf(liaoning)).toEqual(units('city', '210000').map(({ code }) => code));
    expect(codesOf(china)).toEqual([SOUTH_CHINA_SEA, ...units('province', '100000').map(({ code }) => code)]);
  });

  test('have the codes that ECharts gives to the same names', () => {
    const given = [maps.liaoning, maps.china].flatMap(decodeEcharts).map(({ id }) => id);
    const ours = [...codesOf(liaoning), ...codesOf(china)].filter((code) => code !== SOUTH_CHINA_SEA);
    expect(ours.toSorted()).toEqual(given.toSorted());
  });

  test('say whose they are, and that no reviewed map stands behind them', () => {
    for (const { attribution } of [liaoning, china])
      expect(attribution).toMatchObject({ licence: 'Apache-2.0', mapApproval: null, crs: 'gcj02' });
  });

  test('lack only the approval number', () => {
    const faults = (set: BoundarySet) => checkBoundaries(set, register).map(({ code, level }) => `${code} ${level}`);
    expect(faults(liaoning)).toEqual(['map_approval_missing warning']);
    expect(faults(china)).toEqual(['map_approval_missing warning']);
  });

  test('run counterclockwise outside and clockwise in holes', () => {
    for (const [outer, ...holes] of [...polygons(liaoning), ...polygons(china)]) {
      expect(signedArea(outer!)).toBeGreaterThan(0);
      for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
    }
  });

  test('keep every island: 三沙市 down to 曾母暗沙, 钓鱼岛 and 赤尾屿', () => {
    const count = (encoded: typeof maps.china) =>
      decodeEcharts(encoded)
        .flatMap((area) => area.polygons)
        .filter(([outer]) => signedArea(outer!) !== 0).length;
    expect(polygons(liaoning)).toHaveLength(count(maps.liaoning));
    expect(polygons(china)).toHaveLength(count(maps.china) + 220 + 9);
    const reaches = (code: string, is: (x: number, y: number) => boolean) =>
      polygons(china, code).some(([outer]) => outer!.every(([x, y]) => is(x, y)));
    expect(reaches('460000', (x, y) => Math.abs(x - 112.27) < 0.1 && Math.abs(y - 3.96) < 0.1)).toBe(true);
    expect(reaches('710000', (x, y) => Math.abs(x - 123.45) < 0.2 && Math.abs(y - 25.75) < 0.15)).toBe(true);
    expect(reaches('710000', (x, y) => Math.abs(x - 124.7) < 0.2 && Math.abs(y - 25.95) < 0.15)).toBe(true);
  });

  test('have the dashes around the islands, from 4 to 22 degrees north', () => {
    const middles = polygons(china, SOUTH_CHINA_SEA).map(([outer]) => {
      const open = outer!.slice(0, -1);
      return [0, 1].map((axis) => open.reduce((sum, place) => sum + place[axis as 0 | 1], 0) / open.length);
    });
    expect(middles.map((middle) => middle.map(Math.round))).toEqual([
      [109, 15],
      [110, 11],
      [108, 7],
      [113, 4],
      [117, 8],
      [119, 12],
      [120, 16],
      [120, 19],
      [122, 21],
    ]);
  });
});

describe('decodeRing', () => {
  test('reads steps of 1/1024 degree, signs folded in', () => {
    expect(decodeRing('@@BA@C', [1024, 2048])).toEqual([
      [1, 2],
      [1 + 1 / 1024, 2 - 1 / 1024],
      [1 + 1 / 1024, 2 - 3 / 1024],
    ]);
  });

  test('finds 沈阳市 where it lies', () => {
    const ring = decodeEcharts(maps.liaoning).find(({ name }) => name === '沈阳市')!.polygons[0]![0]!;
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map((v) => v.toFixed(2))).toEqual([
      '122.42',
      '123.81',
      '41.20',
      '43.04',
    ]);
  });
});

describe('thinRings', () => {
  const west: Place[] = [
    [0, 0],
    [1, 0],
    [1.01, 0.3],
    [1, 0.5],
    [1.2, 0.7],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const east: Place[] = [
    [2, 0],
    [2, 1],
    [1, 1],
    [1.2, 0.7],
    [1, 0.5],
    [1.01, 0.3],
    [1, 0],
    [2, 0],
  ];

  test('thins a shared stretch once', () => {
    const [a, b] = thinRings([west, east], 0.01) as [Place[], Place[]];
    const shared = (ring: Place[]) => ring.filter(([x]) => x >= 1 && x < 2).map(String);
    expect(new Set(shared(a))).toEqual(new Set(['1,0', '1,0.5', '1.2,0.7', '1,1']));
    expect(new Set(shared(b))).toEqual(new Set(shared(a)));
  });

  test('keeps three positions of a ring however small, and leaves out spikes', () => {
    const tiny: Place[] = west.map(([x, y]) => [x / 1000, y / 1000]);
    expect(thinRings([tiny], 1)[0]).toHaveLength(4);
    const spiked: Place[] = [...west.slice(0, 6), [1, 3], ...west.slice(5)];
    expect(thinRings([spiked], 0)[0]).toHaveLength(west.length);
  });
});
