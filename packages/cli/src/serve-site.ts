import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { extname } from 'node:path';

/** What an address answers: text or bytes in memory; a file that is read, or what is made, whenever it is asked for. */
export type SiteContent = string | Uint8Array | { readonly file: string } | { make(): Promise<string | Uint8Array> };

/** Everything that is served, by its path without the first slash; nothing else is ever found. */
export type Site = ReadonlyMap<string, SiteContent>;

/** The policy that pages run under. */
export const PAGE_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.arrow': 'application/vnd.apache.arrow.file',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const MOST_PORTS = 20;
/** A request that comes slower than this is ended, so that none is held open for nothing. */
const SLOWEST = { headersTimeout: 10_000, requestTimeout: 20_000 };

function pathOf(address: string): string | null {
  try {
    const path = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '');
    if (!path.startsWith('/')) return null;
    return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
  } catch {
    return null;
  }
}

/** Whether a page of this name may ask: a name that is no address of ours could be one that a foreign page made point here. */
export function isOwnName(hostname: string, names: readonly string[]): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || names.includes(name) || isIP(name) !== 0;
}

async function bodyOf(content: SiteContent): Promise<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  return 'file' in content ? readFile(content.file) : content.make();
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  names: readonly string[],
): Promise<void> {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const say = (status: number, text: string): void => send(status, 'text/plain; charset=utf-8', text);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(405, 'only GET and HEAD\n');
  }
  if (!isOwnName((request.headers.host ?? '').replace(/:\d+$/, ''), names))
    return say(403, 'not served under this name\n');
  const path = pathOf(request.url ?? '/');
  const content = path === null ? undefined : site.get(path);
  if (path === null || content === undefined) return say(404, 'not found\n');
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  send(200, type, await bodyOf(content));
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  for (let tried = 0; ; tried += 1)
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(port === 0 ? 0 : port + tried, host, () => {
          server.off('error', fail);
          done();
        });
      });
      return;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || tried >= MOST_PORTS || port + tried >= 65_535) throw error;
    }
}

/** Where a site is served. */
export interface Listening {
  readonly port: number;
  readonly host: string;
  /** Other names under which it is asked, as through a proxy. */
  readonly names?: readonly string[];
  /** Answers what it takes before the site does; false = it is none of its paths. */
  readonly first?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves a site under the strict policy; a taken port moves on to the next, twenty times. */
export async function serveSite(
  site: Site,
  { port, host, names = [], first = () => false }: Listening,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(SLOWEST, (request, response) => {
    if (first(request, response)) return;
    answer(request, response, site, [host, ...names]).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('this file cannot be read\n');
    });
  });
  await listen(server, port, host);
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${isIP(name) === 6 ? `[${name}]` : name}:${bound}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
