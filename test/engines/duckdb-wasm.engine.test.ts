import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../config/bundle.mjs';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import { QUERIES } from './queries.js';
import type { WasmPage } from './wasm-page/page.js';

declare global {
  interface Window {
    wasmPage: WasmPage;
  }
}

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
const QUESTIONS = Number(process.env.ATLAS_QUESTIONS ?? 150);
/** One query of so many; all of them are asked of DuckDB in Node, whose statements are the same. */
const EVERY = Math.max(5, Number(process.env.ATLAS_EVERY ?? 5));
const LIBRARY = '@duckdb/duckdb-wasm';
const dist = join(ROOT, 'test', 'engines', 'node_modules', LIBRARY, 'dist');
const cache = join(ROOT, 'node_modules', '.cache', 'engines', 'wasm');
/** Nothing inline and nothing from elsewhere; WebAssembly has a permission of its own. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

let browser: Browser;
let page: Page;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  const source = join(ROOT, 'test', 'engines', 'wasm-page');
  await bundlePage({ entries: { page: join(source, 'page.ts') }, outDir: cache });
  await bundlePage({ entries: { duckdb: join(dist, 'duckdb-browser.mjs') }, outDir: join(cache, 'peers') });
  copyFileSync(join(source, 'index.html'), join(cache, 'index.html'));
  server = await serveFolder({ folder: cache, port: 0, mounts: { '/duckdb/': dist }, policy: POLICY });
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
  page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(server.url);
  await page.waitForFunction(() => window.wasmPage !== undefined);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('DuckDB in a page', () => {
  it.each([0, 10, 60].map((size, index) => [size, index] as const))(
    `answers ${QUESTIONS} random questions of %i cases as the reference does`,
    async (size, index) => {
      const difference = await page.evaluate(
        ([seed, at, cases, count]) => window.wasmPage.differenceOfRows(seed, at, cases, count),
        [SEED, index, size, QUESTIONS] as const,
      );
      expect(difference).toBeNull();
    },
  );

  it('answers queries with the digits of the memory engine', async () => {
    const [answered, difference] = await page.evaluate(
      ([seed, every]) => window.wasmPage.differenceOfQueries(seed, 120, every),
      [SEED, EVERY] as const,
    );
    expect(difference).toBeNull();
    expect(answered).toBeGreaterThan(QUERIES.length / EVERY / 4);
  });

  it('leaves a question whose signal is aborted, and answers the next', async () => {
    expect(await page.evaluate(() => window.wasmPage.abort())).toEqual(['Error: nobody waits', 7]);
  });
});
