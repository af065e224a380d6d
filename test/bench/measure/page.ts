import type { PracticeDataset } from '@practice-atlas/dataset';
import { type Answer, measure } from '@practice-atlas/measure';
import { createArquero } from './arquero.js';
import { createPreparedArquero } from './arquero-prepared.js';
import type { Contender } from './contender.js';
import { createDuckdb } from './duckdb.js';
import { makeOrders, type Orders, STEPS } from './orders.js';
import { QUERIES, type Row, rowsOfAnswer } from './queries.js';
import { repeatCases, toPracticeDataset } from './to-dataset.js';

const queries = Object.values(QUERIES);
const contenders = new Map<string, Contender>();
let orders: Orders;
let dataset: PracticeDataset;

function oursOf(own: PracticeDataset): Contender {
  return {
    ask: async (question) => measure(own, queries[question]!),
    read: (_, answer) => rowsOfAnswer(answer as Answer),
  };
}

function newestOf({ at, again }: Orders): number {
  let newest = -Infinity;
  for (const times of [...STEPS.map((step) => at[step]), again])
    for (const time of times) if (time > newest) newest = time;
  return newest;
}

/** Puts the rows in one order, without those that say nothing. */
function compared(rows: readonly Row[]): string {
  return rows
    .filter((row) => row.some((cell) => typeof cell === 'number' && cell !== 0))
    .map((row) => JSON.stringify(row.map((cell) => (cell === 0 || Number.isNaN(cell) ? null : cell))))
    .sort()
    .join('\n');
}

/** Adds up the bytes of the columns of `cases` that the questions read, seen from outside. */
async function readBytes(): Promise<{ bytes: number; names: string[] }> {
  const names = new Set<string>();
  const { cases } = dataset.tables;
  const columns = new Proxy(cases.columns, {
    get(target, name) {
      names.add(String(name));
      return target[String(name)];
    },
  });
  const seen = oursOf({ ...dataset, tables: { ...dataset.tables, cases: { ...cases, columns } } });
  await seen.ask(0);
  names.clear();
  for (const question of queries.keys()) await seen.ask(question);
  const buffers = new Map<ArrayBufferLike, number>();
  for (const name of names)
    for (const part of Object.values(cases.columns[name] ?? {}))
      if (ArrayBuffer.isView(part)) buffers.set(part.buffer, part.buffer.byteLength);
  return { bytes: [...buffers.values()].reduce((sum, bytes) => sum + bytes, 0), names: [...names] };
}

/** What the bench asks of the page. */
const bench = {
  make(rowCount: number, seed: number) {
    orders = makeOrders(rowCount, seed);
    dataset = toPracticeDataset(orders);
    contenders.set('ours', oursOf(dataset));
  },
  readBytes,
  async addPeers() {
    const now = newestOf(orders);
    contenders.set('arquero', await createArquero(orders, now));
    contenders.set('prepared', await createPreparedArquero(orders, now));
    contenders.set('duckdb', await createDuckdb(orders, now));
  },
  repeat(times: number) {
    contenders.set('more', oursOf(repeatCases(dataset, times)));
  },
  /** Answers a question; gives the milliseconds. */
  async time(name: string, question: number): Promise<number> {
    const start = performance.now();
    await contenders.get(name)!.ask(question);
    return performance.now() - start;
  },
  /** Answers a question, for comparison. */
  async rows(name: string, question: number): Promise<string> {
    const contender = contenders.get(name)!;
    return compared(contender.read(question, await contender.ask(question)));
  },
};
export type Bench = typeof bench;
Object.assign(window, { bench });
