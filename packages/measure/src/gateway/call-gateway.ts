import { AtlasError, type AtlasErrorCode } from '@practice-atlas/dataset';
import { TOLD_CODES } from './told-error.js';

/** One request to a gateway. */
export interface GatewayCall {
  readonly url: URL;
  /** The question; null asks with GET. */
  readonly body: string | null;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

const ATTEMPTS = 3;
const LONGEST_WAIT_S = 10;
/** A connection that was kept open may be closed just when it is used again: once more, on a new one, is enough. */
const FAULTS = 2;
const FAULT_WAIT_S = 0.2;

/** Resolves the address of a path of a gateway against that of the gateway, and that against the page's. */
export function gatewayUrl(gateway: string | URL, path: string): URL {
  const root = new URL(gateway, globalThis.document?.baseURI);
  root.pathname = `${root.pathname.replace(/\/$/, '')}/${path}`;
  return root;
}

function unreachable(server: string, what: string, cause?: unknown): AtlasError {
  return new AtlasError('server_unreachable', `the gateway at ${server} ${what}`, {
    hint: 'check the address, the connection, and that the gateway allows the origin of this page',
    details: { server },
    cause,
  });
}

function isWords(value: unknown): value is Readonly<Record<string, string | number>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number')
  );
}

/** Puts the error together again that a gateway told. */
function errorTold(json: unknown, status: number, server: string): AtlasError {
  const { code, message, hint, where, details } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !TOLD_CODES.has(code) || typeof message !== 'string')
    return new AtlasError('server_failed', `${server} answered ${status} without a word of a gateway`, {
      hint: 'check that the address is that of a gateway',
      details: { server, status: String(status) },
    });
  return new AtlasError(code as AtlasErrorCode, message, {
    hint: typeof hint === 'string' ? hint : '',
    where: isWords(where) ? { ...where } : {},
    details: isWords(details)
      ? Object.fromEntries(Object.entries(details).map(([key, word]) => [key, String(word)]))
      : {},
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no answer of a gateway, and is said to be none.
    return undefined;
  }
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const leave = () => {
      clearTimeout(timer);
      failed(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      done();
    }, seconds * 1000);
    signal.addEventListener('abort', leave, { once: true });
  });
}

/** Seconds after which to ask again; null: not at all. */
function waitOf(response: Response, attempt: number): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const isPassing = response.status === 503 || response.status === 429;
  return isPassing && attempt < ATTEMPTS && seconds >= 0 && seconds <= LONGEST_WAIT_S ? seconds : null;
}

/**
 * Asks a gateway and gives the JSON of its answer; asks again when it is busy and says for how long, three times in all, and once when the network fails:
 * a question changes nothing. Rejects with the error that the
 * gateway told, `server_unreachable` when the network fails, `server_failed` for an answer that is not of a gateway, or the reason of the signal.
 */
export async function callGateway({ url, body, fetch, signal }: GatewayCall): Promise<unknown> {
  const { host: server } = url;
  const asked = body === null ? { method: 'GET' } : { method: 'POST', body };
  const headers = { Accept: 'application/json', ...(body === null ? {} : { 'Content-Type': 'application/json' }) };
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    let [response, text]: [Response | null, string] = [null, ''];
    try {
      response = await fetch(url, { ...asked, headers, signal, redirect: 'error', credentials: 'same-origin' });
      text = await response.text();
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (attempt >= FAULTS)
        throw unreachable(server, response ? 'broke off in the middle of its answer' : 'cannot be reached', cause);
      await pause(FAULT_WAIT_S, signal);
      continue;
    }
    const wait = waitOf(response, attempt);
    if (wait === null) {
      const json = jsonOf(text);
      if (response.ok && json !== undefined) return json;
      throw errorTold(json, response.status, server);
    }
    await pause(wait, signal);
  }
}
