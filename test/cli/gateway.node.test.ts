import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AtlasError } from '@practice-atlas/dataset';
import { createMemoryEngine, type Query } from '@practice-atlas/measure';
import { createGatewayEngine, readOutline } from '@practice-atlas/measure/gateway.js';
import { tableFromIPC } from '@uwdata/flechette';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { simulated } from '../data/datasets.js';
import { closedPort, fakeServer, rows, silence } from '../measure/fake-clickhouse.js';
import { makeFolder, run } from './fake-terminal.js';
import { digits, QUERIES, serve } from './served-gateway.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with the headers as they stand: fetch would set its own `Host` and `Origin`. */
function raw(
  url: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Raw> {
  return new Promise((done, fail) => {
    const sent = request(
      { host: '127.0.0.1', port: new URL(url).port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

const JSON_BODY = { 'Content-Type': 'application/json' };
const linesOf = (log: string) =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('serve --engine memory', () => {
  test('answers over HTTP with the digits of the engine, and tells the outline', async () => {
    const { url, log } = await serve([join(EXAMPLES, 'simulated'), '--engine', 'memory']);
    const direct = createMemoryEngine(await simulated());
    const engine = createGatewayEngine(url);
    for (const query of QUERIES)
      expect(digits(await engine.measure(query))).toStrictEqual(digits(await direct.measure(query)));
    const { dataset: outline } = await readOutline(url);
    expect([outline.tables.regions.rowCount > 10, outline.tables.cases.rowCount]).toEqual([true, 0]);
    expect(outline.simulation).not.toBeNull();
    await expect(engine.measure({ metrics: ['orders'] })).rejects.toBeInstanceOf(AtlasError);
    await vi.waitFor(() => expect(linesOf(log)).toHaveLength(6));
    expect(linesOf(log).at(-1)).toMatchObject({ method: 'POST', path: '/query', status: 400, code: 'metric_unknown' });
  });

  test('answers in Arrow where it is asked for', async () => {
    const { url } = await serve([join(EXAMPLES, 'press'), '--engine', 'memory']);
    const query: Query = {
      metrics: ['teams'],
      by: ['region:province'],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    };
    const response = await fetch(`${url}query`, {
      method: 'POST',
      headers: { ...JSON_BODY, Accept: 'application/vnd.apache.arrow.stream' },
      body: JSON.stringify(query),
    });
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    const answer = await createGatewayEngine(url).measure(query);
    const { values } = answer.metrics[0]!;
    const column = (name: string) => Array.from(table.getChild(name) as Iterable<unknown>);
    expect(table.numRows).toBe(answer.rowCount);
    expect(column('region:province')).toEqual(answer.dimensions[0]!.keys);
    expect(column('region:province.label_zh')).toEqual(answer.dimensions[0]!.labels.map(({ zh }) => zh));
    expect(column('teams')).toEqual(values.map(({ quantity }) => quantity?.value ?? null));
    expect(column('teams.high')).toEqual(values.map(({ quantity }) => quantity?.high ?? null));
    expect(column('teams.high')).toContain(Infinity);
    expect(column('teams.qualifier')).toEqual(values.map(({ quantity }) => quantity?.qualifier ?? null));
    expect(column('teams.suppressed')).toEqual(values.map(({ suppressed }) => suppressed));
    const about = JSON.parse(table.schema.metadata?.get('practice_atlas_answer') ?? '');
    expect(about).toMatchObject({
      query,
      dimensions: ['region:province'],
      metrics: [{ id: 'teams', unit: 'teams' }],
    });
    expect(about.figures).toHaveLength(answer.figures.length);
  });

  test.each<Query>([
    { metrics: ['completion_rate'], by: ['month'] },
    { metrics: ['completion_rate'] },
    { metrics: ['orders_placed'], by: ['category'], where: [{ field: 'category', op: 'is', value: 'none' }] },
  ])('answers in Arrow also ratios and nothing at all: %j', async (query) => {
    const { url } = await serve([join(EXAMPLES, 'simulated'), '--engine', 'memory']);
    const accept = { Accept: 'application/vnd.apache.arrow.stream' };
    const response = await fetch(`${url}query?q=${encodeURIComponent(JSON.stringify(query))}`, { headers: accept });
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    const answer = await createGatewayEngine(url).measure(query);
    expect(table.numRows).toBe(answer.rowCount);
    const id = query.metrics[0]!;
    const parts = answer.metrics[0]!.values.map(({ parts: each }) => each?.numerator.value ?? null);
    if (id === 'completion_rate')
      expect(Array.from(table.getChild(`${id}.numerator`) as Iterable<unknown>)).toEqual(parts);
  });

  test('gives no row to anybody: neither packages nor the report are there', async () => {
    const { url } = await serve([join(EXAMPLES, 'simulated'), '--engine', 'memory']);
    for (const path of ['/', '/data/cases.csv', '/data/datapackage.json', '/arrow/cases.arrow', '/report.html'])
      expect([path, (await raw(url, path)).status]).toEqual([path, 404]);
  });

  test('stands beside a page of its own, which may ask it', async () => {
    const page = makeFolder();
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>own</title>');
    const { url } = await serve([join(EXAMPLES, 'press'), '--engine', 'memory', '--page', page]);
    const index = await raw(url, '/');
    expect(index.body).toContain('own');
    expect(index.headers['content-security-policy']).toContain("script-src 'self'");
    const health = await raw(url, '/health', { headers: { origin: new URL(url).origin, host: new URL(url).host } });
    expect([health.status, health.headers['content-security-policy']]).toEqual([
      200,
      "default-src 'none'; frame-ancestors 'none'",
    ]);
    expect((await raw(url, '/data/figures.csv')).status).toBe(404);
  });

  test('lets pages of the listed origins ask, named once or in a list', async () => {
    const args = ['--allow-origin', 'https://a.example,https://b.example', '--allow-origin', 'https://c.example:8443'];
    const { url, log } = await serve([join(EXAMPLES, 'press'), '--engine', 'memory', ...args]);
    const from = async (origin: string) => (await raw(url, '/health', { headers: { origin } })).status;
    expect(await Promise.all(['https://a.example', 'https://b.example', 'https://c.example:8443'].map(from))).toEqual([
      200, 200, 200,
    ]);
    expect(await from('https://c.example')).toBe(403);
    await vi.waitFor(() => expect(linesOf(log).map(({ origin }) => origin)).toContain('other'));
  });

  test('answers under its own names and those that are allowed', async () => {
    const { url } = await serve([join(EXAMPLES, 'press'), '--engine', 'memory', '--allow-name', 'data.example']);
    const under = async (host: string) => (await raw(url, '/health', { headers: { host } })).status;
    expect([await under('data.example'), await under('localhost:1'), await under('[::1]:80')]).toEqual([200, 200, 200]);
    expect([await under('evil.test'), await under('a b'), await under('data.example.evil.test')]).toEqual([
      403, 403, 403,
    ]);
  });

  test('keeps the limits that it is given', async () => {
    const args = ['--engine', 'memory', '--most-groups', '3', '--minimum-group', '1'];
    const { url } = await serve([join(EXAMPLES, 'simulated'), ...args]);
    const engine = createGatewayEngine(url);
    await expect(engine.measure({ metrics: ['orders_placed'], by: ['month'] })).rejects.toMatchObject({
      code: 'answer_too_large',
    });
    const body = `{"metrics":["sites"]}${' '.repeat(70_000)}`;
    const large = await raw(url, '/query', { method: 'POST', headers: JSON_BODY, body });
    expect([large.status, JSON.parse(large.body).code]).toEqual([413, 'request_refused']);
  });

  test.each([
    [
      'POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{',
      413,
    ],
    ['TRACE /query HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['GET http://evil.test/health HTTP/1.1\r\nHost: localhost\r\n\r\n', 403],
    ['GET //health HTTP/1.1\r\nHost: localhost\r\n\r\n', 404],
    ['GET /health/../query HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['GET /health HTTP/1.1\r\nHost: local\thost\r\n\r\n', 403],
    ['GET /health HTTP/1.1\r\nHost: evil@localhost\r\n\r\n', 403],
    ['OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n', 403],
  ])('answers %j with JSON and %i', async (sent, status) => {
    const { url } = await serve([join(EXAMPLES, 'press'), '--engine', 'memory']);
    const text = await new Promise<string>((done, fail) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(sent));
      socket.setEncoding('utf8');
      socket.once('data', (chunk) => {
        done(String(chunk));
        socket.destroy();
      });
      socket.on('error', fail);
    });
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toContain('application/json');
    expect((await raw(url, '/health')).status).toBe(200);
  });

  test('writes the log to the standard error when no file is named', async () => {
    const stop = new AbortController();
    let err = '';
    const said = new Promise<string>((done) => {
      const ended = run(['serve', join(EXAMPLES, 'press'), '--engine', 'memory', '--port', '0', '--json'], {
        signal: stop.signal,
        out: done,
        err: (text) => {
          err += text;
        },
      });
      onTestFinished(async () => {
        stop.abort();
        await ended;
      });
    });
    await raw(JSON.parse(await said).url, '/health?token=opensesame');
    await vi.waitFor(() => expect(JSON.parse(err)).toMatchObject({ path: '/health', status: 200 }));
    expect(err).not.toContain('opensesame');
  });
});

const MANIFEST = ['all', 'sites', 0, '1', 1, [1], 1];
const DESCRIPTION = JSON.stringify({
  schemaVersion: 1,
  name: 'x',
  title: { zh: '示例', en: 'Example' },
  lifecycles: {},
  simulation: null,
});

describe('serve --engine clickhouse://', () => {
  test('says nothing of the server, its user or its password to whoever asks, and ends a question that nobody waits for', async () => {
    const killed: string[] = [];
    const server = await fakeServer([
      (response, asked) => {
        if (asked.sql.startsWith('KILL')) killed.push(asked.sql);
        if (asked.sql.includes('atlas_loads')) return rows(['all', DESCRIPTION, 1])(response, asked);
        if (asked.sql.includes('atlas_batches')) return rows(MANIFEST)(response, asked);
        if (/FROM `practice`\.`(regions|sources|figures)`/.test(asked.sql)) return rows()(response, asked);
        return silence(response, asked);
      },
    ]);
    const host = new URL(server.url).host;
    const args = ['--engine', `clickhouse://reader@${host}/practice`, '--most-seconds', '2'];
    const { url, log, end } = await serve(args, { CLICKHOUSE_PASSWORD: 'opensesame' });
    expect(server.asked[0]!.headers['x-clickhouse-key']).toBe('opensesame');
    const late = await raw(url, '/query', { method: 'POST', headers: JSON_BODY, body: '{"metrics":["sites"]}' });
    expect([late.status, JSON.parse(late.body).code]).toEqual([504, 'server_timeout']);
    await vi.waitFor(() => expect(killed).toHaveLength(1), 5000);
    const leaving = new AbortController();
    const askedBefore = server.asked.length;
    const left = createGatewayEngine(url).measure({ metrics: ['sites'] }, { signal: leaving.signal });
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(askedBefore), 5000);
    leaving.abort('gone');
    await expect(left).rejects.toBe('gone');
    await vi.waitFor(() => expect(linesOf(log).map(({ status }) => status)).toEqual([504, 499]), 5000);
    const { out, err } = await end();
    const told = late.body + JSON.stringify(late.headers) + readFileSync(log, 'utf8');
    for (const secret of ['opensesame', host, 'reader', 'practice', 'SELECT']) expect(told).not.toContain(secret);
    expect(out + err).not.toContain('opensesame');
  });

  test('does not begin when the server cannot be reached or nothing is loaded there', async () => {
    const env = { CLICKHOUSE_PASSWORD: 'opensesame' };
    const gone = `clickhouse://reader@127.0.0.1:${await closedPort()}/practice`;
    const unreachable = await run(['serve', '--engine', gone, '--port', '0'], { env });
    expect([unreachable.status, unreachable.err]).toEqual([2, expect.stringContaining('cannot be reached')]);
    const { url } = await fakeServer([rows()]);
    const empty = await run(['serve', '--engine', `clickhouse://${new URL(url).host}/practice`, '--port', '0'], {
      env,
    });
    expect([empty.status, empty.err]).toEqual([
      2,
      expect.stringContaining('nothing is loaded into database "practice"'),
    ]);
    expect(unreachable.err + empty.err).not.toContain('opensesame');
  });
});

test.each([
  [['x', '--engine', 'duck'], '--engine is neither memory, nor duckdb, nor the address of a server'],
  [['--engine', 'duckdb'], 'no data package is given'],
  [['x', '--engine', 'duckdb'], '--engine duckdb opens one data package'],
  [['x', '--engine', 'duckdb', '--mapping', 'm.json'], '--engine duckdb takes no --mapping'],
  [['x', '--engine', 'clickhouse://a/x'], 'files are named beside a server'],
  [['--engine', 'clickhouse://a,b/x'], 'two servers are named'],
  [['--engine', 'clickhouse://u:opensesame@a/x'], 'a password does not belong in an address'],
  [['--engine', 'memory'], 'no file is given'],
  [['x', '--engine', 'memory', '--region', '210000'], '--region is of the page'],
  [['x', '--engine', 'memory', '--allow-origin', '*'], '--allow-origin cannot be "*"'],
  [
    ['x', '--engine', 'memory', '--allow-origin', 'https://a.example/'],
    '--allow-origin "https://a.example/" is no origin',
  ],
  [['x', '--engine', 'memory', '--allow-origin', 'a.example'], '--allow-origin "a.example" is no origin'],
  [['x', '--engine', 'memory', '--allow-origin', 'null'], '--allow-origin "null" is no origin'],
  [['x', '--engine', 'memory', '--most-groups', '0'], '--most-groups cannot be "0"'],
  [['x', '--engine', 'memory', '--minimum-group', '0'], '--minimum-group cannot be "0"'],
  [['x', '--allow-origin', 'https://a.example'], '--allow-origin is of a gateway'],
])('serve %j is not written right', async (args, message) => {
  const { status, out, err } = await run(['serve', ...args]);
  expect([status, err]).toEqual([64, expect.stringContaining(`error: ${message}`)]);
  expect(out + err).not.toContain('opensesame');
});
