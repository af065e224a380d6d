import { AtlasError } from '@practice-atlas/dataset';
import { type Answer, createMemoryEngine, createRowEngine } from '@practice-atlas/measure';
import {
  createDuckDbRows,
  type DuckDbConnection,
  loadDuckDb,
  type WasmConnection,
  type WasmDatabase,
  wasmDuckDb,
} from '@practice-atlas/measure/duckdb.js';
import { duckDbDialect } from '@practice-atlas/measure/sql.js';
import { randomDataset } from '../../measure/row-questions/random-dataset.js';
import { seededRandom } from '../../transform/seeded-random.js';
import { findDifference } from '../conformance.js';
import { QUERIES } from '../queries.js';

/** Served beside the page; installed only for these tests. */
const peer: string = '/peers/duckdb.js';

/** What is used of `@duckdb/duckdb-wasm` itself. */
interface Module {
  readonly VoidLogger: new () => object;
  readonly AsyncDuckDB: new (
    logger: object,
    worker: Worker,
  ) => WasmDatabase & {
    instantiate(wasm: string): Promise<unknown>;
    connect(): Promise<WasmConnection>;
    terminate(): Promise<void>;
  };
}

/** Opens a database in a worker of its own. */
async function openDuckDb(): Promise<{ connection: DuckDbConnection; terminate(): Promise<void> }> {
  const duckdb = (await import(/* @vite-ignore */ peer)) as Module;
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker('/duckdb/duckdb-browser-eh.worker.js'));
  await database.instantiate(new URL('/duckdb/duckdb-eh.wasm', location.href).href);
  return { connection: wasmDuckDb(database, await database.connect()), terminate: () => database.terminate() };
}

async function outcomeOf(asked: Promise<Answer>): Promise<string> {
  try {
    return JSON.stringify(await asked);
  } catch (error) {
    if (error instanceof AtlasError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** What the test asks of the page. */
const wasmPage = {
  /** Asks random questions about rows; gives the first difference from the reference. */
  async differenceOfRows(seed: number, index: number, size: number, count: number): Promise<string | null> {
    const { connection, terminate } = await openDuckDb();
    try {
      const random = seededRandom(seed, index);
      const dataset = randomDataset(random, size);
      await loadDuckDb(connection, dataset);
      return await findDifference(createDuckDbRows(connection, dataset), duckDbDialect, dataset, random, count);
    } finally {
      await terminate();
    }
  },
  /** Asks some of the queries of the conformance suite; gives how many have an answer, and the first difference from the memory engine. */
  async differenceOfQueries(seed: number, size: number, every: number): Promise<[number, string | null]> {
    const { connection, terminate } = await openDuckDb();
    try {
      const dataset = randomDataset(seededRandom(seed, 100), size);
      await loadDuckDb(connection, dataset);
      const memory = createMemoryEngine(dataset, { minimumGroup: 1 });
      const engine = createRowEngine(dataset, createDuckDbRows(connection, dataset), { minimumGroup: 1 });
      const drawn = seededRandom(seed, 99);
      let answered = 0;
      for (const query of QUERIES) {
        if (drawn.below(every) > 0) continue;
        const expected = await outcomeOf(memory.measure(query));
        const given = await outcomeOf(engine.measure(query));
        if (given !== expected) return [answered, `${JSON.stringify(query)}\n${expected}\n${given}`];
        if (expected.startsWith('{')) answered++;
      }
      return [answered, null];
    } finally {
      await terminate();
    }
  },
  /** Aborts a question that would never end; gives what it was rejected with, and the answer to the next one. */
  async abort(): Promise<[string, unknown]> {
    const { connection, terminate } = await openDuckDb();
    try {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('nobody waits')), 50);
      const rejected = await connection
        .run('SELECT count(*) FROM range(1000000) a, range(1000000) b', [], { signal: stop.signal })
        .then(() => 'answered', String);
      const { columns } = await connection.run('SELECT 7');
      return [rejected, Number(columns[0]![0])];
    } finally {
      await terminate();
    }
  },
};
export type WasmPage = typeof wasmPage;
Object.assign(window, { wasmPage });
