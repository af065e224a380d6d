import { AtlasError, type AtlasErrorCode } from '@practice-atlas/dataset';
import { exceptionError, parseException } from './parse-exception.js';
import type { Failure, Safety } from './retry.js';

/** One request, ready to be sent. */
export interface ServerRequest {
  /** How errors call the server. */
  readonly server: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** Codes of Node for connections that were never made. */
const NEVER_MADE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function unreachable(server: string, what: string, safety: Safety, cause?: unknown): Failure {
  const error = new AtlasError('server_unreachable', `${server} ${what}`, {
    hint: 'check that it runs, and the address and the port of HTTP',
    details: { server },
    cause,
  });
  return { error, safety };
}

const PASSING = new Set<AtlasErrorCode>(['shard_lost', 'server_busy', 'answer_truncated']);

/** Says what may be asked again after an error: 202 refuses before the statement begins; a lost shard or a full server passes. */
export function failureOf(error: AtlasError): Failure {
  if (error.details.code === '202') return { error, safety: 'anything' };
  return { error, safety: PASSING.has(error.code) ? 'repeatable' : 'nothing' };
}

function statusFailure(status: number, text: string, server: string): Failure {
  const exception = parseException(text);
  if (exception) return failureOf(exceptionError(exception, server));
  const said = `answered ${status} without a word of ClickHouse`;
  if (status >= 500 || status === 429) return unreachable(server, said, 'repeatable');
  const isDenied = status === 401 || status === 403;
  const error = new AtlasError(isDenied ? 'server_denied' : 'server_failed', `${server} ${said}`, {
    hint: isDenied ? 'check user and password, and what stands between here and the server' : 'check the address',
    details: { server, status: String(status) },
  });
  return { error, safety: 'nothing' };
}

/** Sends a request and reads all of the answer; rejects only with the reason of its signal. */
export async function sendRequest({
  server,
  url,
  headers,
  body,
  fetch,
  signal,
}: ServerRequest): Promise<string | Failure> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error', cache: 'no-store' });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    const code = causeCode(cause);
    const isNever = NEVER_MADE.has(code);
    const what = isNever ? 'cannot be reached' : 'ended the connection, or cannot be reached';
    return unreachable(server, code === '' ? what : `${what} (${code})`, isNever ? 'anything' : 'repeatable', cause);
  }
  try {
    const text = await response.text();
    return response.ok ? text : statusFailure(response.status, text, server);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    const error = new AtlasError('answer_truncated', `${server} broke off in the middle of its answer`, {
      hint: 'ask again; when it stays so, see whether the server was restarted',
      details: { server },
      cause,
    });
    return failureOf(error);
  }
}
