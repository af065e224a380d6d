import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { ROOT } from '../config/packages.mjs';
import { findFile, STRICT_POLICY } from '../config/serve.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'e2e');
const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css' },
  ...{ '.json': 'application/json', '.csv': 'text/csv; charset=utf-8' },
};

/** A server for pages with large files. */
export interface LargeServer {
  /** Ends with a slash. */
  readonly url: string;
  /** How many bytes of a file went out in answer to the last request for it. */
  readonly sent: (path: string) => number;
  readonly close: () => Promise<void>;
}

/**
 * Serves the harness under the strict policy, and the files of a folder: below `large/` with their length said beforehand, below `chunked/` in pieces, no length
 * said.
 */
export async function serveLarge(folder: string): Promise<LargeServer> {
  const mounts: [string, string][] = [
    ['/harness/', join(CACHE, 'harness')],
    ['/press/', join(ROOT, 'examples', 'press')],
    ['/chunked/', folder],
    ['/large/', folder],
  ];
  const bytesOf = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = findFile(path, mounts);
    response.setHeader('Content-Security-Policy', STRICT_POLICY);
    if (!found || 'redirect' in found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(found.file)] ?? 'application/octet-stream',
      ...(path.startsWith('/chunked/') ? {} : { 'Content-Length': found.size }),
    });
    bytesOf.set(path, 0);
    const file = createReadStream(found.file);
    response.on('close', () => file.destroy());
    file.on('data', (chunk) => bytesOf.set(path, (bytesOf.get(path) ?? 0) + chunk.length)).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}/`,
    sent: (path) => bytesOf.get(path) ?? 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
