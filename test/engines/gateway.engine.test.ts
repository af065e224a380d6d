import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import { createMemoryEngine } from '@practice-atlas/measure';
import {
  connectCluster,
  createClickhouseClient,
  createLoadedSource,
  loadDataset,
  readLoadedOutline,
} from '@practice-atlas/measure/clickhouse.js';
import { createGatewayEngine, readOutline } from '@practice-atlas/measure/gateway.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { run } from '../cli/fake-terminal.js';
import { press, simulated } from '../data/datasets.js';
import { randomDataset } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { startCluster, type TestCluster } from './clickhouse/start-cluster.js';
import { QUERIES } from './queries.js';

/** Every n-th query only: `queries.engine.test.ts` asks them all. */
const EVERY = Number(process.env.ATLAS_EVERY ?? 7);
let servers: TestCluster;

beforeAll(async () => {
  servers = await startCluster();
});
afterAll(() => servers?.stop());

const clusterOf = (database: string) => {
  const urls = servers.shards.map(({ url }) => url) as [string, ...string[]];
  return connectCluster(urls, { database, ...servers.loader }, { cluster: servers.name });
};

/** Serves a gateway to a database as the user that can only read; ends with the test. */
async function serve(database: string): Promise<{ url: string; told: () => string }> {
  const stop = new AbortController();
  let err = '';
  const { host } = new URL(servers.shards[0]!.url);
  const said = new Promise<string>((out, fail) => {
    const args = ['--engine', `clickhouse://${servers.reader.user}@${host}/${database}`, '--port', '0', '--json'];
    const ended = run(['serve', ...args, '--minimum-group', '1', '--most-groups', '1000000'], {
      signal: stop.signal,
      env: { CLICKHOUSE_PASSWORD: servers.reader.password },
      out,
      err: (text) => {
        err += text;
        if (text.startsWith('error')) fail(new Error(text));
      },
    });
    onTestFinished(async () => {
      stop.abort();
      await ended;
    });
  });
  return { url: JSON.parse(await said).url, told: () => err };
}

type Outcome = object | { readonly code: string };

async function outcomeOf(asked: Promise<object>): Promise<Outcome> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AtlasError) return { code: error.code, message: error.message };
    throw error;
  }
}

test.each<[string, () => Promise<PracticeDataset>]>([
  ['random', async () => randomDataset(seededRandom(20261130, 3), 250)],
  ['press', press],
  ['simulated', simulated],
])('a gateway to a cluster answers about the %s dataset as the memory engine does', async (name, read) => {
  const dataset = await read();
  await loadDataset(await clusterOf(name), dataset, { load: 'all' });
  const { url, told } = await serve(name);
  const { dataset: outline } = await readOutline(url);
  expect([outline.title, outline.lifecycles, outline.simulation]).toEqual([
    dataset.title,
    dataset.lifecycles,
    dataset.simulation,
  ]);
  for (const table of ['regions', 'sources', 'figures'] as const)
    expect([table, outline.tables[table].rowCount]).toEqual([table, dataset.tables[table].rowCount]);
  // What stands on the server has the order of its keys: the same rows in that order are asked here.
  const client = createClickhouseClient({ url: servers.shards[0]!.url, ...servers.reader, database: name });
  const { tables } = await readLoadedOutline(client, name);
  const { regions, sources, figures } = tables;
  const ordered = { ...dataset, tables: { ...dataset.tables, regions, sources, figures } };
  const memory = createMemoryEngine(ordered, { minimumGroup: 1 });
  const engine = createGatewayEngine(url);
  const wrong: object[] = [];
  let answered = 0;
  for (const [i, query] of QUERIES.entries()) {
    if (i % EVERY !== 0) continue;
    const expected = await outcomeOf(memory.measure(query));
    const given = await outcomeOf(engine.measure(query));
    if ('rowCount' in expected) answered++;
    if (JSON.stringify(given) !== JSON.stringify(expected)) wrong.push({ query, expected, given });
  }
  expect(wrong.slice(0, 2), `${wrong.length} answers differ`).toEqual([]);
  expect(answered * EVERY).toBeGreaterThan(QUERIES.length / 4);
  expect(told()).not.toContain(servers.reader.password);
});

test('what is loaded later is seen: rows, months and figures', async () => {
  const database = 'later';
  const cluster = await clusterOf(database);
  await loadDataset(cluster, await press(), { load: 'press' });
  const client = createClickhouseClient({ url: servers.shards[0]!.url, ...servers.reader, database });
  const source = createLoadedSource(client, { lookMs: 0 });
  const query = { metrics: ['orders_placed'], by: ['month'] } as const;
  const before = await source();
  expect((await before.engine.measure(query)).rowCount).toBe(0);
  expect((await source()).engine).toBe(before.engine);
  const dataset = await simulated();
  await loadDataset(cluster, dataset, { load: 'simulated' });
  const after = await source();
  expect(after.outline.tables.figures.rowCount).toBeGreaterThan(before.outline.tables.figures.rowCount);
  const answer = await after.engine.measure(query);
  expect([answer.rowCount, answer.simulated]).toEqual([
    (await createMemoryEngine(dataset).measure(query)).rowCount,
    true,
  ]);
});
