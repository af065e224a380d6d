import { UsageError } from './usage-error.js';

/** Where to load into. */
export interface ClickhouseAddress {
  /** Of the HTTP interfaces: one server, or one of each shard. */
  readonly urls: readonly [string, ...string[]];
  readonly user: string | null;
  readonly database: string;
}

const FORM = 'clickhouse://USER@HOST:PORT/DATABASE';
const PATTERN = /^clickhouse(s?):\/\/(?:([^@/?#]*)@)?([^/?#@]+)\/([^/?#]+)\/?$/;

/** Says whether an argument is meant as the address of a server. */
export function isClickhouseAddress(argument: string): boolean {
  return /^clickhouses?:/i.test(argument);
}

function urlOf(host: string, isSecure: boolean): string {
  const written = /:\d+$/.test(host) ? host : `${host}:${isSecure ? 8443 : 8123}`;
  const text = `${isSecure ? 'https' : 'http'}://${written}`;
  if (!URL.canParse(text)) throw new UsageError(`"${host}" is no host of a server`, `write ${FORM}`);
  return new URL(text).href;
}

/**
 * Reads `clickhouse://user@host:port/database`, with `clickhouses` for TLS; a comma stands between the servers of several shards.
 * Ports are those of HTTP, 8123 unless said, or 8443. UsageError for another form and for a password, which it does not repeat.
 */
export function clickhouseAddress(argument: string): ClickhouseAddress {
  const match = PATTERN.exec(argument);
  if (!match) throw new UsageError('the address of the server cannot be read', `write ${FORM}`);
  const [, secure, credentials, hosts = '', database = ''] = match;
  if (credentials?.includes(':'))
    throw new UsageError(
      'a password does not belong in an address, which others can see',
      'put it into the environment variable CLICKHOUSE_PASSWORD',
    );
  const [first = '', ...others] = hosts.split(',').map((host) => urlOf(host, secure === 's'));
  try {
    return {
      urls: [first, ...others],
      user: credentials ? decodeURIComponent(credentials) : null,
      database: decodeURIComponent(database),
    };
  } catch (cause) {
    if (cause instanceof URIError)
      throw new UsageError('the address of the server has a broken % in it', `write ${FORM}`);
    throw cause;
  }
}
