import {
  buildColumn,
  type Cell,
  type Column,
  type ColumnTable,
  createDataset,
  expandTimes,
  type Field,
  parseDay,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import {
  type AnswerCell,
  batchFilter,
  type ClickhouseCluster,
  connectCluster,
  createClickhouseClient,
  dropLoad,
  type LoadOptions,
  type LoadPiece,
  type LoadResult,
  loadDataset,
  quoteName,
  readLoads,
  readManifest,
} from '@practice-atlas/measure/clickhouse.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf } from '../measure/error-of.js';
import { startCluster, type TestCluster } from './clickhouse/start-cluster.js';
import { FIRST_MS, orderSums, seededOrders, seededRegions } from './seeded-orders.js';

const ORDERS = Number(process.env.ORDERS ?? 5_000_000);
const SOME = 30_000;
const BATCH_ROWS = 10_000;

let servers: TestCluster;

const connect = (database: string) =>
  connectCluster(
    servers.shards.map(({ url }) => url) as [string, ...string[]],
    { database, timeoutMs: 300_000, ...servers.loader },
    { cluster: servers.name },
  );

beforeAll(async () => {
  servers = await startCluster();
});
afterAll(() => servers?.stop());

const inSeconds = (column: string) => `ifNull(intDiv(sum(${column} - ${FIRST_MS}), 1000), 0)`;

/** What the cluster says of whole batches, in the words of `orderSums`. */
async function sumsOf({ shards, database }: ClickhouseCluster, shard = 0) {
  const client = shards[shard]!;
  const manifest = await readManifest(client, database);
  const cases = await client.query(
    `SELECT count() AS orders, countIf(isNotNull(rating)) AS rated, ifNull(sum(rating), 0) AS stars, sum(dispatch_count) AS dispatches,
${inSeconds('first_placed_at')} AS placedSeconds, uniqExact(case_id) AS ids FROM cases WHERE ${batchFilter(manifest, 'cases')}`,
  );
  const steps = await client.query(
    `SELECT count() AS steps, sum(seq) AS seqs, ${inSeconds('at')} AS stepSeconds FROM case_steps WHERE ${batchFilter(manifest, 'case_steps')}`,
  );
  return Object.fromEntries(
    [cases, steps].flatMap(({ columns, rows: [row] }) => columns.map(({ name }, i) => [name, row?.[i]])),
  );
}

async function expectExactly(cluster: ClickhouseCluster, orders: number): Promise<void> {
  const expected = { ...orderSums(orders), ids: orders };
  for (const shard of cluster.shards.keys()) expect(await sumsOf(cluster, shard)).toEqual(expected);
}

/** Rows that lie on a shard, whether their batch is whole or not. */
async function lyingOn({ shards }: ClickhouseCluster, shard: number, table: string): Promise<number> {
  return Number((await shards[shard]!.query(`SELECT count() FROM ${table}`)).rows[0]?.[0]);
}

const loadSome = (cluster: ClickhouseCluster, options: LoadOptions = {}): Promise<LoadResult> =>
  loadDataset(cluster, seededOrders(SOME, 15_000), { load: 'some', batchRows: BATCH_ROWS, ...options });

test('seeded orders derive their columns as a dataset does', () => {
  const [piece] = seededOrders(300) as Iterable<LoadPiece>;
  const { cases, case_steps } = piece!.tables;
  const declared = Object.fromEntries(
    Object.entries(cases!.columns).filter(([name]) => !/^(first|last|dispatch)_/.test(name)),
  );
  const dataset = createDataset({
    name: 'x',
    title: { zh: '', en: '' },
    tables: { regions: seededRegions, cases: { ...cases!, columns: declared }, case_steps: case_steps! },
  });
  expect(dataset.findings).toEqual([]);
  for (const [name, column] of Object.entries(cases!.columns)) {
    const derived = expandTimes(dataset.tables.cases.columns[name]!);
    expect([name, { ...derived, validity: [...(derived.validity ?? [])] }]).toEqual([
      name,
      { ...column, validity: derived.validity === null ? [] : [...(column.validity ?? [])] },
    ]);
  }
});

describe('a load into two shards', () => {
  test(`of ${ORDERS.toLocaleString('en')} orders with their steps is there exactly, divided in halves`, async () => {
    const cluster = await connect('large');
    const expected = orderSums(ORDERS);
    const startMs = performance.now();
    const result = await loadDataset(cluster, seededOrders(ORDERS), { load: 'large' });
    const loadedMs = performance.now();
    expect(result).toMatchObject({
      tables: { regions: 101, cases: ORDERS, case_steps: expected.steps },
      rowCount: 101 + ORDERS + expected.steps,
      skippedCount: 0,
    });
    await expectExactly(cluster, ORDERS);
    const shares = await Promise.all([0, 1].map((shard) => lyingOn(cluster, shard, 'cases_shard')));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(ORDERS);
    for (const share of shares) expect(share / ORDERS).toBeCloseTo(0.5, 1);
    const together = 'SELECT count() FROM case_steps_shard WHERE case_id NOT IN (SELECT case_id FROM cases_shard)';
    for (const shard of cluster.shards) expect((await shard.query(together)).rows).toEqual([[0]]);
    expect(await lyingOn(cluster, 0, 'regions')).toBe(101);
    expect(await lyingOn(cluster, 1, 'regions')).toBe(101);
    const seconds = (loadedMs - startMs) / 1000;
    console.log(
      `${result.rowCount} rows in ${result.batchCount} batches: ${seconds.toFixed(1)} s, ${Math.round(result.rowCount / seconds)} rows a second`,
    );
  });
});

/** A value of a field that a careless way to the server would change; `met` is what a server gives back. */
function hostileValue({ type, values }: Field): { given: Cell; met: AnswerCell } {
  const same = <T extends string | number>(value: T) => ({ given: value, met: value });
  if (type === 'integer') return same(-(2 ** 33) - 5);
  if (type === 'number') return same(0.1);
  if (type === 'boolean') return { given: true, met: 1 };
  if (type === 'date') return { given: '1949-10-01', met: parseDay('1949-10-01') };
  if (type === 'time') return same(-1_546_300_800_123);
  return same(values?.[0] ?? `it's \\ 文明 😀 ${'long '.repeat(40)}`);
}

describe('every table', () => {
  test.each([false, true])(
    'takes rows with every column filled and with every optional one missing, in a cluster: %s',
    async (isCluster) => {
      const [url] = servers.shards.map((shard) => shard.url) as [string];
      const cluster = isCluster
        ? await connect('filled')
        : await connectCluster([url], { database: 'single', ...servers.loader });
      const given: Record<string, ColumnTable> = {};
      const expected = new Map<string, AnswerCell[][]>();
      for (const name of tableNames) {
        const fields = Object.entries<Field>(tables[name].fields);
        const filled = fields.map(([, field]) => hostileValue(field));
        const columns = fields.map(([column, field], i): [string, Column] => [
          column,
          buildColumn(field, [filled[i]!.given, field.required ? filled[i]!.given : null]),
        ]);
        given[name] = { name, rowCount: 2, columns: Object.fromEntries(columns) };
        expected.set(name, [
          filled.map(({ met }) => met),
          fields.map(([, field], i) => (field.required ? filled[i]!.met : null)),
        ]);
      }
      const dispatches: Column = { kind: 'number', values: Uint8Array.of(3, 0), validity: null };
      given.cases = { ...given.cases!, columns: { ...given.cases!.columns, dispatch_count: dispatches } };
      const named = createDataset({ name: 'all', title: { zh: '全', en: 'All' } });
      await loadDataset(cluster, { ...named, tables: given });
      for (const shard of cluster.shards)
        for (const name of tableNames) {
          const names = Object.keys(tables[name].fields).map(quoteName);
          const { rows } = await shard.query(`SELECT ${names.join(', ')} FROM ${name}`);
          const sorted = [...rows].sort((one, other) => Number(one.includes(null)) - Number(other.includes(null)));
          expect([name, sorted]).toEqual([name, expected.get(name)]);
        }
      expect(
        (await cluster.shards[0]!.query('SELECT dispatch_count, first_placed_at FROM cases ORDER BY dispatch_count'))
          .rows,
      ).toEqual([
        [0, null],
        [3, null],
      ]);
      expect(JSON.parse((await readLoads(cluster.shards[0]!, cluster.database))[0]!.description)).toMatchObject({
        name: 'all',
        title: { zh: '全', en: 'All' },
        lifecycles: named.lifecycles,
      });
    },
  );

  test('gets columns for steps of a lifecycle that comes later', async () => {
    const cluster = await connect('steps');
    await loadSome(cluster);
    const named = createDataset({ name: 'more', title: { zh: '', en: '' } });
    const own = {
      lifecycle: 'visit',
      zh: '走访',
      en: 'Visit',
      steps: [{ step: 'seen_off', zh: '送别', en: 'Seen off' }],
    };
    const cases = createDataset({
      ...named,
      lifecycles: { visit: own },
      tables: {
        cases: [{ case_id: 'v1', lifecycle: 'visit' }],
        case_steps: [{ case_id: 'v1', seq: 1, step: 'seen_off', at: 1000 }],
      },
    });
    await loadDataset(cluster, cases);
    const { rows } = await cluster.shards[1]!.query(
      'SELECT first_seen_off_at, count() FROM cases GROUP BY first_seen_off_at ORDER BY count()',
    );
    expect(rows).toEqual([
      [1000, 1],
      [null, SOME],
    ]);
  });

  test('that stands there in another form is schema_conflict, with its name', async () => {
    const cluster = await connect('conflict');
    for (const server of servers.shards) {
      const client = createClickhouseClient({ url: server.url, ...servers.loader });
      await client.command('CREATE DATABASE conflict');
      await client.command('CREATE TABLE conflict.cases_shard (case_id UInt64) ENGINE = Memory');
    }
    const error = await errorOf(loadSome(cluster));
    expect(error).toMatchObject({ code: 'schema_conflict', where: { table: 'cases', column: 'case_id' } });
  });
});

describe('a connection', () => {
  test('finds the order of the shards whatever order their servers are given in', async () => {
    const urls = servers.shards.map(({ url }) => url);
    const given = { database: 'large', ...servers.loader };
    const [one, other] = await Promise.all(
      [urls, [...urls].reverse()].map((order) =>
        connectCluster(order as [string, ...string[]], given, { cluster: servers.name }),
      ),
    );
    expect(one!.shards.map(({ name }) => name)).toEqual(urls.map((url, i) => `shard ${i + 1} (${new URL(url).host})`));
    expect(other!.shards.map(({ name }) => name)).toEqual(one!.shards.map(({ name }) => name));
  });

  test.each([
    [
      'an unknown cluster',
      (urls: string[]) => connectCluster(urls as [string], { database: 'x', ...servers.loader }, { cluster: "it's" }),
    ],
    [
      'the same server twice',
      ([url]: string[]) =>
        connectCluster([url!, url!], { database: 'x', ...servers.loader }, { cluster: servers.name }),
    ],
    [
      'servers without a cluster',
      (urls: string[]) => connectCluster(urls as [string], { database: 'x', ...servers.loader }),
    ],
  ])('to %s is schema_conflict', async (_, connectTo) => {
    expect((await errorOf(connectTo(servers.shards.map(({ url }) => url)))).code).toBe('schema_conflict');
  });
});

describe('a shard that dies in the middle of a load', () => {
  test('is named, what was done stays, and the same load again ends with each row once', async () => {
    const cluster = await connect('broken');
    const [, second] = servers.shards;
    let killed: Promise<void> | null = null;
    const broken = loadSome(cluster, {
      attempts: 2,
      retryBaseMs: 20,
      onProgress: ({ rowCount }) => {
        if (rowCount > 3 * BATCH_ROWS) killed ??= second!.kill();
      },
    });
    const error = await errorOf(broken);
    expect(error).toMatchObject({
      code: 'shard_lost',
      hint: 'start that server, then run the same load again: what is done is not loaded twice',
      details: { shard: `shard 2 (${new URL(second!.url).host})` },
    });
    expect(error.message).toMatch(/^batch \d+ of (cases|case_steps): shard 2 /);
    await killed;
    await second!.start();
    const before = await readManifest(cluster.shards[0]!, 'broken');
    const whole = before.filter(({ table }) => table === 'cases').reduce((sum, { rowCount }) => sum + rowCount, 0);
    expect((await sumsOf(cluster)).orders).toBe(whole);
    expect((await readLoads(cluster.shards[0]!, 'broken')).map(({ isComplete }) => isComplete)).toEqual([false]);
    const resumed = await loadSome(cluster);
    expect(resumed.skippedCount).toBe(before.length);
    expect(resumed.batchCount).toBeGreaterThan(before.length);
    await expectExactly(cluster, SOME);
    expect((await lyingOn(cluster, 0, 'cases_shard')) + (await lyingOn(cluster, 1, 'cases_shard'))).toBe(SOME);
    expect((await readLoads(cluster.shards[0]!, 'broken')).map(({ isComplete }) => isComplete)).toEqual([true]);
  });

  test('and comes back at once is not even noticed', async () => {
    const cluster = await connect('short');
    const [first, second] = servers.shards;
    const restarts: Promise<void>[] = [];
    const restart = async (server: typeof first) => {
      await server!.kill();
      await server!.start();
    };
    await loadSome(cluster, {
      attempts: 12,
      onProgress: ({ rowCount }) => {
        if (restarts.length === 0 && rowCount > 2 * BATCH_ROWS) restarts.push(restart(second));
        if (restarts.length === 1 && rowCount > 7 * BATCH_ROWS) restarts.push(restart(first));
      },
    });
    expect(restarts).toHaveLength(2);
    await Promise.all(restarts);
    await expectExactly(cluster, SOME);
  });
});

describe('a load that is broken off', () => {
  test.each([1, 2, 4, 7])(
    'after %i progress reports by its signal goes on later without loss or doubles',
    async (reports) => {
      const cluster = await connect(`stopped_${reports}`);
      const stop = new AbortController();
      let count = 0;
      const onProgress = () => {
        if (++count === reports) setTimeout(() => stop.abort('stopped'), 7 * reports);
      };
      await expect(loadSome(cluster, { signal: stop.signal, onProgress })).rejects.toBe('stopped');
      await loadSome(cluster);
      await expectExactly(cluster, SOME);
    },
  );

  test('leaves rows that readers do not see: the manifest says which batches are whole', async () => {
    const cluster = await connect('unseen');
    await loadSome(cluster);
    const [first] = cluster.shards;
    await first!.command("ALTER TABLE atlas_batches_shard DROP PARTITION 'some'");
    expect(await lyingOn(cluster, 0, 'cases_shard')).toBeGreaterThan(0);
    expect((await sumsOf(cluster)).orders).toBe(0);
    expect((await loadSome(cluster)).skippedCount).toBe(0);
    await expectExactly(cluster, SOME);
  });

  test('by a server that lost rows of a whole batch gets them again', async () => {
    const cluster = await connect('lost_rows');
    await loadSome(cluster);
    const { batch } = (await readManifest(cluster.shards[0]!, 'lost_rows')).find(({ table }) => table === 'cases')!;
    await cluster.shards[1]!.command(`ALTER TABLE cases_shard DROP PARTITION ${batch}`);
    const again = await loadSome(cluster);
    expect(again.batchCount - again.skippedCount).toBe(1);
    await expectExactly(cluster, SOME);
  });
});

describe('the same name for other data', () => {
  test.each([
    ['other rows', () => seededOrders(SOME - 1, 15_000), BATCH_ROWS],
    ['fewer batches', () => seededOrders(15_000, 15_000), BATCH_ROWS],
    ['another batch size', () => seededOrders(SOME, 15_000), BATCH_ROWS / 2],
  ])('is refused for %s', async (_, source, batchRows) => {
    const cluster = await connect('other');
    await loadSome(cluster);
    expect((await errorOf(loadDataset(cluster, source(), { load: 'some', batchRows }))).code).toBe('batch_changed');
    await expectExactly(cluster, SOME);
  });

  test('can be loaded after the load was taken back', async () => {
    const cluster = await connect('replaced');
    await loadSome(cluster);
    await dropLoad(cluster, 'some');
    expect((await sumsOf(cluster)).orders).toBe(0);
    expect([await lyingOn(cluster, 0, 'cases_shard'), await lyingOn(cluster, 1, 'regions')]).toEqual([0, 0]);
    await loadDataset(cluster, seededOrders(7000), { load: 'some' });
    await expectExactly(cluster, 7000);
  });
});
