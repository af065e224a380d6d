import type { AtlasError } from '@practice-atlas/dataset';
import {
  type Connection,
  createClickhouseClient,
  parseException,
  retryDelayMs,
} from '@practice-atlas/measure/clickhouse.js';
import { describe, expect, test } from 'vitest';
import { errorOf } from './error-of.js';
import {
  type Asked,
  breakOff,
  closedPort,
  fakeServer,
  type Reply,
  reset,
  rows,
  silence,
  status,
} from './fake-clickhouse.js';

const OLD = "Code: 62, e.displayText() = DB::Exception: Syntax error: failed at 'x', e.what() = DB::Exception\n";
const NEW =
  "Code: 62. DB::Exception: Syntax error: failed at 'x'. (SYNTAX_ERROR) (version 24.8.1.1 (official build))\n";
const LOST = `Code: 279, e.displayText() = DB::NetException: All connection tries failed. Log: \n
Code: 210, e.displayText() = DB::NetException: Connection refused (127.0.0.1:9001), e.what() = DB::NetException
\n, e.what() = DB::NetException\n`;
const FULL =
  'Code: 202, e.displayText() = DB::Exception: Too many simultaneous queries. Maximum: 100, e.what() = DB::Exception\n';

function client(url: string, more: Partial<Connection> = {}) {
  return createClickhouseClient({ url, retryBaseMs: 1, random: () => 0, ...more });
}

async function asked(replies: readonly Reply[], more: Partial<Connection> = {}) {
  const server = await fakeServer(replies);
  return { ...server, client: client(server.url, more) };
}

describe('an exception', () => {
  test.each([
    ['of 2018', OLD],
    ['of today', NEW],
    ['after rows', `{"meta":[],"data":[[1],[2${OLD}`],
  ])('%s is read with its number', (_, text) => {
    expect(parseException(text)).toEqual({
      code: 62,
      message: expect.stringMatching(/^Syntax error: failed at 'x'\.?$/),
    });
  });

  test('is not seen where there is none', () => {
    expect(parseException('<html>Code: 502</html>')).toBeNull();
    expect(parseException('')).toBeNull();
  });

  test.each([
    [LOST, 'shard_lost', { shard: '127.0.0.1:9001', code: '279' }],
    [
      'Code: 32, e.displayText() = DB::Exception: Attempt to read after eof: while receiving packet from 127.0.0.1:9001, e.what() = DB::Exception',
      'shard_lost',
      { shard: '127.0.0.1:9001' },
    ],
    [FULL, 'server_busy', { code: '202' }],
    ['Code: 159, e.displayText() = DB::Exception: Timeout exceeded, e.what() = DB::Exception', 'server_timeout', {}],
    ['Code: 192, e.displayText() = DB::Exception: Unknown user x, e.what() = DB::Exception', 'server_denied', {}],
    [OLD, 'server_failed', { code: '62' }],
  ])('%j is an error of its own kind', async (text, code, details) => {
    const { client } = await asked([status(500, text)], { attempts: 1 });
    const error = await errorOf(client.query('SELECT x'));
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject({ server: client.name, ...details });
    expect(error.hint).not.toBe('');
  });
});

describe('an answer', () => {
  test('comes with 64-bit integers as numbers, also in lists, and null as null', async () => {
    const meta = [
      { name: 'a', type: 'Nullable(Int64)' },
      { name: 'b', type: 'Array(UInt64)' },
      { name: 'c', type: 'String' },
    ];
    const data = [
      ['5', ['1', '2'], '7'],
      [null, [], ''],
    ];
    const { client } = await asked([(response) => response.end(JSON.stringify({ meta, data, rows: 2 }))]);
    expect((await client.query('SELECT 1')).rows).toEqual([
      [5, [1, 2], '7'],
      [null, [], ''],
    ]);
  });

  test('with an integer beyond 2^53 is an error that says what to ask for', async () => {
    const text = '{"meta":[{"name":"a","type":"UInt64"}],"data":[["9007199254740993"]],"rows":1}';
    const { client } = await asked([status(200, text)]);
    expect((await errorOf(client.query('SELECT 1'))).hint).toBe('ask for toString(...) of it');
  });

  const whole = '{"meta":[{"name":"a","type":"UInt8"}],"data":[[1],[2]],"rows":2}';

  test('that ends early is truncated wherever it is cut, and never fewer rows', async () => {
    let cut = 0;
    const { client } = await asked([(response) => response.end(whole.slice(0, cut))], { attempts: 1 });
    for (cut = 0; cut < whole.length; cut++)
      expect((await errorOf(client.query('SELECT 1'))).code).toBe('answer_truncated');
    expect((await client.query('SELECT 1')).rows).toEqual([[1], [2]]);
  });

  test.each([
    ['ends with an exception', status(200, `${whole.slice(0, 50)}${OLD}`), 'server_failed'],
    ['has fewer rows than it says', status(200, whole.replace('"rows":2', '"rows":3')), 'answer_truncated'],
    [
      'carries an exception inside',
      status(200, whole.replace('"rows"', '"exception":"Code: 1","rows"')),
      'answer_truncated',
    ],
    ['is cut off with its connection', breakOff(whole.slice(0, 40)), 'answer_truncated'],
  ])('that %s is an error', async (_, reply, code) => {
    const { client } = await asked([reply], { attempts: 1 });
    expect((await errorOf(client.query('SELECT 1'))).code).toBe(code);
  });
});

describe('a failure', () => {
  test.each([
    ['a reset', reset],
    ['an answer that breaks off', breakOff('{"meta"')],
    ['a 502 of a proxy', status(502, '<html>Bad Gateway</html>')],
    ['a lost shard', status(500, LOST)],
    ['a full server', status(500, FULL)],
  ])('of %s is asked again for a question', async (_, reply) => {
    const { client, asked: seen } = await asked([reply, reply, rows(['fine'])]);
    expect((await client.query('SELECT 1')).rows).toEqual([['fine']]);
    expect(new Set(seen.map(({ search }) => search.get('query_id'))).size).toBe(3);
  });

  test.each([
    ['a syntax error', status(400, OLD), 'server_failed'],
    ['a 403 of a proxy', status(403, ''), 'server_denied'],
    ['a page that is no server', status(200, '<html></html>'), 'answer_truncated'],
  ])('of %s ends a command at once', async (_, reply, code) => {
    const { client, asked: seen } = await asked([reply]);
    const question = code === 'answer_truncated' ? client.query('SELECT 1') : client.command('DROP TABLE x');
    expect((await errorOf(question)).code).toBe(code);
    expect(seen).toHaveLength(code === 'answer_truncated' ? 4 : 1);
  });

  test('of a command that may have run is not asked again, unless twice is as good as once', async () => {
    const once = await asked([reset]);
    expect((await errorOf(once.client.command('INSERT INTO x SELECT 1'))).code).toBe('server_unreachable');
    expect(once.asked).toHaveLength(1);
    const twice = await asked([reset, status(200, '')]);
    await twice.client.command('CREATE DATABASE IF NOT EXISTS x', { isRepeatable: true });
    expect(twice.asked).toHaveLength(2);
  });

  test('of a full server, which begins nothing, is asked again even for rows', async () => {
    const { client, asked: seen } = await asked([status(500, FULL), status(200, '')]);
    await client.insert('INSERT INTO x FORMAT Native', new Uint8Array([1, 2]));
    expect(seen.map(({ search }) => search.get('query'))).toEqual(Array(2).fill('INSERT INTO x FORMAT Native'));
  });

  test('that stays is the last error, and says how often it was tried', async () => {
    const { client } = await asked([status(503, '')], { attempts: 3 });
    expect((await errorOf(client.query('SELECT 1'))).message).toMatch(/answered 503 .* after 3 attempts$/);
  });

  test('to connect names the server, and even rows are sent again', async () => {
    const server = `127.0.0.1:${await closedPort()}`;
    const nobody = client(`http://${server}`, { attempts: 2 });
    const error = await errorOf(nobody.insert('INSERT INTO x FORMAT Native', new Uint8Array(1)));
    expect(error).toMatchObject({ code: 'server_unreachable', details: { server } });
    expect(error.message).toBe(`${server} cannot be reached (ECONNREFUSED), after 2 attempts`);
  });
});

test('waits double from the base up to 5000 ms, less up to half of them', () => {
  const delays = (random: number) => [1, 2, 3, 20].map((attempt) => retryDelayMs(attempt, 100, () => random));
  expect(delays(0)).toEqual([100, 200, 400, 5000]);
  expect(delays(1)).toEqual([50, 100, 200, 2500]);
});

describe('giving up', () => {
  const killOf = (seen: Asked[]) => seen.find(({ sql }) => sql.startsWith('KILL QUERY'))?.sql;
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((done) => setTimeout(done, 5));
  };

  test('rejects with the reason of the signal and ends the statement on the server by its id', async () => {
    const { client, asked: seen } = await asked([silence, status(200, '')]);
    const stop = new AbortController();
    const question = client.query('SELECT 1', { signal: stop.signal });
    await until(() => seen.length === 1);
    const reason = new Error('another question');
    stop.abort(reason);
    await expect(question).rejects.toBe(reason);
    await until(() => killOf(seen) !== undefined);
    expect(killOf(seen)).toBe(`KILL QUERY WHERE query_id = '${seen[0]!.search.get('query_id')}' ASYNC`);
  });

  test('after the time is server_timeout, and ends the statement too', async () => {
    const { client, asked: seen } = await asked([silence, status(200, '')]);
    expect((await errorOf(client.query('SELECT 1', { timeoutMs: 50 }))).code).toBe('server_timeout');
    await until(() => killOf(seen) !== undefined);
  });

  test('between two attempts asks no more', async () => {
    const { client, asked: seen } = await asked([reset], { retryBaseMs: 60_000 });
    const stop = new AbortController();
    const question = client.query('SELECT 1', { signal: stop.signal });
    await until(() => seen.length === 1);
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(question).rejects.toThrow('enough');
    expect(seen).toHaveLength(1);
  });

  test('reports a statement that could not be ended', async () => {
    const warnings: AtlasError[] = [];
    const { client } = await asked([silence, status(500, OLD)], { onWarning: (error) => warnings.push(error) });
    await errorOf(client.query('SELECT 1', { timeoutMs: 50 }));
    await until(() => warnings.length === 1);
    expect(warnings[0]?.code).toBe('server_failed');
  });
});

describe('a request', () => {
  test('binds parameters where the server can, and writes literals where it cannot', async () => {
    const sql = "SELECT {a:String}, {b:Float64}, '{c:String}' -- {d:String}\n";
    const parameters = { a: "it's", b: 0.5 };
    const before = await fakeServer([rows(['x'])]);
    await client(before.url).query(sql, { parameters });
    expect(before.asked[0]?.sql).toBe("SELECT 'it\\'s', toFloat64(0.5), '{c:String}' -- {d:String}\n");
    const after = await fakeServer([rows(['x'])], { version: '19.11.1.1' });
    await client(after.url).query(sql, { parameters });
    expect(after.asked[0]?.sql).toBe("SELECT {a:String}, toFloat64(0.5), '{c:String}' -- {d:String}\n");
    expect(after.asked[0]?.search.get('param_a')).toBe("it\\'s");
  });

  test.each([
    [{}, 'parameter "a" has no value'],
    [{ a: 'x', b: 'y' }, 'parameter "b" stands nowhere in the statement'],
  ])('with parameters %j is refused before it is sent', async (parameters, message) => {
    const { client, asked: seen } = await asked([rows(['x'])]);
    expect((await errorOf(client.query('SELECT {a:String}', { parameters }))).message).toBe(message);
    expect(seen).toEqual([]);
  });

  test('carries user and password in headers, never in its address, and settings only where they may be changed', async () => {
    const given = { user: 'reader', password: 'secret word', settings: { max_threads: 1 } };
    const free = await fakeServer([rows(['x'])]);
    await client(free.url, given).query('SELECT 1', { timeoutMs: 2500 });
    expect(free.asked[0]?.headers).toMatchObject({ 'x-clickhouse-user': 'reader', 'x-clickhouse-key': 'secret word' });
    expect(String(free.asked[0]?.search)).not.toContain('secret');
    expect(Object.fromEntries(free.asked[0]!.search)).toMatchObject({ max_threads: '1', max_execution_time: '3' });
    const fixed = await fakeServer([rows(['x'])], { readonly: '1' });
    await client(fixed.url, given).query('SELECT 1');
    expect([...fixed.asked[0]!.search.keys()].sort()).toEqual([
      'buffer_size',
      'default_format',
      'query_id',
      'wait_end_of_query',
    ]);
  });
});
