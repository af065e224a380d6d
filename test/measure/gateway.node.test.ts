import { AtlasError, type PracticeDataset, tableNames } from '@practice-atlas/dataset';
import {
  type Answer,
  checkQuery,
  createMemoryEngine,
  createSliceEngine,
  type Engine,
  type Query,
} from '@practice-atlas/measure';
import {
  createGateway,
  createGatewayEngine,
  decodeAnswer,
  encodeAnswer,
  type Gateway,
  type GatewayLogLine,
  type GatewayOptions,
  readOutline,
} from '@practice-atlas/measure/gateway.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { press, simulated } from '../data/datasets.js';
import { errorOf } from './error-of.js';
import { dataset, figure, REGIONS } from './example-dataset.js';

const ADDRESS = 'http://gateway.test:8080/';

function ask(gateway: Gateway, path: string, init: RequestInit = {}): Promise<Response> {
  return gateway(new Request(new URL(path, ADDRESS), init));
}

function post(gateway: Gateway, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return ask(gateway, 'query', { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
}

/** The same as a page's fetch would do, without a network. */
const fetchFrom =
  (gateway: Gateway): typeof fetch =>
  (input, init) =>
    gateway(new Request(input, init));

const small = () =>
  dataset({
    sites: [
      { site_id: 'S1', tier: 'station', region_code: '210102' },
      { site_id: 'S2', tier: 'center', region_code: '210102' },
      { site_id: 'S3', tier: 'station', region_code: '210202' },
    ],
    volunteers: [
      { volunteer_id: 'V1', region_code: '210102', registered_on: '2019-03-01' },
      { volunteer_id: 'V2', region_code: '210102', registered_on: '2019-03-02' },
      ...Array.from({ length: 4 }, (_, i) => ({
        volunteer_id: `W${i}`,
        region_code: '210202',
        registered_on: '2019-04-01',
      })),
    ],
    figures: [
      figure('F1', { value: 3000, qualifier: 'at_least', word: '多' }),
      figure('F2', { region_code: '210100', place_precision: 'city', qualifier: 'approx', value: 12 }),
    ],
  });

function made(given: Partial<GatewayOptions> & { of?: PracticeDataset; engine?: Engine } = {}): {
  gateway: Gateway;
  lines: GatewayLogLine[];
  faults: unknown[];
} {
  const { of = small(), engine, ...options } = given;
  const [lines, faults]: [GatewayLogLine[], unknown[]] = [[], []];
  const gateway = createGateway({
    source: { engine: engine ?? createSliceEngine(of, { mostRows: options.limits?.groups ?? 10_000 }), outline: of },
    log: (line) => lines.push(line),
    onFault: (error) => faults.push(error),
    ...options,
  });
  return { gateway, lines, faults };
}

const WITHIN = { field: 'region', op: 'within', value: '210000' } as const;

/** Ratios with parts, bounds, quantiles, forms beyond counting, reported figures, totals, hidden groups, nothing at all. */
const QUERIES: readonly Query[] = [
  { metrics: ['sites'], by: ['tier'] },
  { metrics: ['volunteers', 'teams'], by: ['region:city'], where: [WITHIN] },
  { metrics: ['reported_figures'], by: ['metric'], where: [WITHIN] },
  { metrics: ['completion_rate', 'satisfaction_rate'], by: ['month'] },
  { metrics: ['time_to_complete.p90'], by: ['region:county'] },
  { metrics: ['orders_placed', 'orders_placed.previous_change', 'orders_placed.cumulative'], by: ['month'] },
  { metrics: ['orders_placed'], by: ['category'], top: { count: 2, other: true }, totals: true },
  { metrics: ['orders_at_step'], by: ['step'] },
  { metrics: ['volunteers_registered'], by: ['region:city', 'month'], where: [WITHIN] },
  { metrics: ['volunteers'], where: [{ field: 'basis', op: 'is', value: 'reported' }] },
  { metrics: ['projects', 'sites', 'coverage_rate'], where: [WITHIN], asOf: '2019-12-31' },
  { metrics: ['orders_placed.share'], by: ['region:city', 'quarter'], timeZone: 'America/New_York' },
  {
    metrics: ['orders_placed'],
    by: ['bins:rating:1,3,5'],
    where: [{ field: 'time', op: 'in_period', from: '2019-03', until: '2019-06' }],
  },
  { metrics: ['volunteers_new'], by: ['day'], where: [{ field: 'region', op: 'missing' }] },
];

describe('an answer through a gateway', () => {
  test.each(QUERIES)('is that of the engine behind it: %j', async (query) => {
    for (const data of [await press(), await simulated(), small()]) {
      const expected = await createMemoryEngine(data)
        .measure(query)
        .catch((error: unknown) => error);
      const { gateway } = made({ of: data });
      const engine = createGatewayEngine(ADDRESS, { fetch: fetchFrom(gateway) });
      if (expected instanceof AtlasError) {
        const { code, message, hint, where, details } = await errorOf(engine.measure(query));
        expect({ code, message, hint, where, details }).toEqual({
          code: expected.code,
          message: expected.message,
          hint: expected.hint,
          where: expected.where,
          details: expected.details,
        });
      } else expect(await engine.measure(query)).toStrictEqual(expected);
    }
  });

  test('keeps numbers that JSON lacks, and texts that look like them', () => {
    const answer = {
      ...answerOfOne(),
      asOf: 'Infinity',
    };
    const [metric] = answer.metrics;
    const quantity = {
      ...metric!.values[0]!.quantity!,
      value: -0,
      low: -Infinity,
      high: Infinity,
      valueMax: Number.NaN,
    };
    const odd = { ...answer, metrics: [{ ...metric!, unit: 'NaN', values: [{ ...metric!.values[0]!, quantity }] }] };
    const text = encodeAnswer(odd);
    expect(text).toContain('"value":"-0","valueMax":"NaN","low":"-Infinity","high":"Infinity"');
    expect(decodeAnswer(JSON.parse(text))).toStrictEqual(odd);
  });

  test.each<[string, (answer: ReturnType<typeof wire>) => unknown]>([
    ['rowCount', (answer) => ({ ...answer, rowCount: -1 })],
    ['metrics[0].values', (answer) => ({ ...answer, rowCount: 2 })],
    ['metrics', (answer) => ({ ...answer, metrics: [] })],
    ['version', (answer) => ({ ...answer, version: 2 })],
    ['findings', (answer) => ({ ...answer, findings: null })],
    ['metrics[0].values[0].quantity.high', (answer) => ({ ...answer, metrics: [broken(answer)] })],
    ['query', () => ({ rowCount: 0 })],
  ])('of another form is refused at %s', (property, change) => {
    const json = change(wire());
    expect(() => decodeAnswer(json)).toThrow(expect.objectContaining({ code: 'server_failed', where: { property } }));
  });
});

function answerOfOne(): Answer {
  return {
    version: 1,
    query: { metrics: ['sites'] },
    rowCount: 1,
    dimensions: [],
    metrics: [
      {
        id: 'sites',
        label: { zh: '阵地', en: 'Sites' },
        unit: 'sites',
        direction: 'more',
        kind: 'stock',
        clock: 'as_of',
        cohort: { zh: '', en: '' },
        definition: { zh: '', en: '' },
        values: [
          {
            quantity: { qualifier: 'exact', value: 1, valueMax: null, low: 1, high: 1, word: null },
            basis: 'counted',
            parts: null,
            figureIds: [],
            asOf: null,
            suppressed: false,
            conflicts: [],
          },
        ],
      },
    ],
    figures: [],
    sources: [],
    simulated: false,
    asOf: null,
    findings: [],
  };
}
const wire = () => JSON.parse(encodeAnswer(answerOfOne()));
function broken({ metrics: [metric] }: ReturnType<typeof wire>): object {
  metric.values[0].quantity.high = 'many';
  return metric;
}

describe('a question', () => {
  test('comes as the body of a POST or as q of a GET, and both are answered alike', async () => {
    const { gateway } = made();
    const query = '{"metrics":["sites"],"by":["tier"]}';
    const posted = await post(gateway, query, { 'Content-Type': 'application/JSON; charset="UTF-8"' });
    const got = await ask(gateway, `query?q=${encodeURIComponent(query)}`);
    expect([posted.status, got.status]).toEqual([200, 200]);
    const text = await posted.text();
    expect(await got.text()).toBe(text);
    expect(posted.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, string, string]>([
    ['is no JSON', '{', 'query_malformed', ''],
    ['is empty', '', 'query_malformed', ''],
    ['is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'query_malformed', ''],
    ['is no object', '[]', 'query_malformed', ''],
    ['is deep', '['.repeat(30_000) + ']'.repeat(30_000), 'query_malformed', '[0][0][0][0][0]'],
    [
      'is deep in a condition',
      '{"metrics":["sites"],"where":[{"field":{"field":1},"op":"is"}]}',
      'query_malformed',
      'where[0].field',
    ],
    ['has __proto__', '{"metrics":["sites"],"__proto__":{"minimumGroup":1}}', 'query_malformed', ''],
    ['has toString', '{"metrics":["sites"],"timeZone":{"toString":1}}', 'query_malformed', 'timeZone'],
    ['would lower the minimum of a group', '{"metrics":["sites"],"minimumGroup":1}', 'query_malformed', ''],
    [
      'has a strange name in a condition',
      '{"metrics":["sites"],"where":[{"field":"tier","op":"is","value":"x","sql":"1"}]}',
      'query_malformed',
      'where[0]',
    ],
    ['has a long text', `{"metrics":["${'x'.repeat(300)}"]}`, 'query_malformed', 'metrics[0]'],
    [
      'has a long list',
      `{"metrics":["sites"],"where":[{"field":"region","op":"in","values":${JSON.stringify(Array.from({ length: 1001 }, () => '210000'))}}]}`,
      'query_malformed',
      'where[0].values',
    ],
    ['names no metric', '{"metrics":["site"]}', 'metric_unknown', 'metrics[0]'],
    [
      'names no region',
      '{"metrics":["sites"],"where":[{"field":"region","op":"is","value":"999999"}]}',
      'region_unknown',
      'where[0].value',
    ],
    ['names no dimension', '{"metrics":["sites"],"by":["<img src=x>"]}', 'dimension_unknown', 'by[0]'],
  ])('that %s is refused with 400', async (_, body, code, property) => {
    const { gateway, lines } = made();
    const response = await post(gateway, body);
    const told = await response.json();
    expect([response.status, told.code, told.where.property ?? '']).toEqual([400, code, property]);
    expect(Object.keys(told).sort()).toEqual(['code', 'details', 'hint', 'message', 'where']);
    expect(JSON.stringify(told).length).toBeLessThan(2000);
    expect(lines).toEqual([expect.objectContaining({ status: 400, code, groups: null })]);
  });

  test('that cannot be answered in this form is refused with 422, as the engine says it', async () => {
    const { gateway } = made();
    const response = await post(gateway, '{"metrics":["sites"],"by":["rank"]}');
    expect([response.status, (await response.json()).hint]).toEqual([
      422,
      expect.stringContaining('can be divided by'),
    ]);
  });

  test.each([
    ['GET', 'query', 400, 'query_malformed'],
    ['GET', 'query?q=1&q=2', 400, 'query_malformed'],
    ['GET', 'query?q=%7B', 400, 'query_malformed'],
    ['PUT', 'query', 405, 'request_refused'],
    ['HEAD', 'query', 405, 'request_refused'],
    ['DELETE', 'outline', 405, 'request_refused'],
    ['POST', 'health', 405, 'request_refused'],
    ['GET', '', 404, 'request_refused'],
    ['GET', 'volunteers', 404, 'request_refused'],
    ['GET', '__proto__', 404, 'request_refused'],
    ['GET', 'constructor', 404, 'request_refused'],
  ])('%s of /%s is refused with %i', async (method, path, status, code) => {
    const { gateway, lines } = made();
    const response = await ask(gateway, path, { method });
    expect([response.status, lines[0]?.code]).toEqual([status, code]);
    if (status === 405) expect(response.headers.get('allow')).toMatch(/^GET, .*OPTIONS$/);
    expect(JSON.parse(await response.text())).toMatchObject({ code });
  });

  test.each([
    [{ 'Content-Type': 'text/plain' }],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }],
    [{ 'Content-Type': 'application/json; charset=gb18030' }],
    [{ 'Content-Encoding': 'gzip' }],
  ])('with %j is refused with 415', async (headers) => {
    const { gateway } = made();
    expect((await post(gateway, '{"metrics":["sites"]}', headers as Record<string, string>)).status).toBe(415);
  });
});

describe('limits', () => {
  test('of the body hold by what it says and by what comes', async () => {
    const { gateway } = made({ limits: { bodyBytes: 100 } });
    const large = `{"metrics":["sites"]${' '.repeat(100)}}`;
    const said = await post(gateway, large, { 'Content-Length': '121' });
    expect([said.status, (await said.json()).message]).toEqual([413, 'the body has more than 100 bytes']);
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64)),
      cancel: () => {
        cancelled = true;
      },
    });
    const request = new Request(new URL('query', ADDRESS), {
      method: 'POST',
      body: endless,
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
    expect((await gateway(request)).status).toBe(413);
    expect(cancelled).toBe(true);
  });

  test('of groups are said with what to do, before the answer is made and after it', async () => {
    const query = '{"metrics":["sites"],"by":["region:county","tier"]}';
    const refused = await post(made({ limits: { groups: 3 } }).gateway, query);
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'answer_too_large',
        message: 'the answer would have 4 rows, and may have 3',
        details: { limit: '3' },
      }),
    ]);
    const unlimited = createMemoryEngine(small());
    const { gateway, lines } = made({ engine: unlimited, limits: { groups: 2 } });
    const after = await (await post(gateway, query)).json();
    expect(after).toMatchObject({
      code: 'answer_too_large',
      message: 'the answer would have 3 rows, and may have 2',
      where: { property: 'by' },
    });
    expect(after.hint).toContain('narrow it');
    expect(lines).toMatchObject([{ status: 422, code: 'answer_too_large', groups: null }]);
    expect((await post(made({ limits: { groups: 4 } }).gateway, query)).status).toBe(200);
  });

  test('of metrics hold also when one is asked for again and again', async () => {
    const { gateway } = made({ limits: { metrics: 2 } });
    const response = await post(gateway, '{"metrics":["sites","sites","sites"]}');
    expect([response.status, (await response.json()).code]).toEqual([422, 'answer_too_large']);
  });

  test('of time end the question at the engine with 504', async () => {
    let reason: unknown = null;
    const engine: Engine = {
      measure: (_, { signal } = {}) =>
        new Promise((_done, failed) => {
          signal?.addEventListener('abort', () => {
            reason = signal.reason;
            failed(signal.reason);
          });
        }),
    };
    const { gateway, lines } = made({ engine, limits: { timeMs: 30 } });
    const response = await post(gateway, '{"metrics":["sites"]}');
    expect([response.status, (await response.json()).code]).toEqual([504, 'server_timeout']);
    expect(reason).toMatchObject({ code: 'server_timeout' });
    expect(lines[0]!.milliseconds).toBeGreaterThanOrEqual(25);
  });

  test('of time answer also when the engine does not stop, and its turn stays taken until it does', async () => {
    const engine = held();
    const { gateway } = made({ engine, limits: { timeMs: 30, atOnce: 1, waiting: 0 } });
    expect((await post(gateway, '{"metrics":["sites"]}')).status).toBe(504);
    expect((await post(gateway, '{"metrics":["sites"]}')).status).toBe(503);
    engine.finish();
    await vi.waitFor(async () => expect((await post(gateway, '{"metrics":["sites"]}')).status).toBe(504));
  });

  test('of time hold while a body trickles', async () => {
    const { gateway } = made({ limits: { timeMs: 30 } });
    const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const request = new Request(new URL('query', ADDRESS), {
      method: 'POST',
      body: never,
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
    expect((await gateway(request)).status).toBe(504);
  });

  test('of questions at once let some wait in line and refuse the next with 503 and Retry-After', async () => {
    const engine = held();
    const { gateway, lines } = made({ engine, limits: { atOnce: 2, waiting: 1 } });
    const asked = Array.from({ length: 3 }, () => post(gateway, '{"metrics":["sites"]}'));
    await vi.waitFor(() => expect(engine.running()).toBe(2));
    const busy = await post(gateway, '{"metrics":["sites"]}');
    expect([busy.status, busy.headers.get('retry-after'), (await busy.json()).code]).toEqual([503, '1', 'server_busy']);
    engine.finish();
    await vi.waitFor(() => expect(engine.running()).toBe(1));
    engine.finish();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(engine.most()).toBe(2);
    expect(lines.map(({ status }) => status)).toEqual([503, 200, 200, 200]);
  });

  test('let who waits go away without taking a turn', async () => {
    const engine = held();
    const { gateway, lines } = made({ engine, limits: { atOnce: 1, waiting: 5 } });
    const first = post(gateway, '{"metrics":["sites"]}');
    await vi.waitFor(() => expect(engine.running()).toBe(1));
    const leaving = new AbortController();
    const second = ask(gateway, 'query?q={"metrics":["sites"]}', { signal: leaving.signal });
    const third = post(gateway, '{"metrics":["sites"]}');
    await new Promise((done) => setTimeout(done, 5));
    leaving.abort();
    await second;
    expect(lines).toMatchObject([{ status: 499, code: null, bytes: 0 }]);
    engine.finish();
    await first;
    await vi.waitFor(() => expect(engine.running()).toBe(1));
    engine.finish();
    expect((await third).status).toBe(200);
  });
});

/** An engine whose answers wait until the test lets those go that run. */
function held(): Engine & { finish(): void; running(): number; most(): number } {
  const inner = createMemoryEngine(small());
  let waiting: (() => void)[] = [];
  let most = 0;
  return {
    async measure(query) {
      await new Promise<void>((done) => {
        waiting.push(done);
        most = Math.max(most, waiting.length);
      });
      return inner.measure(query);
    },
    finish() {
      for (const done of waiting) done();
      waiting = [];
    },
    running: () => waiting.length,
    most: () => most,
  };
}

describe('small groups', () => {
  test('stay hidden by the minimum of the server', async () => {
    const query: Query = { metrics: ['volunteers_registered'], by: ['region:city'] };
    const hidden = await createGatewayEngine(ADDRESS, { fetch: fetchFrom(made().gateway) }).measure(query);
    expect(hidden.metrics[0]!.values.map(({ suppressed }) => suppressed)).toContain(true);
    const engine = createSliceEngine(small(), { minimumGroup: 1 });
    const shown = await createGatewayEngine(ADDRESS, { fetch: fetchFrom(made({ engine }).gateway) }).measure(query);
    expect(shown.metrics[0]!.values.map(({ suppressed }) => suppressed)).not.toContain(true);
  });
});

describe('pages of other origins', () => {
  const PORTAL = 'https://portal.example';
  const { gateway, lines } = made({ origins: [PORTAL] });
  const from = (origin: string) => post(gateway, '{"metrics":["sites"]}', { Origin: origin });
  afterEach(() => {
    lines.length = 0;
  });

  test('of the list may ask, also when the answer is an error', async () => {
    const response = await from(PORTAL);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('Origin');
    const failed = await post(gateway, '{', { Origin: PORTAL });
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([400, PORTAL]);
    expect(lines.map(({ origin }) => origin)).toEqual([PORTAL, PORTAL]);
  });

  test.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://portal.example:8443',
    'https://sub.portal.example',
    'HTTPS://PORTAL.EXAMPLE',
    'null',
    '*',
    'https://evil.test/https://portal.example',
  ])('%s may not: 403 without leave to read, and the log does not repeat it', async (origin) => {
    const response = await from(origin);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(response.headers.get('vary')).toContain('Origin');
    expect(lines).toMatchObject([{ origin: 'other', status: 403, code: 'request_refused' }]);
    const outline = await ask(gateway, 'outline', { headers: { Origin: origin } });
    expect(outline.status).toBe(403);
  });

  test('of its own host may, and programs that name none', async () => {
    const own = await from('http://gateway.test:8080');
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect((await from('http://gateway.test')).status).toBe(403);
    expect((await post(gateway, '{"metrics":["sites"]}')).status).toBe(200);
  });

  test('have their preflight answered', async () => {
    const preflight = (origin: string) =>
      ask(gateway, 'query', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      });
    const allowed = await preflight(PORTAL);
    expect([allowed.status, await allowed.text()]).toEqual([204, '']);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Content-Type');
    const refused = await preflight('https://evil.test');
    expect([refused.status, refused.headers.get('access-control-allow-methods')]).toEqual([403, null]);
  });

  test('are none unless a list is given', async () => {
    const response = await post(made().gateway, '{"metrics":["sites"]}', { Origin: PORTAL });
    expect(response.status).toBe(403);
  });

  test('cannot come under a foreign name of the host', async () => {
    const closed = made({ isHost: (hostname) => hostname === 'data.example' });
    expect((await ask(closed.gateway, 'health')).status).toBe(403);
    const named = await closed.gateway(new Request('http://data.example/health'));
    expect([named.status, await named.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('what is not told', () => {
  test.each([
    [
      new AtlasError('server_denied', '10.0.0.9:8123: user reader may not; opensesame', {
        hint: 'h',
        details: { server: '10.0.0.9:8123' },
      }),
      502,
      'server_denied',
    ],
    [
      new AtlasError('shard_lost', '10.0.0.9 lost the shard at 10.0.0.10:9000', {
        details: { shard: '10.0.0.10:9000' },
      }),
      502,
      'shard_lost',
    ],
    [new AtlasError('server_unreachable', '10.0.0.9:8123 cannot be reached'), 502, 'server_unreachable'],
    [new AtlasError('server_failed', '10.0.0.9:8123: SELECT secret'), 500, 'server_failed'],
    [new AtlasError('file_missing', '/srv/opensesame/x'), 500, 'server_failed'],
    [new TypeError('opensesame at /srv/x.js:10.0.0.9'), 500, 'server_failed'],
    ['opensesame', 500, 'server_failed'],
  ])('of %s: who stands behind the gateway, while whoever runs it is told', async (fault, status, code) => {
    const engine: Engine = { measure: () => Promise.reject(fault) };
    const { gateway, faults, lines } = made({ engine });
    const response = await post(gateway, '{"metrics":["sites"]}');
    const text = await response.text();
    expect([response.status, JSON.parse(text).code]).toEqual([status, code]);
    for (const secret of ['10.0.0', 'opensesame', '/srv', 'SELECT', '.js'])
      expect(text + JSON.stringify(lines)).not.toContain(secret);
    expect(faults).toEqual([fault]);
  });

  test('every answer forbids to be taken for something else, and to be kept', async () => {
    const { gateway } = made();
    for (const path of ['query?q={"metrics":["sites"]}', 'query', 'health', 'nothing']) {
      const { headers } = await ask(gateway, path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('the log says what was done and nothing of what was asked', async () => {
    const { gateway, lines } = made();
    await post(gateway, '{"metrics":["sites"],"by":["tier"],"where":[{"field":"region","op":"is","value":"210102"}]}');
    await ask(gateway, 'secret-path?token=opensesame', { headers: { Authorization: 'Bearer opensesame' } });
    const { time, milliseconds, bytes, ...first } = lines[0]!;
    expect(first).toEqual({ method: 'POST', path: '/query', origin: null, status: 200, groups: 2, code: null });
    expect(new Date(time).toISOString()).toBe(time);
    expect([Number.isInteger(milliseconds), bytes > 500]).toEqual([true, true]);
    expect(lines[1]).toMatchObject({ path: 'other', status: 404 });
    expect(JSON.stringify(lines)).not.toMatch(/opensesame|secret|210102|tier/);
  });
});

describe('the outline', () => {
  test('has title, lifecycles, simulation, regions, sources and figures, and rows of no other table', async () => {
    const of = { ...(await simulated()) };
    const { gateway } = made({ of });
    const text = await (await ask(gateway, 'outline')).text();
    const { files, findings } = JSON.parse(text);
    expect(Object.keys(files).sort()).toEqual(['datapackage.json', 'figures.csv', 'regions.csv', 'sources.csv']);
    expect(Object.keys(findings)).toEqual(['error', 'warning', 'notice']);
    const { dataset: outline, findings: counts } = await readOutline(ADDRESS, { fetch: fetchFrom(gateway) });
    expect(counts).toEqual(findings);
    expect([outline.title, outline.lifecycles, outline.simulation]).toEqual([of.title, of.lifecycles, of.simulation]);
    for (const name of tableNames)
      expect([name, outline.tables[name].rowCount]).toEqual([
        name,
        ['regions', 'sources', 'figures'].includes(name) ? of.tables[name].rowCount : 0,
      ]);
  });

  test('holds no id of a person', async () => {
    const text = await (await ask(made().gateway, 'outline')).text();
    expect(text).not.toMatch(/V1|W0|volunteer_id/);
    expect(text).toContain(REGIONS[1]!.name);
  });

  test('of something else is refused', async () => {
    const fetch = async () => new Response('{"version":2,"files":{}}');
    expect(await errorOf(readOutline(ADDRESS, { fetch }))).toMatchObject({ code: 'server_failed' });
  });
});

describe('an engine that asks a gateway', () => {
  const query: Query = { metrics: ['sites'] };
  const answering = (...responses: (() => Response)[]) => {
    let count = 0;
    const fetch = vi.fn(async () => responses[Math.min(count++, responses.length - 1)]!());
    return { fetch, engine: createGatewayEngine(ADDRESS, { fetch }) };
  };
  const text = (body: string, status = 200, headers: Record<string, string> = {}) =>
    new Response(body, { status, headers });

  test('asks with POST below the address, without leave to go elsewhere', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => text(encodeAnswer(answerOfOne())));
    await createGatewayEngine('https://data.example/atlas', { fetch }).measure(query);
    const [url, init] = fetch.mock.calls[0]!;
    expect(String(url)).toBe('https://data.example/atlas/query');
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', body: '{"metrics":["sites"]}' });
  });

  test('says that the network failed', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    const error = await errorOf(createGatewayEngine(ADDRESS, { fetch }).measure(query));
    expect(error).toMatchObject({ code: 'server_unreachable', details: { server: 'gateway.test:8080' } });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test('asks once more when a connection breaks', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => text(encodeAnswer(answerOfOne())));
    fetch.mockRejectedValueOnce(new TypeError('fetch failed'));
    expect((await createGatewayEngine(ADDRESS, { fetch }).measure(query)).rowCount).toBe(1);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['a page of a proxy', () => text('<html>', 502)],
    ['a page that pretends', () => text('<html>', 200)],
    ['JSON of something else', () => text('{"error":"x"}', 500)],
    ['an error with a code of its own', () => text('{"code":"evil","message":"x"}', 400)],
    ['null', () => text('null', 200)],
    ['an answer that lacks a part', () => text('{"version":1,"rowCount":0,"query":{"metrics":["sites"]}}', 200)],
  ])('takes %s for no answer', async (_, response) => {
    expect(await errorOf(answering(response).engine.measure(query))).toMatchObject({ code: 'server_failed' });
  });

  test('asks again when the gateway is busy, as long as that is short and three times in all', async () => {
    const busy = (seconds: string) => () =>
      text('{"code":"server_busy","message":"too many"}', 503, { 'Retry-After': seconds });
    const patient = answering(busy('0'), busy('0'), () => text(encodeAnswer(answerOfOne())));
    expect((await patient.engine.measure(query)).rowCount).toBe(1);
    expect(patient.fetch).toHaveBeenCalledTimes(3);
    const always = answering(busy('0'));
    expect(await errorOf(always.engine.measure(query))).toMatchObject({ code: 'server_busy' });
    expect(always.fetch).toHaveBeenCalledTimes(3);
    const long = answering(busy('3600'));
    expect((await errorOf(long.engine.measure(query))).code).toBe('server_busy');
    expect(long.fetch).toHaveBeenCalledTimes(1);
  });

  test('passes an abort on and rejects with its reason, also while it waits to ask again', async () => {
    let reached: AbortSignal | null | undefined;
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_done, failed) => {
        reached = init?.signal;
        reached?.addEventListener('abort', () => failed(reached?.reason));
      });
    const [closed, stop] = [new AbortController(), new AbortController()];
    const engine = createGatewayEngine(ADDRESS, { fetch, signal: closed.signal });
    const one = engine.measure(query, { signal: stop.signal }).catch((reason: unknown) => reason);
    stop.abort('enough');
    expect([await one, reached?.aborted]).toEqual(['enough', true]);
    const two = engine.measure(query).catch((reason: unknown) => reason);
    closed.abort('closed');
    expect(await two).toBe('closed');
    expect(await engine.measure(query).catch((reason: unknown) => reason)).toBe('closed');
    const { engine: waiting } = answering(() => text('{}', 503, { 'Retry-After': '9' }));
    const late = new AbortController();
    const three = waiting.measure(query, { signal: late.signal }).catch((reason: unknown) => reason);
    setTimeout(() => late.abort('late'), 10);
    expect(await three).toBe('late');
  });
});

test('the engine in slices answers as the one at once, gives way, and is ended between slices', async () => {
  const of = await simulated();
  const query = checkQuery({ metrics: ['completion_rate'], by: ['month', 'region:city'] });
  const engine = createSliceEngine(of, { sliceMs: 0 });
  expect(await engine.measure(query)).toStrictEqual(await createMemoryEngine(of).measure(query));
  const stop = new AbortController();
  setTimeout(() => stop.abort('enough'), 0);
  const many = Promise.all(Array.from({ length: 50 }, () => engine.measure(query, { signal: stop.signal })));
  await expect(many).rejects.toBe('enough');
});
