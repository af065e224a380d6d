import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { answerTooLarge } from '../limited-repertoire.js';
import type { Engine } from '../memory/memory-engine.js';
import { checkQuery } from '../plan/check-query.js';
import { encodeAnswer } from './encode-answer.js';
import type { GatewayLogLine } from './gateway-log.js';
import { type AskingOrigin, expectLeave, originOf, preflightHeaders } from './origins.js';
import { readQuestion } from './read-question.js';
import { refused, tellError } from './told-error.js';
import { createTurns } from './turns.js';
import { writeOutline } from './write-outline.js';

/** What a gateway asks. */
export interface GatewaySource {
  /** Its `minimumGroup` and `mostRows` are those of every answer: no question can change them. */
  readonly engine: Engine;
  /** The dataset, or one whose regions, sources, figures, lifecycles and simulation are those of the rows. */
  readonly outline: PracticeDataset;
}

/** How much may be asked. */
export interface GatewayLimits {
  /** Bytes of the body of a question. */
  readonly bodyBytes: number;
  /** Rows of an answer; an engine with `mostRows` counts those that nothing is known of, before it leaves them out. */
  readonly groups: number;
  /** Metrics of a question. */
  readonly metrics: number;
  /** From the arrival of a question to its answer, waiting included, in milliseconds. */
  readonly timeMs: number;
  /** Questions that are answered at a time. */
  readonly atOnce: number;
  /** Questions that wait meanwhile; one more is refused with 503. */
  readonly waiting: number;
}

/** What may be asked unless a gateway is told otherwise. */
export const GATEWAY_LIMITS: GatewayLimits = {
  bodyBytes: 65_536,
  groups: 10_000,
  metrics: 24,
  timeMs: 30_000,
  atOnce: 8,
  waiting: 64,
};

/** How a gateway is made. */
export interface GatewayOptions {
  /** What is asked; a function is called for each request, so that it may change. */
  readonly source: GatewaySource | (() => Promise<GatewaySource>);
  /** What is not given is as in `GATEWAY_LIMITS`. */
  readonly limits?: Partial<GatewayLimits>;
  /** Origins whose pages may ask, to the letter: `https://portal.example`. Default none; pages of the gateway's own host always may. */
  readonly origins?: readonly string[];
  /** Whether the gateway answers under a name of its host, default any: a foreign page can make a name of its own lead here. */
  readonly isHost?: (hostname: string) => boolean;
  /** Writes an answer in other forms than JSON, by media type, for those whose `Accept` names it. */
  readonly writers?: Readonly<Record<string, (answer: Answer) => Uint8Array<ArrayBuffer>>>;
  /** Takes one line a request. */
  readonly log?: (line: GatewayLogLine) => void;
  /** Takes what went wrong behind the gateway, which whoever asked is not told. */
  readonly onFault?: (error: unknown) => void;
}

/** What a gateway reads of a request; a `Request` of the fetch standard is one, `url` is absolute. */
export type GatewayRequest = Pick<Request, 'method' | 'url' | 'headers' | 'body' | 'signal'>;

/** Answers requests; never rejects. */
export type Gateway = (request: GatewayRequest) => Promise<Response>;

/** Where a gateway answers. */
export const GATEWAY_PATHS: readonly string[] = ['/query', '/outline', '/health'];

const JSON_TYPE = 'application/json; charset=utf-8';
const METHODS: Readonly<Record<string, string>> = {
  '/query': 'GET, POST, OPTIONS',
  '/outline': 'GET, OPTIONS',
  '/health': 'GET, OPTIONS',
};
const SAFETY: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  Vary: 'Origin, Accept',
};
/** Nobody reads it: whoever asked has gone. */
const GONE = 499;

/** What is sent, and what the log says of it. */
interface Reply {
  readonly status: number;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly groups?: number;
  readonly code?: string;
}

const encoder = /* @__PURE__ */ new TextEncoder();

function tooManyMetrics(count: number, most: number): AtlasError {
  return new AtlasError('answer_too_large', `the question has ${count} metrics, and may have ${most}`, {
    hint: 'ask twice',
    where: { property: 'metrics' },
    details: { limit: String(most) },
  });
}

/** Rejects with the reason of a signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, failed) => {
    if (signal.aborted) failed(signal.reason);
    signal.addEventListener('abort', () => failed(signal.reason), { once: true });
  });
}

/**
 * Makes a gateway: pages ask it instead of a server, and hold no credential. It reads and never writes. `POST /query` takes a question of the published
 * form and `GET /query?q=` the same, both answer with the JSON of `encodeAnswer` or in the form of a writer; `GET /outline` gives what `readOutline`
 * reads; `GET /health` says that it runs. An error is JSON `{ code, message, hint, where, details }` that names nothing behind the gateway.
 *
 * @example
 * const gateway = createGateway({ source: { engine: createSliceEngine(dataset, { mostRows: 10_000 }), outline: dataset } });
 * const response = await gateway(new Request('http://localhost/query?q={"metrics":["sites"]}'));
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { origins = [], isHost = () => true, writers = {}, log = () => undefined, onFault = () => undefined } = options;
  const limits = { ...GATEWAY_LIMITS, ...options.limits };
  const allowed = new Set(origins);
  const turns = createTurns(limits.atOnce, limits.waiting);
  const written = new WeakMap<PracticeDataset, string>();

  const opened = async (): Promise<GatewaySource> =>
    typeof options.source === 'function' ? options.source() : options.source;

  const ask = async (json: unknown, signal: AbortSignal): Promise<Answer> => {
    const end = await turns.take(signal);
    const asked = opened().then(({ engine, outline }) => {
      signal.throwIfAborted();
      const query = checkQuery(json, outline);
      if (query.metrics.length > limits.metrics) throw tooManyMetrics(query.metrics.length, limits.metrics);
      return engine.measure(query, { signal });
    });
    // An engine that does not stop keeps its turn: what still runs counts.
    asked.then(end, end);
    const answer = await asked;
    if (answer.rowCount > limits.groups) throw answerTooLarge(answer.rowCount, limits.groups);
    return answer;
  };

  const answerQuestion = async (request: GatewayRequest, signal: AbortSignal): Promise<Reply> => {
    const answer = await ask(await readQuestion(request, limits.bodyBytes), signal);
    const accepted = (request.headers.get('accept') ?? '').toLowerCase();
    const type = Object.keys(writers).find((each) => accepted.includes(each));
    const body = type === undefined ? encodeAnswer(answer) : writers[type]!(answer);
    return { status: 200, body, headers: { 'Content-Type': type ?? JSON_TYPE }, groups: answer.rowCount };
  };

  const answerOutline = async (): Promise<Reply> => {
    const { outline } = await opened();
    const body = written.get(outline) ?? writeOutline(outline);
    written.set(outline, body);
    return { status: 200, body, headers: { 'Cache-Control': 'private, max-age=60' } };
  };

  const route = async (request: GatewayRequest, origin: AskingOrigin, signal: AbortSignal): Promise<Reply> => {
    const { pathname, hostname } = new URL(request.url);
    const { method } = request;
    if (!isHost(hostname))
      throw refused(403, 'not served under this name', 'use the address that the gateway was given');
    const methods = Object.hasOwn(METHODS, pathname) ? METHODS[pathname] : undefined;
    if (methods === undefined) throw refused(404, 'nothing is here', `use ${GATEWAY_PATHS.join(', ')}`);
    if (!methods.split(', ').includes(method)) throw refused(405, 'not by this method', `use ${methods}`);
    if (method === 'OPTIONS') return { status: 204, body: '', headers: preflightHeaders(origin) };
    expectLeave(origin);
    if (pathname === '/health') return { status: 200, body: '{"status":"ok"}' };
    return pathname === '/outline' ? answerOutline() : answerQuestion(request, signal);
  };

  const failed = (error: unknown, { url }: GatewayRequest): Reply => {
    const { status, isFault, told } = tellError(error);
    if (isFault) onFault(error);
    const headers: Record<string, string> = {};
    if (status === 503) headers['Retry-After'] = '1';
    if (status === 405) headers.Allow = METHODS[new URL(url).pathname] ?? '';
    return { status, body: JSON.stringify(told), headers, code: told.code };
  };

  return async (request) => {
    const [time, begun] = [new Date().toISOString(), performance.now()];
    const stop = new AbortController();
    const leave = () => stop.abort(request.signal.reason);
    if (request.signal.aborted) leave();
    request.signal.addEventListener('abort', leave, { once: true });
    const timer = setTimeout(() => stop.abort(new AtlasError('server_timeout', 'the time is over')), limits.timeMs);
    const origin = originOf(request, allowed);
    const reply = await Promise.race([route(request, origin, stop.signal), aborted(stop.signal)])
      .catch((error: unknown): Reply => {
        if (request.signal.aborted) return { status: GONE, body: '' };
        return failed(error, request);
      })
      .finally(() => {
        clearTimeout(timer);
        request.signal.removeEventListener('abort', leave);
      });
    const bytes = typeof reply.body === 'string' ? encoder.encode(reply.body) : reply.body;
    const { pathname } = new URL(request.url);
    log({
      time,
      method: /^[A-Z]{1,16}$/.test(request.method) ? request.method : 'other',
      path: Object.hasOwn(METHODS, pathname) ? pathname : 'other',
      origin: origin.name,
      status: reply.status,
      milliseconds: Math.round(performance.now() - begun),
      groups: reply.groups ?? null,
      bytes: bytes.length,
      code: reply.code ?? null,
    });
    const headers = { ...SAFETY, 'Content-Type': JSON_TYPE, ...origin.headers, ...reply.headers };
    return new Response(reply.status === 204 ? null : bytes, { status: reply.status, headers });
  };
}
