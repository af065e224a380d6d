import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/fake-terminal.js';
import { writeArcs, writeLargeGeojson, writeLargeSet } from '../data/large-boundaries.js';
import { closeBrowser, openPage } from './open-page.js';
import { type LargeServer, serveLarge } from './serve-large.js';

const MIB = 1024 * 1024;
/** No task of the page may take as long, or, on a machine that does much else besides, three times as long as parsing the file: readers would take it for frozen. */
const FROZEN_MS = 4000;
const PARSES = 3;
const folder = mkdtempSync(join(tmpdir(), 'atlas-large-'));
const at = (name: string) => join(folder, name);
const SAID = ['--level', 'city', '--source', 'made up', '--licence', 'test', '--crs', 'wgs84'];
let server: LargeServer;

beforeAll(async () => {
  server = await serveLarge(folder);
});
afterAll(async () => {
  await closeBrowser();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  /** All text of the map. */
  readonly said: string;
  readonly svg: string;
  readonly fired: readonly string[];
  readonly longestTaskMs: number;
  /** How long the page takes to parse the file, which it does first where it is given as an object. */
  readonly parseMs: number;
}

/** Opens a page with the map of Liaoning's figures on boundaries: at an address (`parsed`: the page parsed them once before), or given as an object. */
async function opened(address: string, lang: 'zh' | 'en', way: 'url' | 'parsed' | 'object' = 'url'): Promise<Seen> {
  const { page, complaints, close } = await openPage(`${server.url}harness/index.html`);
  await page.waitForFunction(() => 'harness' in window);
  const seen = await page.evaluate(
    async ({ file, language, how }) => {
      document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
      const text = how === 'url' ? '{}' : await (await fetch(file)).text();
      const before = performance.now();
      const parsed: unknown = JSON.parse(text);
      const parseMs = performance.now() - before;
      const boundaries = how === 'object' ? parsed : file;
      const map = document.createElement('atlas-coverage-map');
      const source = document.createElement('atlas-source');
      source.setAttribute('src', '/press/datapackage.json');
      map.region = '210000';
      const fired: string[] = [];
      map.addEventListener('atlas-error', ({ detail }) => fired.push(detail.code));
      const tasks: number[] = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
      map.boundaries = boundaries as string;
      const ready = new Promise<void>((done) => map.addEventListener('atlas-ready', () => done(), { once: true }));
      source.append(map);
      document.getElementById('stage')?.append(source);
      await ready;
      await map.updateComplete;
      await new Promise((done) => setTimeout(done, 300));
      const longestTaskMs = Math.max(0, ...tasks);
      const said = window.pageTools.textOf(map);
      return { said, svg: await (await map.toImage('image/svg+xml')).text(), fired, longestTaskMs, parseMs };
    },
    { file: address, language: lang, how: way },
  );
  expect(complaints).toEqual([]);
  await close();
  return seen;
}

function expectAlive({ longestTaskMs, parseMs }: Seen): void {
  expect(longestTaskMs).toBeLessThan(Math.max(FROZEN_MS, PARSES * parseMs));
}

function expectTiles(seen: Seen, lang: 'zh' | 'en'): void {
  const { svg } = seen;
  expect(svg).toContain(lang === 'zh' ? '示意网格' : 'Schematic grid');
  expect(svg.match(/class="tile"/g)).toHaveLength(14);
  expectAlive(seen);
}

describe('boundaries of 200 MB', () => {
  beforeAll(async () => {
    await writeLargeSet(at('set-200.json'), 200);
    expect(statSync(at('set-200.json')).size).toBeGreaterThanOrEqual(200 * MIB);
  }, 300_000);

  test.each([
    // By the length that is said beforehand.
    ['large', 'zh', /文件太大：> 32 MiB.*请.*先简化/s],
    // While they come.
    ['chunked', 'en', /have more than 32 MiB, the limit.*simplify them first/s],
  ] as const)(
    'are refused by a map (%s, %s), which says so and draws tiles',
    async (how, lang, words) => {
      const path = `/${how}/set-200.json`;
      const seen = await opened(path, lang);
      expect(seen.fired).toEqual(['file_too_large']);
      expect(seen.said).toMatch(words);
      expectTiles(seen, lang);
      // What the network holds in between came too; the rest never did.
      expect(server.sent(path)).toBeLessThan(120 * MIB);
    },
    120_000,
  );

  test('are imported, and told to be too large for pages', async () => {
    await writeLargeGeojson(at('cities.geojson'), 200);
    const { status, out } = await run([
      ...['boundaries', 'import', at('cities.geojson'), ...SAID, '--lang', 'en', '-o', at('cities.json')],
    ]);
    expect(status).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /set_large .*the boundary set has 2\d\d MiB; a page fetches 32 MiB at most/,
    );
    expect(out).toContain('features in 14 = features kept 14 + features set aside 0');
    const limited = await run([
      'boundaries',
      'import',
      at('cities.geojson'),
      ...SAID,
      '--limit',
      '100',
      '-o',
      at('no.json'),
    ]);
    expect([limited.status, existsSync(at('no.json'))]).toEqual([2, false]);
    expect(limited.err).toContain('has more than 100 MiB, the limit');
  }, 600_000);
});

describe('boundaries as large as a map takes', () => {
  test.each(['parsed', 'object'] as const)(
    'are drawn without freezing the page, given as %s',
    async (way) => {
      await writeLargeSet(at('set-29.json'), 29);
      const seen = await opened('/large/set-29.json', 'zh', way);
      expect(seen.fired).toEqual([]);
      expect(seen.svg.match(/class="region"/g)).toHaveLength(14);
      expect(seen.svg).toContain('无审图号');
      expectAlive(seen);
    },
    120_000,
  );
});

describe('TopoJSON of a million arcs', () => {
  beforeAll(async () => {
    expect(await writeArcs(at('arcs.json'), 1_000_000)).toBeGreaterThanOrEqual(1_000_000);
  }, 120_000);

  test('is imported, every cell of it', async () => {
    const { status, out } = await run(['boundaries', 'import', at('arcs.json'), ...SAID, '-o', at('arcs-set.json')]);
    expect(status).toBe(1);
    expect(out).toContain('features in 14 = features kept 14 + features set aside 0');
  }, 300_000);

  test.each([
    ['arcs.json', 'url', 'zh', 'file_too_large', /文件太大/],
    ['arcs.json', 'object', 'en', 'boundaries_malformed', /TopoJSON that does not say whose it is.*boundaries import/s],
    ['arcs-set.json', 'url', 'en', 'file_too_large', /have more than 32 MiB, the limit/],
    ['arcs-set.json', 'object', 'zh', 'file_too_large', /文件太大：> 1500000/],
  ] as const)(
    '%s given to a map as %s, in %s: %s is said, and tiles are drawn',
    async (file, way, lang, code, words) => {
      const seen = await opened(`/large/${file}`, lang, way);
      expect(seen.fired).toEqual([code]);
      expect(seen.said).toMatch(words);
      expectTiles(seen, lang);
    },
    120_000,
  );

  test('of a tenth as many, imported, is drawn without freezing the page', async () => {
    await writeArcs(at('few.json'), 100_000);
    await run(['boundaries', 'import', at('few.json'), ...SAID, '-o', at('few-set.json')]);
    const seen = await opened('/large/few-set.json', 'zh', 'object');
    expect(seen.fired).toEqual([]);
    expect(seen.svg.match(/class="region"/g)).toHaveLength(14);
    expectAlive(seen);
  }, 120_000);
});
