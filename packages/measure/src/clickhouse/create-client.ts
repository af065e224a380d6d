import { AtlasError } from '@practice-atlas/dataset';
import { bindParameters } from './bind-parameters.js';
import type { ClickhouseClient, Connection, StatementOptions } from './clickhouse-client.js';
import { type AnswerRows, parseAnswer } from './parse-answer.js';
import { exceptionError, parseException } from './parse-exception.js';
import { type Failure, isFailure, retry } from './retry.js';
import { failureOf, sendRequest } from './send-request.js';
import { type ServerVersion, serverVersion, VERSION_SQL } from './server-version.js';

interface Statement {
  readonly sql: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly values: Readonly<Record<string, string>>;
  readonly isRead: boolean;
  /** Whether twice comes to the same as once. */
  readonly isRepeatable: boolean;
  readonly database: string | null;
  readonly id?: string;
  /** Null before anything is known of the server. */
  readonly version: ServerVersion | null;
}

const TIMEOUT_MS = 60_000;
const KILL_TIMEOUT_MS = 5000;
const BUFFER_BYTES = 2 ** 20;

/** Makes an id of 128 random bits; `crypto.randomUUID` is missing from pages without TLS. */
export function statementId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Makes a client of the HTTP interface of a ClickHouse server, 18.16 or later, in Node and in browsers; keeps nothing open.
 * Errors are `AtlasError`s: `server_unreachable`, `server_denied`, `server_busy`, `server_timeout`, `server_failed`, `shard_lost`
 * (`details.shard` is its address), `answer_truncated`, `parameter_malformed`; `details.code` is the number of ClickHouse.
 * An aborted statement rejects with the reason of the signal and is ended on the server.
 *
 * @example
 * const client = createClickhouseClient({ url: 'http://127.0.0.1:8123', database: 'practice', user: 'reader' });
 * const { rows } = await client.query('SELECT count() FROM cases WHERE lifecycle = {lifecycle:String}', { parameters: { lifecycle: 'order' } });
 */
export function createClickhouseClient(connection: Connection): ClickhouseClient {
  const { database, user, password, settings = {}, attempts = 4, retryBaseMs = 100, random = Math.random } = connection;
  const address = new URL(connection.url);
  const name = connection.name ?? address.host;
  const fetchOf = connection.fetch ?? ((input, init) => fetch(input, init));
  const headers: Record<string, string> = {};
  if (user !== undefined) headers['X-ClickHouse-User'] = user;
  if (password !== undefined) headers['X-ClickHouse-Key'] = password;
  let known: Promise<ServerVersion> | null = null;

  const addressOf = (statement: Statement, id: string, timeoutMs: number): string => {
    const url = new URL(address);
    const { searchParams: search } = url;
    if (statement.database !== null) search.set('database', statement.database);
    search.set('query_id', id);
    search.set('wait_end_of_query', '1');
    search.set('buffer_size', String(BUFFER_BYTES));
    if (statement.isRead) search.set('default_format', 'JSONCompact');
    if (statement.body !== statement.sql) search.set('query', statement.sql);
    for (const [key, value] of Object.entries(statement.values)) search.set(key, value);
    if (statement.version?.takesSettings) {
      search.set('max_execution_time', String(Math.ceil(timeoutMs / 1000)));
      for (const [key, value] of Object.entries(settings)) search.set(key, String(value));
    }
    return url.href;
  };

  /** Ends a statement on the server; a user may end its own, also one that only reads. */
  const kill = async (id: string): Promise<void> => {
    const url = new URL(address);
    const answer = await sendRequest({
      server: name,
      url: url.href,
      headers,
      body: `KILL QUERY WHERE query_id = '${id}' ASYNC`,
      fetch: fetchOf,
      signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
    }).catch((cause: unknown) => unanswered(cause, name));
    if (isFailure(answer)) connection.onWarning?.(answer.error);
  };

  const run = async <T>(
    statement: Statement,
    { signal, timeoutMs = connection.timeoutMs ?? TIMEOUT_MS }: StatementOptions,
    read: (text: string) => T | Failure,
  ): Promise<T> => {
    signal?.throwIfAborted();
    const stop = new AbortController();
    const onAbort = () => stop.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => stop.abort(timedOut(name, timeoutMs)), timeoutMs);
    const policy = { attempts, baseMs: retryBaseMs, isRepeatable: statement.isRepeatable, random, signal: stop.signal };
    try {
      return await retry(async () => {
        const id = statement.id ?? statementId();
        const url = addressOf(statement, id, timeoutMs);
        const { body } = statement;
        try {
          const text = await sendRequest({ server: name, url, headers, body, fetch: fetchOf, signal: stop.signal });
          return isFailure(text) ? text : read(text);
        } catch (error) {
          if (stop.signal.aborted) void kill(id);
          throw error;
        }
      }, policy);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  };

  const rowsOf = (text: string): AnswerRows | Failure => {
    try {
      return parseAnswer(text, name);
    } catch (error) {
      if (error instanceof AtlasError) return failureOf(error);
      throw error;
    }
  };

  const version: ClickhouseClient['version'] = ({ signal } = {}) => {
    known ??= run(
      {
        sql: VERSION_SQL,
        body: VERSION_SQL,
        values: {},
        isRead: true,
        isRepeatable: true,
        database: null,
        version: null,
      },
      {},
      rowsOf,
    ).then(
      ({ rows: [row] }) => serverVersion(String(row?.[0]), String(row?.[1])),
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    return unlessAborted(known, signal);
  };

  const statementOf = async (sql: string, options: StatementOptions, isRead: boolean): Promise<Statement> => {
    const { parameters = {}, signal } = options;
    const asked = options.database === undefined ? (database ?? null) : options.database;
    const server = await version(signal ? { signal } : {});
    const bound = bindParameters(sql, parameters, server.hasBoundParameters);
    return {
      sql: bound.sql,
      body: bound.sql,
      values: bound.values,
      isRead,
      isRepeatable: isRead,
      database: asked,
      version: server,
    };
  };

  /** What changes something answers with nothing. */
  const expectNothing = (text: string): undefined | Failure => {
    const exception = parseException(text);
    return exception ? failureOf(exceptionError(exception, name)) : undefined;
  };

  return {
    name,
    database,
    version,
    query: async (sql, options = {}) => run(await statementOf(sql, options, true), options, rowsOf),
    command: async (sql, options = {}) => {
      const statement = await statementOf(sql, options, false);
      return run({ ...statement, isRepeatable: options.isRepeatable ?? false }, options, expectNothing);
    },
    insert: async (sql, body, options = {}) => {
      const statement = await statementOf(sql, options, false);
      const { id } = options;
      return run({ ...statement, body, ...(id === undefined ? {} : { id }) }, options, expectNothing);
    },
  };
}

/** Waits for something that others wait for too; rejects with the reason of `signal` without ending it. */
function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((done, failed) => {
    const stop = () => failed(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}

function timedOut(server: string, timeoutMs: number): AtlasError {
  return new AtlasError('server_timeout', `${server} did not answer within ${timeoutMs} ms`, {
    hint: 'narrow the question, or raise timeoutMs',
    details: { server },
  });
}

function unanswered(cause: unknown, server: string): Failure {
  const error = new AtlasError('server_unreachable', `${server} may still run a statement that was given up`, {
    hint: 'it ends at the limit of the server',
    details: { server },
    cause,
  });
  return { error, safety: 'nothing' };
}
