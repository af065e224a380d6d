import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { fetchFile } from './fetch-file.js';
import { type InputFile, inputFile } from './input-file.js';
import { type NodeFiles, nodeFiles } from './node-files.js';

/** A path (Node), an address (`http:`, `https:`, `file:`, or relative in a page), a File or Blob, bytes, a text given as such, or a file that is open. */
export type Input =
  | string
  | URL
  | Blob
  | ArrayBuffer
  | Uint8Array
  | { readonly text: string; readonly name?: string }
  | InputFile;

/** How to open an input. */
export interface OpenOptions {
  /** Names the input in findings; default: the last part of its path or address, or its own name. */
  readonly name?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: 2 GiB. */
  readonly maxBytes?: number | undefined;
}

const MAX_BYTES = 2 ** 31;
const CHUNK_BYTES = 1 << 20;

function isFile(input: Input): input is InputFile {
  return typeof input === 'object' && 'chunks' in input;
}

/** Finds the address that an input is; null when it is a path or holds its bytes. */
function addressOf(input: string | URL): URL | null {
  if (input instanceof URL) return input;
  if (/^[a-z][a-z\d+.-]+:/i.test(input)) return URL.canParse(input) ? new URL(input) : null;
  const base = nodeFiles() ? undefined : globalThis.document?.baseURI;
  return base !== undefined && URL.canParse(input, base) ? new URL(input, base) : null;
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}

function lastPartOf(address: URL): string {
  const part = lastPart(address.pathname);
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Names an input before it is open: the last part of its path or address, the name of a File; '' when it has none. */
export function inputName(input: Input): string {
  if (typeof input === 'string' || input instanceof URL) {
    const address = addressOf(input);
    return address ? lastPartOf(address) : lastPart(String(input));
  }
  return 'name' in input && typeof input.name === 'string' ? input.name : '';
}

async function nearNames(path: string | URL, name: string, files: NodeFiles): Promise<string> {
  const folder = path instanceof URL ? new URL('.', path) : path.replace(/[^/\\]+[/\\]*$/, '') || '.';
  const names = await files.promises.readdir(folder).catch(() => null);
  if (names === null) return 'the folder is not there either; check the path';
  const near = nearestName(name, names);
  return near === null ? 'check the path' : `did you mean "${near}"?`;
}

async function openPath(path: string | URL, name: string, options: OpenOptions, files: NodeFiles): Promise<InputFile> {
  const written = path instanceof URL ? path.href : path;
  let size = 0;
  try {
    const stats = await files.promises.stat(path);
    if (stats.isDirectory())
      throw new AtlasError('file_unsupported', `${written} is a folder, not a file`, {
        hint: 'read a folder with readFiles',
        where: { file: written },
      });
    size = stats.size;
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const isMissing = reason === 'ENOENT' || reason === 'ENOTDIR';
    throw new AtlasError(
      'file_missing',
      isMissing ? `there is no file ${written}` : `cannot read ${written}: ${reason}`,
      {
        hint: isMissing ? await nearNames(path, lastPart(written), files) : 'check that the file may be read',
        where: { file: written },
        details: { file: written, reason },
        cause,
      },
    );
  }
  return inputFile({
    name,
    size,
    canReread: true,
    open: () => files.createReadStream(path, { highWaterMark: CHUNK_BYTES }),
    maxBytes: options.maxBytes ?? MAX_BYTES,
    signal: options.signal,
  });
}

async function* slicesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += CHUNK_BYTES)
    yield new Uint8Array(await blob.slice(at, at + CHUNK_BYTES).arrayBuffer());
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function bytesOf(input: ArrayBuffer | Uint8Array | { readonly text: string }): Uint8Array {
  if (input instanceof Uint8Array) return input;
  return 'text' in input ? new TextEncoder().encode(input.text) : new Uint8Array(input);
}

/**
 * Finds an input and opens it; a file that is open already is returned as it is. A plain string is a path in Node and an address in
 * a page, never content: a text is given as `{ text }`. Bytes are referred to, not copied.
 * Throws AtlasError `file_missing` (with the near name of a file of the same folder), `file_too_large`, `file_malformed` when a
 * server answers with a web page, `file_unsupported` for a folder.
 *
 * @example
 * const file = await openInput({ text: 'site_id,name\nA1,宏伟站\n', name: 'sites.csv' });
 * file.size; // 26
 */
export async function openInput(input: Input, options: OpenOptions = {}): Promise<InputFile> {
  const { signal, maxBytes = MAX_BYTES } = options;
  signal?.throwIfAborted();
  if (isFile(input)) return input;
  const name = options.name ?? inputName(input);
  if (typeof input === 'string' || input instanceof URL) {
    const files = nodeFiles();
    const address = addressOf(input);
    if (files && (address === null || address.protocol === 'file:'))
      return openPath(address ?? String(input), name, options, files);
    if (address === null)
      throw new AtlasError('file_missing', `"${input}" is no address`, { hint: 'give an absolute address' });
    return fetchFile(address, { name, maxBytes, fetch: options.fetch ?? globalThis.fetch, signal });
  }
  const bytes = input instanceof Blob ? null : bytesOf(input);
  const open = () => (input instanceof Blob ? slicesOf(input) : once(bytes ?? new Uint8Array()));
  const size = input instanceof Blob ? input.size : (bytes?.length ?? 0);
  return inputFile({ name, size, canReread: true, open, maxBytes, signal });
}
