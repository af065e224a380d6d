import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBoundaries } from '@practice-atlas/geo';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeFolder, run } from './fake-terminal.js';
import { dbfBytes, shpBytes } from './shapefile-bytes.js';

type Place = [number, number];
const square = (x: number, y: number): Place[] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];
const clockwise = (x: number, y: number): Place[] => square(x, y).reverse();

const SAID = ['--level', 'city', '--source', '测试', '--licence', 'test', '--crs', 'cgcs2000'];

function geojsonIn(folder: string, properties: Record<string, unknown>, extra: Record<string, unknown> = {}): string {
  const path = join(folder, '城市 边界.geojson');
  const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square(123, 41)] } };
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [feature], ...extra }));
  return path;
}

test('writes a boundary set that carries whose it is, and warns without an approval number', async () => {
  const folder = makeFolder();
  const output = join(folder, '边界', 'cities.json');
  const { status, out } = await run([
    ...['boundaries', 'import', geojsonIn(folder, { adcode: 210100, name: '沈阳市' })],
    ...[...SAID, '-o', output],
  ]);
  expect(status).toBe(1);
  expect(out).toContain('map_approval_missing');
  expect(out).toContain('features in 1 = features kept 1 + features set aside 0\n');
  expect(out).toContain(`wrote ${output}: 1 outlines of level city\n`);
  const set = readBoundaries(JSON.parse(readFileSync(output, 'utf8')));
  expect(set.attribution).toEqual({
    source: '测试',
    licence: 'test',
    mapApproval: null,
    publishedOn: null,
    crs: 'cgcs2000',
  });
});

test('asks for what is missing, all at once', async () => {
  const { status, err } = await run(['boundaries', 'import', 'a.geojson', '--level', 'city', '--licence', 'test']);
  expect(status).toBe(64);
  expect(err).toMatch(/^error: --source, --crs, --output are missing\nhint: a boundary without its source/);
});

test('reads a shapefile with GBK words, packed or not', async () => {
  const folder = makeFolder();
  const gbk = { 沈阳市: [0xc9, 0xf2, 0xd1, 0xf4, 0xca, 0xd0], 大连市: [0xb4, 0xf3, 0xc1, 0xac, 0xca, 0xd0] };
  const ascii = (text: string) => new TextEncoder().encode(text);
  const files = {
    '城市.shp': shpBytes([clockwise(123, 41), clockwise(121, 39)]),
    '城市.dbf': dbfBytes(
      ['PAC', 'NAME'],
      [
        [ascii('210100'), Uint8Array.from(gbk.沈阳市)],
        [ascii(''), Uint8Array.from(gbk.大连市)],
      ],
    ),
    '城市.prj': ascii('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]'),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, '城市.zip'), zipSync(files));
  for (const name of ['城市.shp', '城市.zip']) {
    const output = join(folder, `${name}.json`);
    const { out } = await run(['boundaries', 'import', join(folder, name), ...SAID, '-o', output, '--json']);
    const { groups, features } = JSON.parse(out);
    expect(features).toBe(2);
    expect(groups.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([
      ['division_missing', 12],
      ['map_approval_missing', 1],
      ['ring_winding', 1],
      ['code_from_name', 1],
    ]);
    const { features: made } = readBoundaries(JSON.parse(readFileSync(output, 'utf8')));
    expect(made.features.map(({ properties }) => properties)).toEqual([
      { code: '210100', name: '沈阳市' },
      { code: '210200', name: '大连市' },
    ]);
  }
});

test('refuses a projected shapefile, and says where a file contradicts the command', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'a.shp'), shpBytes([clockwise(123, 41)]));
  writeFileSync(join(folder, 'a.prj'), 'PROJCS["CGCS2000_3_Degree_GK_CM_123E",GEOGCS["GCS_China_2000"]]');
  const projected = await run(['boundaries', 'import', join(folder, 'a.shp'), ...SAID, '-o', join(folder, 'o.json')]);
  expect(projected.status).toBe(2);
  expect(projected.err).toContain('error: a.shp is projected: its coordinates are metres');
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
  const path = geojsonIn(folder, { adcode: 210100 }, { crs });
  const gcj = [...SAID.slice(0, -1), 'gcj02', '-o', join(folder, 'o.json')];
  expect((await run(['boundaries', 'import', path, ...gcj])).out).toContain('crs_contradicts');
});

test('writes no national set without what a map of the country has to show', async () => {
  const folder = makeFolder();
  const output = join(folder, 'o.json');
  const features = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42'.split(' ').map((code, i) => ({
    type: 'Feature',
    properties: { code: `${code}0000` },
    geometry: { type: 'Polygon', coordinates: [square(90 + 2 * i, 40)] },
  }));
  const path = join(folder, '全国.json');
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  const said = ['--level', 'province', ...SAID.slice(2), '--map-approval', 'GS(2024)0000号', '-o', output];
  const { status, out } = await run(['boundaries', 'import', path, ...said]);
  expect(status).toBe(2);
  for (const code of ['taiwan', 'hainan', 'diaoyu', 'south_china_sea', 'sea_line'])
    expect(out).toContain(`${code}_missing`);
  expect(out).toContain('nothing was written');
  expect(existsSync(output)).toBe(false);
});

test('imports the rest of a damaged file, in Chinese where it is asked for', async () => {
  const folder = makeFolder();
  const output = join(folder, 'o.json');
  const path = join(folder, '坏.json');
  const features = [
    { properties: { code: '210100', name: '沈阳市' }, geometry: { type: 'Polygon', coordinates: [square(123, 41)] } },
    { properties: { code: '210200', name: '大连市' }, geometry: null },
    { properties: { code: '215100' }, geometry: { type: 'Polygon', coordinates: [square(121, 41)] } },
  ];
  const text = JSON.stringify({ type: 'FeatureCollection', features }, null, 1).replaceAll('\n', '\r\n');
  writeFileSync(path, `\uFEFF${text}`);
  const { status, out } = await run(['boundaries', 'import', path, ...SAID, '--lang', 'zh', '-o', output]);
  expect(status).toBe(2);
  for (const words of ['要素没有图形', '请补上图形，或去掉该要素', '是不是 沈阳市 (210100)', '没有审图号'])
    expect(out).toContain(words);
  expect(readBoundaries(JSON.parse(readFileSync(output, 'utf8'))).features.features).toHaveLength(1);
});

test('reads GeoJSON whose words are GBK', async () => {
  const folder = makeFolder();
  const [path, output] = [join(folder, 'gbk.json'), join(folder, 'o.json')];
  const name = Uint8Array.of(0xc9, 0xf2, 0xd1, 0xf4, 0xca, 0xd0);
  const rest = JSON.stringify({ type: 'Polygon', coordinates: [square(123, 41)] });
  const parts = [Buffer.from('{"type":"Feature","properties":{"name":"'), name, Buffer.from(`"},"geometry":${rest}}`)];
  writeFileSync(path, Buffer.concat(parts));
  await run(['boundaries', 'import', path, ...SAID, '-o', output]);
  const { features } = readBoundaries(JSON.parse(readFileSync(output, 'utf8'))).features;
  expect(features[0]?.properties).toEqual({ code: '210100', name: '沈阳市' });
});

test('converts coordinates where another system is named, and writes that it did', async () => {
  const folder = makeFolder();
  const output = join(folder, 'o.json');
  await run([
    'boundaries',
    'import',
    geojsonIn(folder, { adcode: 210100 }),
    ...SAID,
    '--to-crs',
    'gcj02',
    '-o',
    output,
  ]);
  const { attribution, features } = readBoundaries(JSON.parse(readFileSync(output, 'utf8')));
  expect(attribution).toMatchObject({ crs: 'gcj02', convertedFrom: 'cgcs2000' });
  const [lng = 0] = features.features[0]!.geometry.coordinates.flat(2) as number[];
  expect(Math.abs(lng - 123)).toBeGreaterThan(0.001);
  expect(Math.abs(lng - 123)).toBeLessThan(0.01);
});

test('refuses a file above the limit before it reads it, and says what to do', async () => {
  const path = join(makeFolder(), 'large.geojson');
  writeFileSync(path, `{"type":"FeatureCollection","features":[${' '.repeat(1024 * 1024)}]}`);
  const { status, err } = await run(['boundaries', 'import', path, ...SAID, '--limit', '1', '-o', 'o.json']);
  expect(status).toBe(2);
  expect(err).toContain('has more than 1 MiB, the limit');
  expect(err).toContain('mapshaper -simplify');
});

test.each([
  ['a.geojson', '{"type": "FeatureCollection", "features": [', /no JSON: line 1, column/],
  ['a.json', '{"type": "Sphere"}', /neither GeoJSON nor TopoJSON/],
  ['a.shp', 'no shapefile', /cannot be read as a shapefile/],
  ['a.zip', 'no archive', /no whole ZIP archive/],
  ['a.dbf', '', /is a part of a shapefile/],
])('says what is wrong with %s', async (name, text, said) => {
  const path = join(makeFolder(), name);
  writeFileSync(path, text);
  const { status, err } = await run(['boundaries', 'import', path, ...SAID, '-o', 'o.json']);
  expect([2, 64]).toContain(status);
  expect(err).toMatch(said);
});
