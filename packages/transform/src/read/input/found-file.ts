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
  /** The beginning of its name that is the folder as it was given: `records/`; absent when none was. */
  readonly folder?: string;
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

/** Cuts a path into runs of digits and what stands between them. */
function runsOf(path: string): readonly string[] {
  return path.match(/\d+|\D+/g) ?? [];
}

/** The digits of a number without leading zeros; null when a run is no number. */
function digitsOf(run: string): string | null {
  return /^\d/.test(run) ? run.replace(/^0+(?=\d)/, '') : null;
}

function compareRuns(a: string, b: string): number {
  const [left, right] = [digitsOf(a), digitsOf(b)];
  if (left === null || right === null) return a < b ? -1 : Number(a > b);
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}

/** Orders files by path, letter by letter, and numbers in it by their value: 点单2月.csv before 点单10月.csv. */
export function byPath({ path: a }: FoundFile, { path: b }: FoundFile): number {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (const [i, run] of left.entries()) {
    const order = compareRuns(run, right[i] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}
