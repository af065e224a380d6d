import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The policy that everything of ours runs under. */
export const STRICT_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/** @type {Map<string, string>} */
const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.geojson', 'application/geo+json; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.arrow', 'application/vnd.apache.arrow.file'],
]);

/**
 * Finds the file behind an address, or null: nothing outside the folders is ever found, through dots, encodings or links.
 * @param {string} address the path of the request, still encoded
 * @param {[string, string][]} mounts prefix -> folder, the longest prefix first
 * @returns {{ file: string, size: number, changedMs: number } | { redirect: string } | null}
 */
export function findFile(address, mounts) {
  let path;
  try {
    path = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null;
  const mount = mounts.find(([prefix]) => path.startsWith(prefix));
  if (!mount) return null;
  try {
    const folder = realpathSync(mount[1]);
    let file = realpathSync(join(folder, path.slice(mount[0].length)));
    if (file !== folder && !file.startsWith(folder + sep)) return null;
    if (statSync(file).isDirectory()) {
      if (!path.endsWith('/')) return { redirect: `./${encodeURIComponent(path.split('/').at(-1) ?? '')}/` };
      file = realpathSync(join(file, 'index.html'));
      if (!file.startsWith(folder + sep)) return null;
    }
    const { size, mtimeMs: changedMs } = statSync(file);
    return { file, size, changedMs };
  } catch {
    return null;
  }
}

/** @type {Map<string, { changedMs: number, body: Buffer }>} */
const zippedFiles = new Map();

/**
 * @param {string} file
 * @param {number} changedMs
 */
function zipped(file, changedMs) {
  const known = zippedFiles.get(file);
  if (known?.changedMs === changedMs) return known.body;
  const body = gzipSync(readFileSync(file), { level: 9 });
  zippedFiles.set(file, { changedMs, body });
  return body;
}

/**
 * Serves folders on this machine under the strict policy. A taken port moves on to the next, twenty times.
 * @param {object} options
 * @param {string} options.folder what `/` shows
 * @param {number} [options.port] 0: any free one; default 5173
 * @param {Record<string, string>} [options.mounts] address prefix (`/press/`) -> folder
 * @param {string | null} [options.policy] the Content-Security-Policy; null: none
 * @param {boolean} [options.compress] send text through gzip where the browser takes it; each file is compressed once
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serveFolder({ folder, port = 5173, mounts = {}, policy = STRICT_POLICY, compress = false }) {
  /** @type {[string, string][]} */
  const sorted = [...Object.entries(mounts), /** @type {[string, string]} */ (['/', folder])].map(
    ([prefix, target]) => [`/${prefix.replace(/^\/|\/$/g, '')}/`.replace('//', '/'), resolve(target)],
  );
  sorted.sort(([a], [b]) => b.length - a.length);

  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-cache');
    if (policy) response.setHeader('Content-Security-Policy', policy);
    /** @param {number} status @param {string} text */
    const say = (status, text) =>
      response
        .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end(request.method === 'HEAD' ? '' : text);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return say(405, 'only GET and HEAD\n');
    }
    const found = findFile(request.url ?? '/', sorted);
    if (!found) return say(404, 'not found\n');
    if ('redirect' in found) return response.writeHead(301, { Location: found.redirect }).end();
    const type = TYPES.get(extname(found.file).toLowerCase()) ?? 'application/octet-stream';
    if (compress && /^text|json|svg/.test(type)) response.setHeader('Vary', 'Accept-Encoding');
    if (compress && /^text|json|svg/.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
      const body = zipped(found.file, found.changedMs);
      response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Content-Length': body.length });
      return response.end(request.method === 'HEAD' ? undefined : body);
    }
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  });

  for (let tried = 0; ; tried += 1) {
    try {
      await new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(port === 0 ? 0 : port + tried, '127.0.0.1', () => {
          server.off('error', fail);
          done(undefined);
        });
      });
      break;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tried >= 20) throw error;
    }
  }
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${bound}/`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [folder = '.', port = '5173', ...pairs] = process.argv.slice(2);
  const mounts = Object.fromEntries(pairs.map((pair) => pair.split('=')));
  const { url } = await serveFolder({ folder, port: Number(port), mounts });
  console.log(url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
