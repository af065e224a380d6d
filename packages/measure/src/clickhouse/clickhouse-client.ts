import type { AtlasError } from '@practice-atlas/dataset';
import type { Parameters } from './bind-parameters.js';
import type { AnswerRows } from './parse-answer.js';
import type { ServerVersion } from './server-version.js';

/** Where a server is, and how it is asked. */
export interface Connection {
  /** Of its HTTP interface: `http://127.0.0.1:8123`, or a path of a proxy. */
  readonly url: string;
  /** Default: that of the user on the server. */
  readonly database?: string;
  /** Without it no credentials are sent: a proxy adds them. */
  readonly user?: string;
  readonly password?: string;
  /** How errors call it; default host and port. */
  readonly name?: string;
  /** Of a statement with all its attempts; default 60 000. */
  readonly timeoutMs?: number;
  /** Default 4. */
  readonly attempts?: number;
  /** The wait after the first failure, default 100; twice as long after each. */
  readonly retryBaseMs?: number;
  /** Settings of the server, sent with each statement unless the user may change none. */
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly fetch?: typeof fetch;
  /** Of the waits between attempts; default `Math.random`. */
  readonly random?: () => number;
  /** Takes what went wrong beside the answer: a statement that could not be ended on the server, and runs on until its own limit. */
  readonly onWarning?: (error: AtlasError) => void;
}

export interface StatementOptions {
  readonly parameters?: Parameters;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Default: that of the connection; null: that of the user. */
  readonly database?: string | null;
}

/** A server, asked over HTTP. */
export interface ClickhouseClient {
  /** How errors call it. */
  readonly name: string;
  readonly database: string | undefined;
  /** Asks; `sql` has placeholders `{name:Type}` and no `FORMAT`. All rows or an error. Asked again where that may help. */
  query(sql: string, options?: StatementOptions): Promise<AnswerRows>;
  /** Runs a statement that changes something; asked again only when it certainly did not begin, or twice comes to the same as once. */
  command(sql: string, options?: StatementOptions & { readonly isRepeatable?: boolean }): Promise<void>;
  /** Sends rows with `INSERT INTO ... FORMAT ...`; never sent twice unless it certainly did not begin. `id` names it on the server. */
  insert(
    sql: string,
    body: Uint8Array<ArrayBuffer>,
    options?: StatementOptions & { readonly id?: string },
  ): Promise<void>;
  /** What the server is; asked once. */
  version(options?: Pick<StatementOptions, 'signal'>): Promise<ServerVersion>;
}
