import {
  type BoundaryAttribution,
  type OpenedBoundaries,
  openBoundaries,
  readBoundaries,
  readFeatures,
  toBoundaries,
} from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { describe, expect, test } from 'vitest';

const register = await loadRegister();
const attribution: BoundaryAttribution = {
  source: '测试',
  licence: 'test',
  mapApproval: 'GS(2024)0000号',
  publishedOn: null,
  crs: 'cgcs2000',
};
type Place = [number, number];

/** A closed square, counterclockwise. */
const square = (x: number, y: number, side = 1): Place[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
/** The same ring, begun at another position. */
const turnedTo = (ring: Place[], at: number): Place[] => [...ring.slice(at, -1), ...ring.slice(0, at + 1)];
const clockwise = (x: number, y: number, side = 1): Place[] => square(x, y, side).reverse();
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const made = (geometry: unknown, properties: Record<string, unknown> = { code: '210100', name: '沈阳市' }) =>
  toBoundaries([{ properties, geometry }], { level: 'city', attribution, register });
const codesOf = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code);
const outline = ({ set }: Pick<OpenedBoundaries, 'set'>) => set.features.features[0]?.geometry.coordinates;

describe('an outline that is damaged', () => {
  test('keeps holes inside their outer ring, and draws one outside as land, and says so', () => {
    expect(codesOf(made(polygon(square(123, 41), clockwise(123.2, 41.2, 0.2))))).toEqual([]);
    const outside = made(polygon(square(123, 41), clockwise(130, 45, 0.5)));
    expect(outside.findings).toMatchObject([
      {
        code: 'hole_outside',
        level: 'warning',
        where: { row: 1, property: 'features[0]' },
        reason: 'holes outside their outer ring, drawn as land: 1',
        zh: { reason: '1 个洞在外环之外，按陆地画出', remedy: '请各自改为单独的面，或去掉' },
      },
    ]);
    expect((outline(outside) as Place[][][]).map(([ring]) => ring!.toSorted())).toEqual(
      [square(123, 41), square(130, 45, 0.5)].map((ring) => ring.toSorted()),
    );
  });

  test('keeps a hole that touches its outer ring from inside', () => {
    const hole: Place[] = [
      [123, 41],
      [123, 41.5],
      [123.5, 41.5],
      [123, 41],
    ];
    expect(codesOf(made(polygon(square(123, 41), hole)))).toEqual([]);
  });

  test('is cut where a ring jumps over 180 degrees, as RFC 7946 has it', () => {
    const jumping: Place[] = [
      [179, 10],
      [-179, 10],
      [-179, 12],
      [179, 12],
      [179, 10],
    ];
    const result = made(polygon(jumping));
    expect(codesOf(result)).toEqual(['ring_over_antimeridian']);
    const xs = (outline(result) as Place[][][]).map(([ring]) => [
      Math.min(...ring!.map(([x]) => x)),
      Math.max(...ring!.map(([x]) => x)),
    ]);
    expect(xs.toSorted((a, b) => a[0]! - b[0]!)).toEqual([
      [-180, -179],
      [179, 180],
    ]);
  });

  test('is moved back by a whole turn where all of it lies beyond 180 degrees', () => {
    const result = made(polygon(square(200, 10)));
    expect([codesOf(result), outline(result)]).toEqual([['ring_over_antimeridian'], [turnedTo(square(-160, 10), 2)]]);
  });

  test('loses only the positions that are none, and says how many', () => {
    const many: unknown[] = Array.from({ length: 60 }, (_, i) => [123 + Math.cos(i / 9.55), 41 + Math.sin(i / 9.55)]);
    many[7] = [Number.NaN, 41];
    many[9] = [null, 41];
    many[11] = [12_300_000, 41];
    expect(made(polygon(many)).findings).toMatchObject([
      { code: 'ring_open', level: 'notice' },
      { code: 'position_malformed', level: 'warning', reason: 'positions that are no degrees, left out: 3' },
    ]);
  });

  test('loses only the rings that cannot be read', () => {
    const coordinates = [
      [square(123, 41)],
      [[['a', 'b'], [1], null]],
      ['no ring'],
      7,
      [square(125, 41, 0.5), 'no hole'],
    ];
    const result = made({ type: 'MultiPolygon', coordinates });
    expect([codesOf(result), outline(result)]).toEqual([
      ['ring_malformed'],
      [[square(123, 41)], [square(125, 41, 0.5)]],
    ]);
    expect(result.findings[0]?.reason).toBe('rings that cannot be read, left out: 4');
  });

  test('is taken out of collections, what is no area left out', () => {
    const inner = { type: 'GeometryCollection', geometries: [polygon(square(123, 41)), { type: 'Point' }] };
    const result = made({ type: 'GeometryCollection', geometries: [inner, { type: 'LineString' }, null] });
    expect([codesOf(result), outline(result)]).toEqual([['geometry_mixed'], [square(123, 41)]]);
  });

  test.each([
    ['coordinates_text', polygon(square(123, 41).map(([x, y]) => [String(x), String(y)])), 'without quotes'],
    ['coordinates_swapped', polygon(square(41, 85), square(41.2, 85.2, 0.1)), 'longitude comes first'],
    ['geometry_empty', { type: 'MultiPolygon', coordinates: [] }, 'leave the feature out'],
    ['geometry_unsupported', { type: 'GeometryCollection', geometries: [{ type: 'Point' }] }, 'areas'],
    ['geometry_empty', { type: 'GeometryCollection', geometries: [] }, 'leave the feature out'],
  ])('is set aside with a remedy: %s', (code, geometry, remedy) => {
    const result = made(geometry);
    expect([codesOf(result), result.setAsideCount]).toEqual([[code], 1]);
    expect(result.findings[0]?.remedy).toContain(remedy);
    expect(result.findings[0]?.zh.reason).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    [[13_692_000, 5_012_000], 'EPSG:3857'],
    [[40_500_000, 4_540_000], 'EPSG:4528'],
    [[4_540_000, 40_500_000], 'EPSG:4528'],
    [[21_500_000, 4_540_000], 'EPSG:4499'],
  ])('says of meters such as %j that they are most likely %s, and how to project them', ([x, y], system) => {
    const [finding] = made(polygon(square(x!, y!, 9000))).findings;
    expect(finding).toMatchObject({ code: 'coordinates_projected', level: 'error' });
    expect(finding?.reason).toContain(`meters, most likely of ${system}`);
    expect(finding?.remedy).toContain(`ogr2ogr -s_srs ${system} -t_srs EPSG:4490`);
    expect(finding?.zh.remedy).toContain(system);
  });

  test('ends in a finding where collections lie in each other without end', () => {
    let bomb: unknown = polygon(square(123, 41));
    for (let depth = 0; depth < 100_000; depth++) bomb = { type: 'GeometryCollection', geometries: [bomb, bomb] };
    expect(codesOf(made(bomb))).toEqual(['geometry_nested']);
    const topology = { type: 'Topology', arcs: [], objects: { bomb } };
    const { features } = readFeatures(topology);
    expect(features.map(({ fault }) => fault)).toEqual(['geometry_nested', 'geometry_nested']);
  });
});

describe('a code that is mistyped', () => {
  const near = (properties: Record<string, unknown>, within?: string) =>
    toBoundaries([{ properties, geometry: polygon(square(123, 41)) }], {
      ...{ level: 'city', attribution, register },
      ...(within === undefined ? {} : { within }),
    }).findings[0]?.remedy;

  test('finds the divisions of the parent whose code differs by one digit or by two that changed places', () => {
    expect(near({ code: '215100' }, '210000')).toBe('did you mean 沈阳市 (210100), 盘锦市 (211100)?');
    expect(near({ code: '201100' }, '210000')).toBe('did you mean 沈阳市 (210100), 盘锦市 (211100)?');
    expect(near({ code: '999999' }, '210000')).toBe('correct the code');
  });

  test('trusts a near name more than a near code', () => {
    expect(near({ code: '215100', name: '大联市' }, '210000')).toBe('did you mean 大连市 (210200)?');
  });
});

describe('a file of features', () => {
  test('without any is told', () => {
    const { set, findings } = toBoundaries([], { level: 'city', attribution, register });
    expect([set.features.features, findings]).toMatchObject([[], [{ code: 'set_empty', level: 'error' }]]);
  });

  test('may have keys that mean something to JavaScript', () => {
    const json = JSON.parse(
      '{"type":"FeatureCollection","__proto__":{"x":1},"features":[{"type":"Feature","__proto__":null,"id":210200,"properties":{"__proto__":{"code":"210100"},"constructor":"x","name":"大连市"},"geometry":{"type":"Polygon","__proto__":[],"coordinates":[]}},{"properties":{"code":"__proto__"}}]}',
    );
    const { features } = readFeatures(json);
    const result = toBoundaries(features, { level: 'city', attribution, register });
    expect(codesOf(result)).toEqual(['code_from_name', 'geometry_empty', 'code_unknown']);
    expect(({} as { code?: string }).code).toBeUndefined();
  });
});

describe('a TopoJSON file', () => {
  const ring = square(123, 41);
  const topology = (geometries: unknown[], arcs: unknown[], more = {}) => ({
    ...{ type: 'Topology', arcs, objects: { cities: { type: 'GeometryCollection', geometries } } },
    ...more,
  });
  const cityOf = (code: string, arcs: unknown) => ({ type: 'Polygon', properties: { code }, arcs });
  const readOf = (json: unknown) => toBoundaries(readFeatures(json).features, { level: 'city', attribution, register });

  test('loses only the geometries that refer to arcs that are not there', () => {
    const bad = [[[7]], [[-9]], [[0.5]], [['0']], [[null]], [[1]], [[2]]].map((arcs) => cityOf('210200', arcs));
    const result = readOf(topology([cityOf('210100', [[0]]), ...bad], [ring, [], [['x'], 3]]));
    expect(codesOf(result)).toEqual(bad.map(() => 'arcs_missing'));
    expect(result.findings[0]).toMatchObject({ where: { row: 2 }, zh: { remedy: '请重新导出文件' } });
    expect(outline(result)).toEqual([ring]);
  });

  test('runs arcs backward, with and without a transform', () => {
    expect(outline(readOf(topology([cityOf('210100', [[-1]])], [ring])))).toEqual([ring]);
    const deltas = [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ];
    const transform = { scale: [1, 1], translate: [123, 41] };
    expect(outline(readOf(topology([cityOf('210100', [[0]])], [deltas], { transform })))).toEqual([ring]);
  });

  test('of a million arcs is looked at as often an arc as one of a thousand, not more than five times', () => {
    const sides = [0, 1, 2, 3].map((i) => [ring[i]!, ring[i + 1]!]);
    const partsOf = (count: number, wrap = (arcs: unknown[]): unknown[] => arcs): number => {
      const arcs = wrap(Array.from({ length: count }, (_, i) => sides[i % 4]!));
      const polygons = Array.from({ length: count / 4 }, (_, i) => [[4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3]]);
      const [feature] = readFeatures(topology([{ type: 'MultiPolygon', arcs: polygons }], arcs)).features;
      return (feature?.geometry as { coordinates: unknown[] } | undefined)?.coordinates.length ?? 0;
    };
    const looks = (count: number): number => {
      let seen = 0;
      const get = (target: unknown[], key: string | symbol): unknown => {
        seen += 1;
        return Reflect.get(target, key);
      };
      partsOf(count, (arcs) => new Proxy(arcs, { get }));
      return seen / count;
    };
    const [few, many] = [looks(1000), looks(100_000)];
    expect(many / few).toBeCloseTo(1, 1);
    expect(many).toBeLessThan(5);
    expect(partsOf(1_000_000)).toBe(250_000);
  });

  test('that refers to one long arc a million times is refused before it is unfolded', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => [100 + (i % 7), 30 + (i % 5)]);
    const polygons = Array.from({ length: 1_000_000 }, () => [[0]]);
    expect(() => readFeatures(topology([{ type: 'MultiPolygon', arcs: polygons }], [long]))).toThrow(
      expect.objectContaining({ code: 'file_too_large', hint: expect.stringContaining('simplify') }),
    );
  });
});

describe('openBoundaries', () => {
  const feature = <G>(code: string, name: string, geometry: G) => ({
    ...{ type: 'Feature', properties: { code, name } },
    geometry,
  });
  const sound = feature('210100', '沈阳市', polygon(square(123, 41)));
  const setOf = (...features: unknown[]) => ({
    ...{ attribution, level: 'city' },
    features: { type: 'FeatureCollection', features },
  });

  test('gives a sound set as readBoundaries does, coordinates not copied', () => {
    const given = setOf(sound);
    const { set, findings, setAsideCount } = openBoundaries(given);
    expect([set, findings, setAsideCount]).toEqual([readBoundaries(given), [], 0]);
    expect(set.features.features[0]?.geometry.coordinates[0]).toBe(sound.geometry.coordinates[0]);
  });

  test('draws the rest, and says what is missing and where', () => {
    const { set, findings, setAsideCount } = openBoundaries(
      setOf(
        sound,
        feature('210200', '大连市', polygon([[1, 'x']])),
        feature('210300', '鞍山市', null),
        { type: 'Feature', properties: {}, geometry: polygon(square(120, 41)) },
        null,
        feature('210400', '抚顺市', polygon(square(124, 41).slice(0, -1))),
        feature('210100', '沈阳市', polygon(square(126, 41))),
      ),
    );
    expect(set.features.features.map(({ properties }) => properties.code)).toEqual(['210100', '210400']);
    expect(setAsideCount).toBe(4);
    expect(findings.map(({ code, level, where, value }) => [code, level, where.property, value])).toEqual([
      ['geometry_malformed', 'error', 'features.features[1]', '大连市'],
      ['geometry_missing', 'error', 'features.features[2]', '鞍山市'],
      ['code_missing', 'error', 'features.features[3]', null],
      ['code_missing', 'error', 'features.features[4]', null],
      ['ring_open', 'notice', 'features.features[5]', '抚顺市 (210400)'],
      ['code_duplicate', 'warning', 'features.features[6]', '沈阳市 (210100)'],
    ]);
  });

  test.each([
    ['no set', 7, 'the boundary set is no object', 'boundaries import'],
    [
      'nothing left',
      setOf(feature('210100', '沈阳市', null)),
      'features.features[0]: the feature has no geometry',
      'draw it',
    ],
    ['nothing in it', setOf(), 'is empty', 'import the file again'],
    [
      'plain GeoJSON',
      { type: 'FeatureCollection', features: [sound] },
      'GeoJSON that does not say whose it is',
      '--source',
    ],
    ['plain TopoJSON', { type: 'Topology' }, 'TopoJSON that does not say whose it is', '--licence'],
    ['a level that is a list', { ...setOf(sound), level: [[[]]] }, 'level cannot be a list', 'choose country'],
  ])('refuses what makes a map impossible: %s', (_what, json, message, hint) => {
    expect(() => openBoundaries(json)).toThrow(
      expect.objectContaining({
        code: 'boundaries_malformed',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });

  test('refuses more positions than may be drawn, and says the limit', () => {
    const many = setOf(sound, feature('210200', '大连市', polygon(square(121, 39))));
    expect(openBoundaries(many, { mostPositions: 10 }).set.features.features).toHaveLength(2);
    expect(() => openBoundaries(many, { mostPositions: 9 })).toThrow(
      expect.objectContaining({ code: 'file_too_large', message: expect.stringContaining('more than 9 positions') }),
    );
  });

  test('reads from which system positions were converted', () => {
    const converted = { ...setOf(sound), attribution: { ...attribution, convertedFrom: 'gcj02' } };
    expect(openBoundaries(converted).set.attribution.convertedFrom).toBe('gcj02');
    const wrong = { ...converted, attribution: { ...attribution, convertedFrom: 'gcj' } };
    expect(() => openBoundaries(wrong)).toThrow(
      expect.objectContaining({ where: { property: 'attribution.convertedFrom' } }),
    );
  });
});
