import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { reportBench } from '../config/bench-report.mjs';
import { bundlePage } from '../config/bundle.mjs';
import { CHROMIUM_ARGS, findChromium } from '../config/chromium.mjs';
import { ROOT } from '../config/packages.mjs';
import { serveFolder } from '../config/serve.mjs';
import type { Bench } from './measure/page.js';
import { QUERIES } from './measure/queries.js';

/**
 * Eight questions that the panels of a data map ask, of the memory engine through `measure`, of Arquero and of DuckDB-WASM, all in one page of a
 * headless Chromium, all with the same columns of the orders in memory already: what a question needs of them is found when it is asked. Beside them, not judged, Arquero
 * with a table in which all that these questions need of a row (months, cities, minutes, flags of who waited too long) is a column that was made before. Interleaved rounds, the order of the contenders changed every round; the median of the
 * paired ratios of each question is judged. Every answer has to be the same. The orders are made anew from `SEED`.
 *
 * `ROUNDS` (default 9), `ROWS` (default 1000000), `MORE` (how many times the rows for the growth, default 10; 1 leaves it out).
 */
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const ROWS = Number(process.env.ROWS ?? 1_000_000);
const MORE = Number(process.env.MORE ?? 10);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const AIM = { arquero: 10, duckdb: 2, slowest: 1, bytes: 48, growth: 1.1 };
const WARM_UPS = 3;
/** Where each peer's module stands among its files. */
const PEERS = {
  arquero: ['arquero', 'src/index.js'],
  flechette: ['@uwdata/flechette', 'src/index.js'],
  duckdb: ['@duckdb/duckdb-wasm', 'dist/duckdb-browser.mjs'],
} as const;
const NAMES = Object.keys(QUERIES);
type Name = 'ours' | 'arquero' | 'prepared' | 'duckdb';
const ORDERS: readonly (readonly Name[])[] = [
  ['ours', 'arquero', 'duckdb', 'prepared'],
  ['duckdb', 'ours', 'prepared', 'arquero'],
  ['arquero', 'prepared', 'ours', 'duckdb'],
  ['prepared', 'duckdb', 'arquero', 'ours'],
];

declare global {
  interface Window {
    bench: Bench;
  }
}

const scripts = join(ROOT, 'test', 'bench', 'measure');
const installed = join(ROOT, 'test', 'bench', 'node_modules');
const cache = join(ROOT, 'node_modules', '.cache', 'bench', 'measure');

async function buildFiles(): Promise<void> {
  const peers = Object.entries(PEERS).map(([name, [library, file]]) => [name, join(installed, library, file)] as const);
  await bundlePage({ entries: { page: join(scripts, 'page.ts') }, outDir: cache });
  for (const [name, file] of peers) await bundlePage({ entries: { [name]: file }, outDir: join(cache, 'peers') });
  mkdirSync(cache, { recursive: true });
  copyFileSync(join(scripts, 'index.html'), join(cache, 'index.html'));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

const geometricMean = (values: readonly number[]) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Bytes that the page holds in arrays and objects once garbage is gone. */
async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize: number;
  };
  await session.detach();
  return usedSize + backingStorageSize;
}

/** Times one answer right after the same one, which is not counted: what one contender leaves behind is not swept up while another one is timed. */
const timeOf = (page: Page, name: string, question: number) =>
  page.evaluate(
    async ([who, what]) => {
      await window.bench.time(who, what);
      return window.bench.time(who, what);
    },
    [name, question] as const,
  );

/** Asks every contender once for comparison; returns what differs. */
async function differences(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const [question, title] of NAMES.entries()) {
    const rowsOf = (name: string) =>
      page.evaluate(([who, what]) => window.bench.rows(who, what), [name, question] as const);
    const expected = (await rowsOf('duckdb')).split('\n');
    for (const name of ['ours', 'arquero', 'prepared']) {
      const found = (await rowsOf(name)).split('\n');
      const at = expected.findIndex((line, i) => line !== found[i]);
      if (at < 0 && found.length === expected.length && found[0] !== '') continue;
      wrong.push(
        `${title}: ${name} says ${found[at]}, duckdb ${expected[at]} (${found.length}, ${expected.length} rows)`,
      );
    }
  }
  return wrong;
}

await buildFiles();
const server = await serveFolder({
  folder: cache,
  port: 0,
  mounts: { '/duckdb/': join(installed, PEERS.duckdb[0], 'dist') },
  policy: null,
});
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
console.log(`SEED=${SEED}`);
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(server.url);
  await page.evaluate(([rows, seed]) => window.bench.make(rows, seed), [ROWS, SEED] as const);
  // The spans of the clocks are read with the first question of any dataset; what is compiled is no cache.
  for (let i = 0; i < WARM_UPS; i += 1) await timeOf(page, 'ours', 0);
  const before = await heldBytes(page);
  for (const question of NAMES.keys()) for (let i = 0; i < WARM_UPS; i += 1) await timeOf(page, 'ours', question);
  const cached = Math.max(0, (await heldBytes(page)) - before);
  const { bytes, names } = await page.evaluate(() => window.bench.readBytes());
  const bytesARow = (bytes + cached) / ROWS;

  await page.evaluate(() => window.bench.addPeers());
  const wrong = await differences(page);
  const times = {
    ours: NAMES.map((): number[] => []),
    arquero: NAMES.map((): number[] => []),
    prepared: NAMES.map((): number[] => []),
    duckdb: NAMES.map((): number[] => []),
  };
  for (let round = -WARM_UPS; round < ROUNDS; round += 1)
    for (const question of NAMES.keys())
      for (const name of ORDERS[(round + WARM_UPS) % ORDERS.length]!) {
        const time = await timeOf(page, name, question);
        if (round >= 0) times[name][question]!.push(time);
      }
  wrong.push(...(await differences(page)));

  const growths = NAMES.map((): number[] => []);
  const many = NAMES.map((): number[] => []);
  if (MORE > 1) {
    await page.evaluate((more) => window.bench.repeat(more), MORE);
    for (let round = -1; round < Math.ceil(ROUNDS / 2); round += 1)
      for (const question of NAMES.keys()) {
        const pair: Record<string, number> = {};
        for (const name of round % 2 ? ['ours', 'more'] : ['more', 'ours'])
          pair[name] = await timeOf(page, name, question);
        if (round < 0) continue;
        growths[question]!.push(pair.more! / pair.ours!);
        many[question]!.push(pair.more!);
      }
  }

  const ratioTo = (peer: Exclude<Name, 'ours'>, question: number) =>
    median(times[peer][question]!.map((time, round) => time / times.ours[question]![round]!));
  const toArquero = NAMES.map((_, question) => ratioTo('arquero', question));
  const toPrepared = NAMES.map((_, question) => ratioTo('prepared', question));
  const toDuckdb = NAMES.map((_, question) => ratioTo('duckdb', question));
  const growth = growths.map(median);
  const means = {
    arquero: geometricMean(toArquero),
    prepared: geometricMean(toPrepared),
    duckdb: geometricMean(toDuckdb),
  };
  const least = Math.min(...toDuckdb);
  const most = MORE > 1 ? Math.max(...growth) : 0;
  const cells = NAMES.map((title, i) => [
    title,
    median(times.ours[i]!).toFixed(1),
    median(times.arquero[i]!).toFixed(1),
    median(times.prepared[i]!).toFixed(1),
    median(times.duckdb[i]!).toFixed(1),
    toArquero[i]!.toFixed(1),
    toPrepared[i]!.toFixed(1),
    toDuckdb[i]!.toFixed(2),
    MORE > 1 ? median(many[i]!).toFixed(1) : '',
    MORE > 1 ? growth[i]!.toFixed(2) : '',
  ]);
  for (const line of wrong) console.log(`wrong answer: ${line}`);
  console.log(`columns read: ${names.join(', ')}`);
  console.log(
    `memory: ${(bytes / ROWS).toFixed(1)} bytes a row of columns, ${(cached / ROWS).toFixed(1)} kept after the questions`,
  );
  console.log(
    `page script with the orders' generator: ${(gzipSync(readFileSync(join(cache, 'page.js'))).length / 1024).toFixed(1)} KiB gzip`,
  );
  reportBench({
    title: `${ROWS} orders in headless Chromium, ${ROUNDS} interleaved rounds (milliseconds are medians of this machine and this hour; the ratios, medians of pairs, are judged)`,
    columns: [
      'question',
      'ours ms',
      'Arquero ms',
      'prepared ms',
      'DuckDB-WASM ms',
      'x Arquero',
      'x prepared',
      'x DuckDB',
      `${MORE}x rows ms`,
      'growth',
    ],
    rows: [
      ...cells,
      [
        ...['geometric mean', '', '', '', ''],
        ...[means.arquero.toFixed(1), means.prepared.toFixed(1), means.duckdb.toFixed(2), '', ''],
      ],
    ],
    ok:
      wrong.length === 0 &&
      means.arquero >= AIM.arquero &&
      means.duckdb >= AIM.duckdb &&
      least >= AIM.slowest &&
      bytesARow <= AIM.bytes &&
      most <= MORE * AIM.growth,
    result:
      `${means.arquero.toFixed(1)} x as fast as Arquero, aim >= ${AIM.arquero} (${means.prepared.toFixed(1)} x with its columns prepared); ${means.duckdb.toFixed(2)} x DuckDB-WASM, aim >= ${AIM.duckdb}, ` +
      `least ${least.toFixed(2)}, aim >= ${AIM.slowest}; ${bytesARow.toFixed(1)} bytes a row, aim <= ${AIM.bytes}; ${MORE} x rows (${ROWS} to ${ROWS * MORE}) take x ${most.toFixed(2)}, ` +
      `aim <= ${MORE * AIM.growth}; answers ${wrong.length === 0 ? 'equal' : 'differ'}; SEED=${SEED}`,
  });
} finally {
  await browser.close();
  await server.close();
}
