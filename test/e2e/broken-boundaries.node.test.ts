import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeArcs, writeLargeSet } from '../data/large-boundaries.js';
import { closeBrowser, openPage } from './open-page.js';
import { type LargeServer, serveLarge } from './serve-large.js';

const folder = mkdtempSync(join(tmpdir(), 'atlas-large-'));
let server: LargeServer;

beforeAll(async () => {
  await writeLargeSet(join(folder, 'set-200.json'), 200);
  await writeLargeSet(join(folder, 'set-31.json'), 29);
  await writeArcs(join(folder, 'arcs.json'), 1_000_000);
  server = await serveLarge(folder);
}, 300_000);
afterAll(async () => {
  await closeBrowser();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  readonly said: string;
  readonly svg: string;
  readonly fired: readonly string[];
  readonly longestTaskMs: number;
}

async function opened(address: string, lang: 'zh' | 'en', how: 'url' | 'object' = 'url'): Promise<Seen> {
  const { page, complaints, close } = await openPage(`${server.url}harness/index.html`);
  await page.waitForFunction(() => 'harness' in window);
  const seen = await page.evaluate(
    async ({ at, language, way }) => {
      document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
      const boundaries: unknown = way === 'url' ? at : await (await fetch(at)).json();
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
      return {
        said: window.pageTools.textOf(map),
        svg: await (await map.toImage('image/svg+xml')).text(),
        fired,
        longestTaskMs,
      };
    },
    { at: address, language: lang, way: how },
  );
  expect(complaints).toEqual([]);
  await close();
  return seen;
}

describe('measure', () => {
  test.each([
    ['large/set-200.json', 'url'],
    ['chunked/set-200.json', 'url'],
    ['large/set-31.json', 'url'],
    ['large/arcs.json', 'url'],
    ['large/arcs.json', 'object'],
    ['large/set-31.json', 'object'],
  ] as const)('%s %s', async (path, how) => {
    const seen = await opened(`/${path}`, 'zh', how);
    console.info(path, how, seen.longestTaskMs, server.sent(`/${path}`), seen.fired, seen.said.slice(0, 600), seen.svg.length);
  }, 200_000);
});
