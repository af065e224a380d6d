import { AtlasError } from '../atlas-error.js';

/** A file as its text or its bytes. */
export type FileContent = string | Uint8Array;

/** Gives a file of a data package, by its path beside `datapackage.json`. */
export type ReadFile = (path: string) => Promise<FileContent>;

/** Where a data package is: the address of its folder or `datapackage.json`, or its files as texts or bytes by path. */
export type PackageSource =
  | string
  | URL
  | { readonly files: ReadonlyMap<string, FileContent> | Readonly<Record<string, FileContent>> };

function missing(file: string, reason: string, hint: string, cause?: unknown): AtlasError {
  const details = { file, reason };
  return new AtlasError('file_missing', `cannot read ${file}: ${reason}`, { hint, where: { file }, details, cause });
}

/** Gives the text of a file; what is not UTF-8 is `file_malformed`. */
export function textOf(content: FileContent, file: string): string {
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new AtlasError('file_malformed', `${file} is not UTF-8`, {
      hint: 'save it as UTF-8',
      where: { file },
      details: { file },
      cause,
    });
  }
}

function descriptorUrl(source: string | URL): URL {
  const base = globalThis.document?.baseURI;
  let url: URL;
  try {
    url = new URL(source, base);
  } catch (cause) {
    throw missing(String(source), 'it is no address', 'give an absolute URL', cause);
  }
  if (url.pathname.endsWith('.json')) return url;
  const folder = new URL(url);
  folder.pathname = `${url.pathname.replace(/\/$/, '')}/datapackage.json`;
  return folder;
}

function resolved(path: string, root: URL): URL | null {
  try {
    return new URL(path, root);
  } catch {
    return null;
  }
}

/** Resolves a path against the address of a package; null when it leads out of it, or when nothing can lie below that address. */
export function urlBelow(path: string, root: URL): URL | null {
  const url = resolved(path, root);
  const folder = root.pathname.slice(0, root.pathname.lastIndexOf('/') + 1);
  const isBelow = url?.protocol === root.protocol && url.host === root.host && url.pathname.startsWith(folder);
  return isBelow ? url : null;
}

function fileUrl(path: string, root: URL): URL {
  const url = urlBelow(path, root);
  if (url) return url;
  throw missing(path, `it is not below ${root.href}`, 'put the file beside datapackage.json');
}

/**
 * Makes the reader of a package's files. A file that is not there, or that the server refuses, is `file_missing`. An abort rejects
 * with the signal's reason.
 */
export function packageFiles(
  source: PackageSource,
  { fetch = globalThis.fetch, signal }: { fetch?: typeof globalThis.fetch; signal?: AbortSignal } = {},
): ReadFile {
  if (typeof source === 'object' && 'files' in source) {
    const { files } = source;
    const contents: ReadonlyMap<string, FileContent> = files instanceof Map ? files : new Map(Object.entries(files));
    return async (path) => {
      signal?.throwIfAborted();
      const content = contents.get(path);
      if (content === undefined) throw missing(path, 'it is not among the files', `give the file "${path}"`);
      return content;
    };
  }
  const root = descriptorUrl(source);
  return async (path) => {
    signal?.throwIfAborted();
    const url = path === 'datapackage.json' ? root : fileUrl(path, root);
    const file = path === 'datapackage.json' ? root.href : path;
    try {
      const response = await fetch(url, signal ? { signal } : {});
      if (!response.ok)
        throw missing(
          file,
          `the server answered ${response.status}`,
          'check the address and that the file is published',
        );
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof AtlasError) throw cause;
      throw missing(
        file,
        'the network failed or refused it',
        'check the address, the connection and the server’s CORS rules',
        cause,
      );
    }
  };
}
