import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import { type Answer, createMemoryEngine, createRowEngine, type Engine } from '@practice-atlas/measure';
import { connectCluster, createClickhouseRows, loadDataset } from '@practice-atlas/measure/clickhouse.js';
import { createDuckDbRows, loadDuckDb } from '@practice-atlas/measure/duckdb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomDataset } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { startCluster, type TestCluster } from './clickhouse/start-cluster.js';
import { type Chdb, chdbRows, loadChdb, openChdb } from './open-chdb.js';
import { openDuckDb } from './open-duckdb.js';
import { QUERIES } from './queries.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
/** One query of so many only, drawn by the seed, for a quick look. */
const EVERY = Number(process.env.ATLAS_EVERY ?? 1);
const drawn = seededRandom(SEED, 99);
const ASKED = QUERIES.filter(() => drawn.below(EVERY) === 0);
const SIZES = [0, 1, 40, 250];

/** Small groups are told here: what is hidden in every engine would hide a difference. */
const OPTIONS = { minimumGroup: 1 };

let single: TestCluster;
let sharded: TestCluster;
let session: Chdb;

beforeAll(async () => {
  single = await startCluster({ shardCount: 1 });
  sharded = await startCluster({ shardCount: 2 });
  session = await openChdb();
});
afterAll(async () => {
  session?.close();
  await Promise.all([single?.stop(), sharded?.stop()]);
});

async function clickhouse(servers: TestCluster, database: string, dataset: PracticeDataset, isCluster: boolean) {
  const urls = servers.shards.map(({ url }) => url) as [string, ...string[]];
  const connection = { database, timeoutMs: 120_000, ...servers.loader };
  const cluster = await connectCluster(urls, connection, isCluster ? { cluster: servers.name } : {});
  await loadDataset(cluster, dataset, { load: 'all' });
  return createRowEngine(
    dataset,
    createClickhouseRows(cluster.shards[0]!, { database, lifecycles: dataset.lifecycles }),
    OPTIONS,
  );
}

const ENGINES: Readonly<Record<string, (dataset: PracticeDataset, index: number) => Promise<Engine>>> = {
  DuckDB: async (dataset) => {
    const connection = await openDuckDb();
    await loadDuckDb(connection, dataset);
    return createRowEngine(dataset, createDuckDbRows(connection, dataset), OPTIONS);
  },
  'ClickHouse of today': async (dataset) => {
    await loadChdb(session, dataset);
    return createRowEngine(dataset, chdbRows(session), OPTIONS);
  },
  'ClickHouse 18.16, one server': (dataset, index) => clickhouse(single, `one_${index}`, dataset, false),
  'ClickHouse 18.16, two shards': (dataset, index) => clickhouse(sharded, `two_${index}`, dataset, true),
};

type Outcome = Answer | { readonly code: string; readonly message: string };

async function outcomeOf(asked: Promise<Answer>): Promise<Outcome> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AtlasError) return { code: error.code, message: error.message };
    throw error;
  }
}

describe.each(Object.entries(ENGINES))('%s', (name, open) => {
  it.each(SIZES.map((size, index) => [size, index] as const))(
    'answers every metric by every type of dimension of %i cases with the digits of the memory engine',
    async (size, index) => {
      const dataset = randomDataset(seededRandom(SEED, 100 + index), size);
      const memory = createMemoryEngine(dataset, OPTIONS);
      const engine = await open(dataset, index);
      const wrong: object[] = [];
      let [answered, values] = [0, 0];
      for (const query of ASKED) {
        const expected = await outcomeOf(memory.measure(query));
        const given = await outcomeOf(engine.measure(query));
        if ('rowCount' in expected) {
          answered++;
          values += expected.metrics[0]!.values.filter(({ quantity }) => quantity !== null).length;
        }
        if (JSON.stringify(given) !== JSON.stringify(expected)) wrong.push({ query, expected, given });
      }
      expect(wrong.slice(0, 2), `${wrong.length} answers of ${name} differ`).toEqual([]);
      expect(answered).toBeGreaterThan(ASKED.length / 4);
      if (size > 30) expect(values).toBeGreaterThan(ASKED.length / 2);
    },
  );
});
