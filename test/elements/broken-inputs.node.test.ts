import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { themes } from '@practice-atlas/elements';
import { regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { openOutlineMap } from '@practice-atlas/elements/outline-map.js';
import { readBoundaries } from '@practice-atlas/geo';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, run } from '../cli/fake-terminal.js';
import { BROKEN, brokenSet, MADE_UP, square } from '../data/broken-boundaries.js';
import { CITIES, quantity, regional } from './marks-answers.js';

/** What each address answers; a number is a length that is said, and never sent. */
const files = new Map<string, string | number>();
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  if (typeof file === 'number') response.writeHead(200, { 'content-length': file }).write('{');
  else response.writeHead(file === undefined ? 404 : 200).end(file);
});
let base = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Gives boundaries as an object, or serves them and gives their address. */
function given(way: string, boundaries: unknown): unknown {
  if (way === 'object') return boundaries;
  files.set('/set.json', JSON.stringify(boundaries));
  return 'set.json';
}

/** The texts of a template, its parts in order. */
const wordsOf = (part: unknown): string => {
  if (Array.isArray(part)) return part.map(wordsOf).join(' ');
  if (typeof part === 'object' && part !== null && 'values' in part) return wordsOf(part.values);
  return typeof part === 'string' ? part : '';
};
const model = regionsModel([regional(CITIES, { values: CITIES.map((_, i) => quantity(i)), region: '210000' })])!;
const SAID = ['--level', 'city', '--source', 'made up', '--licence', 'MIT', '--crs', 'wgs84', '--within', '210000'];

async function imported(json: unknown, ...more: readonly string[]) {
  const folder = makeFolder();
  const [from, to] = [join(folder, 'in.geojson'), join(folder, 'out.json')];
  writeFileSync(from, typeof json === 'string' ? json : JSON.stringify(json));
  const ran = await run(['boundaries', 'import', from, ...(more.length > 0 ? more : SAID), '-o', to]);
  return { ...ran, set: existsSync(to) ? readBoundaries(JSON.parse(readFileSync(to, 'utf8'))) : null };
}

describe.each(BROKEN)('boundaries with a fault: $name', (broken) => {
  test.each(['url', 'object'])('are drawn without it, and it is told in both languages, given as %s', async (way) => {
    const map = await openOutlineMap(given(way, brokenSet(broken)), base);
    const { marks } = map.marks(model, { widthPx: 700, theme: themes.paper, locale: 'zh' }, null);
    expect(marks.filter(({ role }) => role === 'region')).toHaveLength(broken.drawn);
    const { without } = map.join(model).notes;
    if (broken.code === null)
      expect(without).toEqual([
        { code: '210500', name: '本溪市', reason: 'undrawn', near: [{ code: '215000', name: '本溪市' }] },
      ]);
    else {
      expect(without).toEqual([]);
      expect(wordsOf(map.faults('zh'))).toMatch(broken.said.zh);
      expect(wordsOf(map.faults('en'))).toMatch(broken.said.en);
    }
  });

  test('are imported without it, and it is told', async () => {
    const { out, status, set } = await imported(brokenSet(broken).features);
    expect(out).toContain(broken.imported);
    expect([1, 2]).toContain(status);
    const isSetAside = broken.name === 'empty' || broken.name === 'typo';
    expect(out).toContain(`features set aside ${isSetAside ? 1 : 0}\n`);
    expect(set?.features.features).toHaveLength(broken.drawn);
    if (broken.name === 'typo') expect(out).toContain('did you mean 本溪市 (210500)?');
  });
});

describe('boundaries that no map is possible of', () => {
  const sound = brokenSet({ features: [] });
  test.each([
    [
      'no attribution',
      brokenSet({ features: [] }, null),
      'boundaries_malformed',
      'does not say whose it is|attribution is no object',
    ],
    [
      'an attribution without a source',
      brokenSet({ features: [] }, { ...MADE_UP, source: ' ' }),
      'boundaries_malformed',
      'attribution.source is missing',
    ],
    [
      'an attribution without a system',
      brokenSet({ features: [] }, { ...MADE_UP, crs: 'wgs' }),
      'boundaries_malformed',
      'attribution.crs cannot be',
    ],
    ['plain GeoJSON', sound.features, 'boundaries_malformed', 'GeoJSON that does not say whose it is'],
    [
      'plain TopoJSON',
      { type: 'Topology', arcs: [], objects: {} },
      'boundaries_malformed',
      'TopoJSON that does not say whose it is',
    ],
    [
      'no outline at all',
      { ...sound, features: { type: 'FeatureCollection', features: [] } },
      'boundaries_malformed',
      'is empty',
    ],
    ['nothing', {}, 'boundaries_malformed', ''],
  ] as const)('are refused with the reason and what to do: %s', async (_, boundaries, code, words) => {
    for (const way of ['url', 'object'])
      await expect(openOutlineMap(given(way, boundaries), base)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(words),
        hint: expect.stringMatching(/\S/),
      });
  });

  // Files of 200 MB and of a million arcs: `test/e2e/broken-boundaries.node.test.ts`.
  test('are refused by the length that a server says, before they come', async () => {
    files.set('/large.json', 200 * 1024 * 1024);
    await expect(openOutlineMap('large.json', base)).rejects.toMatchObject({
      code: 'file_too_large',
      message: expect.stringContaining('have more than 32 MiB, the limit'),
    });
  });

  test.each([
    ['an empty file', '', 2, /no JSON/],
    ['no feature', { type: 'FeatureCollection', features: [] }, 2, /set_empty/],
  ] as const)('are not imported: %s', async (_, json, status, words) => {
    const ran = await imported(json);
    expect(ran.status).toBe(status);
    expect(ran.out + ran.err).toMatch(words);
    expect(ran.set).toBeNull();
  });

  test('are not imported without whose they are', async () => {
    const { status, err, set } = await imported(sound.features, '--level', 'city', '--licence', 'MIT');
    expect([status, set]).toEqual([64, null]);
    expect(err).toContain('--source, --crs are missing');
  });
});

describe('outlines over the antimeridian', () => {
  test('are cut there, and told', async () => {
    const jumping = [
      [179, 41],
      [-179, 41],
      [-179, 42],
      [179, 42],
      [179, 41],
    ];
    const feature = {
      ...{ type: 'Feature', properties: { code: '210500', name: '本溪市' } },
      geometry: { type: 'Polygon', coordinates: [jumping] },
    };
    const map = await openOutlineMap(brokenSet({ features: [feature] }), base);
    expect(wordsOf(map.faults('en'))).toContain('rings over 180 degrees of longitude, cut or moved there: 1');
    expect((await imported(brokenSet({ features: [feature] }).features)).set?.features.features).toHaveLength(4);
  });
});

test('sound boundaries with holes and islands have no fault', async () => {
  const whole = square(123, 41);
  const feature = {
    ...{ type: 'Feature', properties: { code: '210500', name: '本溪市' } },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[whole, square(123.2, 41.2, 0.2).reverse()], [square(125, 41, 0.2)]],
    },
  };
  const map = await openOutlineMap(brokenSet({ features: [feature] }), base);
  expect(wordsOf(map.faults('zh'))).toBe('');
});
