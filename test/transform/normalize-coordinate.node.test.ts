import { tables } from '@practice-atlas/dataset';
import {
  createFindingLog,
  createNormalizer,
  normalizeCoordinate,
  normalizeCoordinates,
  planTable,
  rawTable,
} from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('normalizeCoordinate', () => {
  it.each<[text: string | number, degrees: number]>([
    ['123.174', 123.174],
    [123.174, 123.174],
    ['１２３．５', 123.5],
    ['123°30′', 123.5],
    ['123°30′36″', 123.51],
    ['123° 30\' 36"', 123.51],
    ['123 30 36', 123.51],
    ['123度30分36秒', 123.51],
    ['东经123°30′', 123.5],
    ['E123.5', 123.5],
    ['-73.5', -73.5],
    ['73.5W', -73.5],
  ])('reads the longitude %s', (text, degrees) => {
    expect(normalizeCoordinate(text, 'lng')).toBe(degrees);
  });

  it.each<[text: string, axis: 'lng' | 'lat', code: string]>([
    ['123.174', 'lat', 'coordinates_swapped'],
    ['北纬41.27', 'lng', 'coordinates_swapped'],
    ['4567890.5', 'lat', 'coordinates_projected'],
    ['500123', 'lng', 'coordinates_projected'],
    ['200', 'lng', 'coordinates_malformed'],
    ['123°70′', 'lng', 'coordinates_malformed'],
    ['宏伟区', 'lng', 'coordinates_malformed'],
    ['1'.repeat(10_000), 'lng', 'coordinates_malformed'],
  ])('refuses %s as a %s: %s', (text, axis, code) => {
    expect(normalizeCoordinate(text, axis)).toMatchObject({ code, level: 'error' });
  });
});

describe('normalizeCoordinates', () => {
  it.each([
    '123.5,41.25',
    '123.5，41.25',
    '123.5 41.25',
    '(123.5, 41.25)',
    '[123.5,41.25]',
    'POINT(123.5 41.25)',
    '{"lng":123.5,"lat":41.25}',
    '{"lat":"41.25","lng":"123.5"}',
    '41.25,123.5',
    '东经123°30′北纬41°15′',
    'N41.25 E123.5',
    '123°30′00″,41°15′00″',
  ])('reads the pair %s', (text) => {
    expect(normalizeCoordinates(text)).toEqual({ lng: 123.5, lat: 41.25 });
  });

  it.each([
    ['500123,4621234', 'coordinates_projected'],
    ['123.4,141.8', 'coordinates_swapped'],
    ['0,0', 'coordinates_placeholder'],
    ['123.4', 'coordinates_malformed'],
    ['1,2,3', 'coordinates_malformed'],
    ['', 'coordinates_malformed'],
  ])('refuses %s as %s', (text, code) => {
    expect(normalizeCoordinates(text)).toMatchObject({ code });
  });

  it('reads every pair of degrees back, and never throws', () => {
    const [lng, lat] = [fc.double({ min: 91, max: 180, noNaN: true }), fc.double({ min: 1, max: 90, noNaN: true })];
    fc.assert(
      fc.property(lng, lat, (x, y) => {
        const [a, b] = [Number(x.toFixed(6)), Number(y.toFixed(6))];
        fc.pre(a > 90);
        expect(normalizeCoordinates(`${a},${b}`)).toEqual({ lng: a, lat: b });
        expect(normalizeCoordinates(`${b},${a}`)).toEqual({ lng: a, lat: b });
      }),
      { seed: 7 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        normalizeCoordinates(text);
        normalizeCoordinate(text, 'lat');
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});

describe('a list of sites', () => {
  const log = createFindingLog();
  const normalized = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]) => {
    const plan = planTable(columns, { table: 'sites' });
    if (!plan) throw new Error('there is no plan');
    const normalizer = createNormalizer(plan, { log });
    normalizer.add(rawTable({ file: 'sites.csv', columns, rows }));
    const [table] = normalizer.finish().tables;
    return table?.columns;
  };

  it('gets both coordinates from one column, and says once what is wrong with a pair', () => {
    const columns = normalized(
      ['编号', '阵地类型', '坐标', '坐标系'],
      [
        ['A1', '站', '123.5,41.25', 'WGS84'],
        ['A2', '站', '500123,4621234', 'WGS84'],
      ],
    );
    expect(columns?.lng).toMatchObject({ kind: 'number', values: new Float64Array([123.5, 0]) });
    expect(columns?.lat).toMatchObject({ kind: 'number', values: new Float64Array([41.25, 0]) });
    const found = log.findings().filter(({ code }) => code.startsWith('coordinates'));
    expect(found).toMatchObject([
      { code: 'coordinates_projected', where: { file: 'sites.csv', row: 3, column: '坐标' }, value: '500123,4621234' },
    ]);
  });

  it('sets a swapped latitude aside, and names it', () => {
    const columns = normalized(['编号', '阵地类型', '经度', '纬度'], [['A1', '站', 41.25, 123.5]]);
    expect(columns?.lat).toMatchObject({ validity: new Uint8Array([0]) });
    expect(log.groups().map(({ code }) => code)).toContain('coordinates_swapped');
  });

  it('warns once when nothing says the coordinate system', () => {
    const headings = ['站点编号', '阵地类型', '经度', '纬度'];
    expect(planTable(headings)?.findings).toMatchObject([{ code: 'crs_undeclared', where: { column: '经度' } }]);
    expect(planTable([...headings, '坐标系'])?.findings).toEqual([]);
    expect(planTable(['站点编号', '阵地类型', '经度(高德)', '纬度(高德)'])?.constants).toMatchObject({ crs: 'gcj02' });
    expect(tables.sites.fields.crs.values).toContain('gcj02');
  });
});
