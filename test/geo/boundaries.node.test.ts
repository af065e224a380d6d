import {
  type BoundaryAttribution,
  type BoundarySet,
  checkBoundaries,
  isNational,
  type RawFeature,
  readBoundaries,
  readFeatures,
  SOUTH_CHINA_SEA,
  toBoundaries,
} from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const register = await loadRegister();
const attribution: BoundaryAttribution = {
  source: '测试',
  licence: 'test',
  mapApproval: 'GS(2024)0000号',
  publishedOn: '2024-03-31',
  crs: 'cgcs2000',
};
type Place = [number, number];

/** A closed square of one degree, counterclockwise. */
const square = (x: number, y: number): Place[] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];

const featureOf = (properties: Record<string, unknown>, ...rings: unknown[]): RawFeature => ({
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

const made = (features: RawFeature[], level: 'province' | 'city' | 'county' | 'township' = 'city') =>
  toBoundaries(features, { level, attribution, register });

const codesOf = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code);
const regions = ({ set }: { set: BoundarySet }) => set.features.features.map(({ properties }) => properties.code);

/** Where the parts lie that a map of the country has to show. */
const PARTS: Readonly<Record<string, Place[]>> = {
  '460000': [
    [109, 18.5],
    [112, 4],
  ],
  '710000': [
    [120.5, 23],
    [123, 25],
  ],
};

/** A whole set of provinces, each a square, 海南 and 台湾 with their islands. */
function provinces(): RawFeature[] {
  return register.divisions
    .filter(({ level }) => level === 'province')
    .map(({ code, name }, i) => ({
      properties: { code, name },
      geometry: {
        type: 'MultiPolygon',
        coordinates: (PARTS[code] ?? [[80 + (i % 8) * 2, 20 + Math.floor(i / 8) * 2] as Place]).map(([x, y]) => [
          square(x, y),
        ]),
      },
    }));
}
const sea = featureOf({ code: '100000_JD', name: '' }, square(108, 14));

describe('toBoundaries', () => {
  test('keeps what is sound, in code order, without a finding', () => {
    const result = made([
      featureOf({ adcode: 210200, name: '大连市' }, square(121, 39)),
      featureOf({ adcode: 210100, name: '沈阳市' }, square(123, 41)),
    ]);
    expect(result.findings).toEqual([]);
    expect(result.set.features.features[0]).toEqual({
      type: 'Feature',
      properties: { code: '210100', name: '沈阳市' },
      geometry: { type: 'Polygon', coordinates: [square(123, 41)] },
    });
    expect([regions(result), result.setAsideCount]).toEqual([['210100', '210200'], 0]);
  });

  test('closes and turns rings, drops heights, and changes nothing of the input', () => {
    const outer = [...square(123, 41)]
      .reverse()
      .slice(0, -1)
      .map(([x, y]) => [x, y, 7]);
    const hole = [
      [123.2, 41.2],
      [123.4, 41.2],
      [123.4, 41.4],
      [123.2, 41.2],
    ];
    const given = featureOf({ 区划代码: '210100', 名称: '沈阳市' }, outer, hole);
    const before = JSON.stringify(given);
    const result = made([given]);
    expect(codesOf(result)).toEqual(['ring_open', 'ring_winding']);
    expect(result.set.features.features[0]?.geometry.coordinates).toEqual([square(123, 41), [...hole].reverse()]);
    expect(JSON.stringify(given)).toBe(before);
  });

  test.each([
    ['code_unknown', featureOf({ code: '219999', name: '鞍山' }, square(1, 1)), '鞍山市 (210300)'],
    ['code_missing', featureOf({ name: '鞍上市' }, square(1, 1)), '鞍山市 (210300)'],
    ['level_wrong', featureOf({ code: '210102', name: '和平区' }, square(1, 1)), 'level of the set'],
    ['geometry_missing', { properties: { code: '210100' }, geometry: null }, 'leave the feature out'],
    [
      'geometry_unsupported',
      { properties: { code: '210100' }, geometry: { type: 'Point', coordinates: [1, 2] } },
      'areas',
    ],
    ['geometry_malformed', featureOf({ code: '210100' }, [['a', 1]]), 'again'],
    [
      'geometry_empty',
      featureOf({ code: '210100' }, [
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
      'leave the feature out',
    ],
    ['geometry_empty', featureOf({ code: '210100' }), 'leave the feature out'],
    ['coordinates_projected', featureOf({ code: '210100' }, square(4_500_000, 4_600_000)), 'project the file'],
    ['coordinates_swapped', featureOf({ code: '210100' }, square(41, 123)), 'longitude comes first'],
  ])('sets a feature aside: %s', (code, feature, remedy) => {
    const result = made([feature]);
    expect(result.findings).toMatchObject([{ code, level: 'error', where: { row: 1, property: 'features[0]' } }]);
    expect(result.findings[0]?.remedy).toContain(remedy);
    expect([regions(result), result.setAsideCount]).toEqual([[], 1]);
  });

  test('takes the code from the name within the parent, and a former code for the present one', () => {
    const named = toBoundaries([featureOf({ NAME: '铁西区' }, square(123, 41))], {
      level: 'county',
      attribution,
      register,
      within: '210300',
    });
    expect([regions(named), codesOf(named)]).toEqual([['210303'], ['code_from_name']]);
    const former = made([featureOf({ PAC: 211121 }, square(122, 41))], 'county');
    expect([regions(former), codesOf(former)]).toEqual([['211104'], ['code_former']]);
  });

  test('joins features of one code, and stands a municipality among cities', () => {
    const result = made([
      featureOf({ code: '500100', name: '重庆市' }, square(106, 29)),
      featureOf({ code: '500200', name: '重庆市' }, square(108, 29)),
    ]);
    expect([regions(result), codesOf(result)]).toEqual([['500000'], ['code_duplicate']]);
    expect(result.set.features.features[0]?.geometry.type).toBe('MultiPolygon');
  });

  test('keeps townships by the county in their code, which the register knows', () => {
    const result = made([featureOf({ code: '210104001', name: '某街道' }, square(123, 41))], 'township');
    expect([regions(result), codesOf(result)]).toEqual([['210104001'], []]);
  });

  test('ends with a set that reads back the same, whatever the features are', () => {
    const value = fc.anything({ maxDepth: 3 });
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point', 3),
      coordinates: fc.oneof(fc.array(fc.array(fc.tuple(fc.double(), fc.double()))), value),
    });
    const properties = fc.record({ code: fc.oneof(fc.constantFrom('210100', '__proto__', '21'), value), name: value });
    fc.assert(
      fc.property(
        fc.array(fc.record({ properties, geometry: fc.oneof(geometry, value) }), { maxLength: 5 }),
        (features) => {
          const { set, setAsideCount } = made(features as RawFeature[]);
          expect(readBoundaries(JSON.parse(JSON.stringify(set)))).toEqual(set);
          expect(setAsideCount).toBeLessThanOrEqual(features.length);
        },
      ),
      { numRuns: 300, seed: 20241130 },
    );
  });
});

describe('checkBoundaries', () => {
  const check = (features: RawFeature[], level: 'province' | 'city' = 'province') =>
    checkBoundaries(made(features, level).set, register);

  test('finds nothing in a whole set of the country with 台湾省 and 南海诸岛', () => {
    expect(check([...provinces(), sea])).toEqual([]);
  });

  test('finds every part that a map of the whole country has to show', () => {
    const northern = provinces().filter(({ properties }) => !['460000', '710000'].includes(String(properties.code)));
    const findings = check(northern);
    expect(findings.map(({ code, level }) => [code, level])).toEqual([
      ['division_missing', 'warning'],
      ['division_missing', 'warning'],
      ['taiwan_missing', 'error'],
      ['hainan_missing', 'error'],
      ['diaoyu_missing', 'error'],
      ['south_china_sea_missing', 'error'],
      ['sea_line_missing', 'error'],
    ]);
    expect(findings.at(-1)).toMatchObject({
      reason: 'a national set lacks 南海断续线 (100000_JD)',
      zh: { reason: '全国边界缺少南海断续线 (100000_JD)', remedy: '全国地图必须表示；请换用包含它的审定地图' },
    });
  });

  test.each([
    ['taiwan_missing', '710000', [[121, 10]]],
    ['hainan_missing', '460000', [[112, 4]]],
    ['diaoyu_missing', '710000', [[120.5, 23]]],
    ['south_china_sea_missing', '460000', [[109, 18.5]]],
  ])('finds by the outlines, not by the codes: %s', (code, province, places) => {
    const features = provinces().map((feature) =>
      feature.properties.code === province
        ? {
            ...feature,
            geometry: { type: 'MultiPolygon', coordinates: places.map(([x, y]) => [square(x!, y!)]) },
          }
        : feature,
    );
    expect(codesOf({ findings: check([...features, sea]) })).toContain(code);
  });

  test('takes three provinces, and the twelve of the west, for a region, and what is within 100000 for the country', () => {
    const few = made(provinces().slice(0, 12), 'province').set;
    const forbidding = (findings: readonly { level: string }[]) => findings.filter(({ level }) => level === 'error');
    expect(isNational(few)).toBe(false);
    expect(forbidding(checkBoundaries(few, register))).toEqual([]);
    expect(forbidding(checkBoundaries(few, register, { within: '100000' }))).toHaveLength(5);
    expect(isNational(made(provinces().slice(0, 17), 'province').set)).toBe(true);
  });

  test('names the divisions of the parent that are missing', () => {
    const cities = register
      .children('210000')
      .filter(({ level, code }) => level === 'city' && code !== '211000')
      .map(({ code, name }, i) => featureOf({ code, name }, square(110 + i, 40)));
    expect(check(cities, 'city')).toMatchObject([{ code: 'division_missing', value: '辽阳市 (211000)' }]);
  });

  test('finds a ring that crosses itself, not one that touches itself', () => {
    const crossing = [
      [120, 40],
      [123, 42],
      [123, 40],
      [120, 41],
      [120, 40],
    ];
    const touching = [
      [120, 40],
      [122, 40],
      [121, 41],
      [122, 42],
      [120, 42],
      [121, 41],
      [120, 40],
    ];
    const found = (ring: number[][]) =>
      check([featureOf({ code: '210100' }, ring)], 'city').filter(({ code }) => code === 'ring_crosses_itself');
    expect(found(crossing)).toHaveLength(1);
    expect(found(touching)).toEqual([]);
  });

  test('warns when the map has no approval number', () => {
    const { set } = made([...provinces(), sea], 'province');
    const codes = checkBoundaries({ ...set, attribution: { ...attribution, mapApproval: null } }, register);
    expect(codes.map(({ code, level }) => [code, level])).toEqual([['map_approval_missing', 'warning']]);
  });

  test('finds codes that stand twice or that the register lacks in a set of other make', () => {
    const { set } = made([featureOf({ code: '210100', name: '沈阳市' }, square(123, 41))]);
    const [feature] = set.features.features;
    const other = { ...feature!, properties: { code: '219999', name: '某市' } };
    const findings = checkBoundaries(
      { ...set, features: { type: 'FeatureCollection', features: [feature!, feature!, other] } },
      register,
    );
    expect(codesOf({ findings }).slice(0, 2)).toEqual(['code_duplicate', 'code_unknown']);
  });
});

describe('readFeatures', () => {
  test('reads GeoJSON with its coordinate system, and ids as properties', () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
    const features = [{ type: 'Feature', id: 210100, properties: { name: '沈阳市' }, geometry: null }];
    expect(readFeatures({ type: 'FeatureCollection', crs, features })).toEqual({
      features: [{ properties: { name: '沈阳市', id: 210100 }, geometry: null }],
      system: 'urn:ogc:def:crs:EPSG::4490',
    });
  });

  const topology = {
    type: 'Topology',
    objects: {
      cities: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { code: '210100' } }],
      },
      roads: { type: 'GeometryCollection', geometries: [] },
    },
    arcs: [square(123, 41)],
  };

  test('reads a layer of a TopoJSON file', () => {
    expect(readFeatures(topology, 'cities').features).toEqual([
      { properties: { code: '210100' }, geometry: { type: 'Polygon', coordinates: [square(123, 41)] } },
    ]);
  });

  test.each([
    [topology, null, 'the file holds 2 layers', 'name one of its layers: cities, roads'],
    [topology, 'citeis', 'the file holds no layer "citeis"', 'did you mean "cities"?'],
    [{ ...topology, arcs: null }, 'cities', 'the TopoJSON file has no arcs', 'export it again'],
    [
      { ...topology, transform: { scale: [1] } },
      'cities',
      'the transform of the TopoJSON file has no scale or no translate',
      'export it again',
    ],
    [
      { type: 'Polygon' },
      null,
      'the file is neither GeoJSON nor TopoJSON: its "type" is "Polygon"',
      'export it as a FeatureCollection; a boundary set of ours needs no import',
    ],
    [[], null, 'the file is neither GeoJSON nor TopoJSON', 'export it as GeoJSON'],
  ])('refuses %#', (json, layer, message, hint) => {
    expect(() => readFeatures(json, layer)).toThrow(
      expect.objectContaining({ code: 'boundaries_malformed', message, hint }),
    );
  });
});

describe('readBoundaries', () => {
  const set = JSON.parse(
    JSON.stringify(made([featureOf({ code: '210100', name: '沈阳市' }, square(123, 41)), sea]).set),
  );
  const changed = (change: (copy: typeof set) => void) => {
    const copy = JSON.parse(JSON.stringify(set));
    change(copy);
    return () => readBoundaries(copy);
  };

  test('reads what toBoundaries made, 南海诸岛 included', () => {
    expect(readBoundaries(set)).toEqual(set);
    expect(regions({ set })).toEqual([SOUTH_CHINA_SEA, '210100']);
  });

  test.each([
    ['attribution.source', (copy: typeof set) => delete copy.attribution.source],
    ['attribution.licence', (copy: typeof set) => (copy.attribution.licence = ' ')],
    ['attribution.crs', (copy: typeof set) => (copy.attribution.crs = 'wgs48')],
    ['attribution.publishedOn', (copy: typeof set) => (copy.attribution.publishedOn = '2024-02-30')],
    ['attribution.mapApproval', (copy: typeof set) => (copy.attribution.mapApproval = 3)],
    ['level', (copy: typeof set) => (copy.level = 'region')],
    ['features.features[0].properties.code', (copy: typeof set) => delete copy.features.features[0].properties.code],
    [
      'features.features[0].geometry.coordinates[0]',
      (copy: typeof set) => copy.features.features[0].geometry.coordinates[0].pop(),
    ],
    ['features', (copy: typeof set) => (copy.features = null)],
  ])('refuses a set without a right %s, and says so', (property, change) => {
    expect(changed(change)).toThrow(expect.objectContaining({ code: 'boundaries_malformed', where: { property } }));
  });
});
