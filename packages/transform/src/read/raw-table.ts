import type { Finding } from '@practice-atlas/dataset';

/** A cell as it stands in a file; null and '' are missing. */
export type RawCell = string | number | null;

/** A table as it stands in a file: nothing is interpreted. */
export interface RawTable {
  /** Name of the file, for findings; '' when it has none. */
  readonly file: string;
  /** The headings, as many as each row has cells. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
  /** The number of each row as a spreadsheet counts: the heading is row 1. */
  readonly rowNumbers: readonly number[];
  /** What was met while reading: encoding, ragged rows. */
  readonly findings: readonly Finding[];
}

/** Where a file's content comes from. */
export type RawSource = string | Uint8Array | ArrayBuffer | Blob;
