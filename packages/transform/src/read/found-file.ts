import { AtlasError } from '@practice-atlas/dataset';
import { type InputFile, inputFile } from './input-file.js';
import type { NodeFiles } from './node-files.js';
import { openArchive, type Unfolded } from './open-archive.js';
import { type Input, openInput } from './open-input.js';
import { READ_LIMITS, type ReadLimits } from './read-limits.js';

/** A file by itself, in a folder or in an archive. */
export interface FoundFile {
  /** For findings: `export.zip/2024/orders.csv`. */
  readonly name: string;
  /** Its path where it was found: `2024/orders.csv`; only a name. */
  readonly path: string;
  open(): Promise<InputFile>;
  /** How many archives it lies in. */
  readonly depth: number;
  /** What it was given as, when it was given by itself. */
  readonly input?: Input;
  /** What came out of those archives so far. */
  readonly unfolded?: Unfolded;
}

/** Sees bytes as a file. */
export function fileOfBytes(name: string, bytes: Uint8Array): InputFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return inputFile({ name, size: bytes.length, canReread: true, open, maxBytes: Number.POSITIVE_INFINITY });
}

/** Says whether a path is one that systems leave behind: dot-files, `__MACOSX`, lock files of Office, thumbnails. */
function isLeftover(path: string): boolean {
  return path
    .split('/')
    .some((part) => /^(?:\.(?!\.?$)|~\$)|^(?:__MACOSX|node_modules|Thumbs\.db|desktop\.ini)$/i.test(part));
}

const byPath = (a: FoundFile, b: FoundFile) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/**
 * Lists the files of a ZIP archive by path; names that are not UTF-8 are read as GB18030. Each is inflated when it is opened.
 * Throws AtlasError `file_malformed` or `file_too_large`.
 */
export function listArchive(
  bytes: Uint8Array,
  { name: file, depth, unfolded = { byteCount: 0 } }: Pick<FoundFile, 'name' | 'depth' | 'unfolded'>,
  limits?: Partial<ReadLimits>,
): FoundFile[] {
  return openArchive(bytes, { file, limits, unfolded })
    .filter(({ name }) => !isLeftover(name))
    .map(({ name: path, read }): FoundFile => {
      const name = `${file}/${path}`;
      return { name, path, depth: depth + 1, unfolded, open: async () => fileOfBytes(name, read()) };
    })
    .sort(byPath);
}

/** Lists the files of a folder and of the folders in it, by path. Throws AtlasError `file_too_large` when there are too many. */
export async function listFolder(
  folder: string,
  name: string,
  files: NodeFiles,
  limits: Partial<ReadLimits> = {},
): Promise<FoundFile[]> {
  const { fileCount } = { ...READ_LIMITS, ...limits };
  const found: FoundFile[] = [];
  const waiting = [''];
  for (let below = waiting.shift(); below !== undefined; below = waiting.shift()) {
    for (const entry of await files.promises.readdir(`${folder}/${below}`)) {
      const path = `${below}${entry}`;
      if (isLeftover(entry)) continue;
      const isFolder = (await files.promises.stat(`${folder}/${path}`)).isDirectory();
      if (isFolder && path.split('/').length < 16) waiting.push(`${path}/`);
      else if (!isFolder)
        found.push({
          name: `${name}/${path}`,
          path,
          depth: 0,
          open: () => openInput(`${folder}/${path}`, { name: `${name}/${path}` }),
        });
      if (found.length + waiting.length > fileCount)
        throw new AtlasError('file_too_large', `the folder ${name} has more than ${fileCount} files`, {
          hint: 'name a folder with fewer files',
          where: { file: name },
          details: { file: name },
        });
    }
  }
  return found.sort(byPath);
}
