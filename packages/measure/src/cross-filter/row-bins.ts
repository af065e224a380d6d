import { AtlasError } from '@practice-atlas/dataset';

/** Bins of a view at most. */
const BINS_MAX = 1_000_000;

/** The bin of each row. */
export type Codes = Uint16Array | Uint32Array;

/** The rows of a table by the bins of a view; the code of a missing value is `keys.length`. */
export interface RowBins {
  readonly keys: readonly string[];
  readonly codes: Codes;
}

/** Makes room for the bin of each row. Throws `query_unsupported` beyond a million bins. */
export function emptyCodes(rowCount: number, keyCount: number, column: string): Codes {
  if (keyCount > BINS_MAX)
    throw new AtlasError('query_unsupported', `a view of "${column}" would have ${keyCount} bins`, {
      hint: `choose a coarser grain or level: a view has ${BINS_MAX} bins at most`,
      where: { column },
      details: { value: String(keyCount) },
    });
  return keyCount < 0x10000 ? new Uint16Array(rowCount) : new Uint32Array(rowCount);
}
