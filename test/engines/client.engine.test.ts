import {
  type ClickhouseClient,
  createClickhouseClient,
  encodeLiteral,
  type ParameterValue,
} from '@practice-atlas/measure/clickhouse.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf } from '../measure/error-of.js';
import { startCluster, type TestCluster } from './clickhouse/start-cluster.js';

let cluster: TestCluster;
let loader: ClickhouseClient;
let reader: ClickhouseClient;

beforeAll(async () => {
  cluster = await startCluster();
  const { url } = cluster.shards[0]!;
  loader = createClickhouseClient({ url, ...cluster.loader });
  reader = createClickhouseClient({ url, ...cluster.reader });
});
afterAll(() => cluster?.stop());

/** What looks like SQL, beside what texts are made of. */
const HOSTILE = [
  "'",
  '\\',
  "\\'",
  '`',
  '"',
  '\0',
  '\n',
  '\r',
  '\t',
  '\b',
  '\f',
  '--',
  '/*',
  '*/',
  ';',
  '{a:String}',
  'FORMAT TSV',
  '\\N',
  '😀',
  '文明',
  '\u2028',
  '\ufeff',
  '%',
  '\\x41',
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 5 })), {
  maxLength: 12,
});
const text = hostile.map((pieces) => pieces.join('')).filter((joined) => !/\p{Surrogate}/u.test(joined));

const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => value === 0 || Math.abs(value) >= 2 ** -1022);

async function roundTrip(values: readonly ParameterValue[], type: string): Promise<void> {
  const names = values.map((_, i) => `p${i}`);
  const sql = `SELECT ${names.map((name) => `{${name}:${type}} AS ${name}`).join(', ')}`;
  const parameters = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  const { columns, rows } = await loader.query(sql, { parameters });
  expect(columns.map((column) => column.type)).toEqual(values.map(() => type));
  expect(rows).toEqual([values]);
}

const runs = { seed: 20190321, numRuns: 60, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true };

describe('literals come back from the server as they were', () => {
  test.each<[string, fc.Arbitrary<ParameterValue>]>([
    ['String', text],
    ['Nullable(String)', fc.option(text)],
    ['Array(String)', fc.array(text, { maxLength: 4 })],
    ['Array(Nullable(String))', fc.array(fc.option(text), { maxLength: 4 })],
    ['Int64', fc.maxSafeInteger()],
    ['Nullable(Int32)', fc.option(fc.integer())],
    ['Array(Int64)', fc.array(fc.maxSafeInteger(), { maxLength: 4 })],
    ['UInt8', fc.nat({ max: 255 })],
    ['Float64', double],
    ['Date', fc.integer({ min: 1, max: 49_672 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))],
  ])('of type %s', async (type, value) => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => roundTrip(values, type)),
      runs,
    );
  });

  test('and the server counts the bytes of hostile texts as we do', async () => {
    for (const word of HOSTILE) {
      const { rows } = await reader.query('SELECT length({a:String}), {a:String} = {b:String}', {
        parameters: { a: word, b: word },
      });
      expect(rows).toEqual([[new TextEncoder().encode(word).length, 1]]);
    }
  });

  test('whole 64 bits', async () => {
    for (const value of [-(2n ** 63n), 2n ** 63n - 1n])
      expect((await loader.query(`SELECT toString(${encodeLiteral('Int64', value)})`)).rows).toEqual([[String(value)]]);
    expect((await loader.query(`SELECT toString(${encodeLiteral('UInt64', 2n ** 64n - 1n)})`)).rows).toEqual([
      [String(2n ** 64n - 1n)],
    ]);
    const at = Date.UTC(2019, 2, 21, 8, 30);
    expect((await loader.query('SELECT toUnixTimestamp({at:DateTime})', { parameters: { at } })).rows).toEqual([
      [at / 1000],
    ]);
  });
});

describe('a failure on the server', () => {
  test('in the middle of a large answer is an error, with or without the buffer of the server', async () => {
    const sql = 'SELECT throwIf(number = 3000000) FROM system.numbers LIMIT 4000000';
    const error = await errorOf(loader.query(sql));
    expect(error).toMatchObject({ code: 'server_failed', details: { code: '395' } });
    const streamed: typeof fetch = (input, init) => {
      const url = new URL(String(input));
      url.searchParams.delete('wait_end_of_query');
      url.searchParams.delete('buffer_size');
      return fetch(url, init);
    };
    const direct = createClickhouseClient({ url: cluster.shards[0]!.url, ...cluster.loader, fetch: streamed });
    expect(await errorOf(direct.query(sql))).toMatchObject({ code: 'server_failed', details: { code: '395' } });
  });

  test.each([
    ['SELECT (1', 'server_failed', '62'],
    ['SELECT nothing', 'server_failed', '47'],
    ['SELECT sleepEachRow(1) FROM system.numbers LIMIT 5', 'server_timeout', '159'],
    ['SELECT number FROM system.numbers GROUP BY number', 'server_busy', '241'],
  ])('of %s is %s with the number %s', async (sql, code, number) => {
    const limited = createClickhouseClient({
      url: cluster.shards[0]!.url,
      ...cluster.loader,
      attempts: 2,
      settings: {
        max_execution_time: 2,
        max_block_size: 1,
        ...(number === '241' ? { max_memory_usage: 10_000_000, max_block_size: 65_536, max_execution_time: 60 } : {}),
      },
    });
    expect(await errorOf(limited.query(sql))).toMatchObject({ code, details: { code: number } });
  });

  test('to know the user is server_denied and names no password', async () => {
    const stranger = createClickhouseClient({ url: cluster.shards[0]!.url, user: 'loader', password: 'not the word' });
    const error = await errorOf(stranger.query('SELECT 1'));
    expect(error.code).toBe('server_denied');
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('not the word');
  });
});

describe('a user that only reads', () => {
  test('reads, and may neither write nor change settings', async () => {
    expect((await reader.query('SELECT 1')).rows).toEqual([[1]]);
    expect((await reader.version()).takesSettings).toBe(false);
    for (const sql of ['CREATE DATABASE mine', 'SET max_threads = 8', 'DROP TABLE system.one'])
      expect((await errorOf(reader.command(sql))).code).toBe('server_denied');
  });
});

describe('giving up', () => {
  const running = async () =>
    Number(
      (
        await loader.query(
          "SELECT count() FROM system.processes WHERE query LIKE '%numbers%' AND query NOT LIKE '%processes%'",
        )
      ).rows[0]?.[0],
    );
  const until = async (isSo: () => Promise<boolean>) => {
    for (const endMs = performance.now() + 10_000; performance.now() < endMs; ) if (await isSo()) return true;
    return false;
  };

  test.each([
    ['a user that loads', () => loader],
    ['a user that only reads', () => reader],
  ])('ends the statement of %s on the server', async (_, client) => {
    const stop = new AbortController();
    const question = client().query('SELECT count() FROM system.numbers WHERE NOT ignore(number)', {
      signal: stop.signal,
    });
    const outcome = question.then(
      () => 'answered',
      (reason: unknown) => reason,
    );
    expect(await until(async () => (await running()) === 1)).toBe(true);
    stop.abort('no more');
    expect(await outcome).toBe('no more');
    expect(await until(async () => (await running()) === 0)).toBe(true);
  });
});

describe('a shard that dies', () => {
  test('in the middle of a question is shard_lost with its address; after its return the question is answered', async () => {
    const [first, second] = cluster.shards as readonly [TestCluster['shards'][0], TestCluster['shards'][0]];
    const once = createClickhouseClient({
      url: first.url,
      ...cluster.loader,
      attempts: 2,
      settings: { max_block_size: 1000 },
    });
    const source = `cluster('${cluster.name}', system, numbers)`;
    const question = errorOf(once.query(`SELECT count() FROM ${source} WHERE sleepEachRow(0.001) = 0`));
    await new Promise((done) => setTimeout(done, 700));
    await second.kill();
    const address = `127.0.0.1:${second.ports.tcp}`;
    expect(await question).toMatchObject({ code: 'shard_lost', details: { shard: address } });
    const after = await errorOf(loader.query(`SELECT count() FROM (SELECT * FROM ${source} LIMIT 10)`));
    expect(after).toMatchObject({ code: 'shard_lost', details: { shard: address } });
    expect(after.message).toContain('after 4 attempts');
    const patient = createClickhouseClient({ url: first.url, ...cluster.loader, attempts: 8 });
    const answer = patient.query(`SELECT sum(number) FROM (SELECT * FROM ${source} LIMIT 10)`);
    await second.start();
    expect((await answer).rows).toHaveLength(1);
  });
});
