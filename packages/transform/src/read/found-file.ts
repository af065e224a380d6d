import type { InputFile } from './input-file.js';
import type { Unfolded } from './open-archive.js';
import type { Input } from './open-input.js';

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

/** Says whether a path is one that systems leave behind: dot-files, `__MACOSX`, lock files of Office, thumbnails. */
export function isLeftover(path: string): boolean {
  return path
    .split('/')
    .some((part) => /^(?:\.(?!\.?$)|~\$)|^(?:__MACOSX|node_modules|Thumbs\.db|desktop\.ini)$/i.test(part));
}

/** Orders files by path, letter by letter. */
export function byPath(a: FoundFile, b: FoundFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
