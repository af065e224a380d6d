import { AtlasError, type NumberColumn } from '@practice-atlas/dataset';
import type { NumberView } from './cross-view.js';
import { type Codes, emptyCodes, type RowBins } from './row-bins.js';
import { inChunks, type Work } from './slices.js';
import { validityBit } from './validity-bit.js';

function checkThresholds({ column, thresholds }: NumberView): void {
  const isRising = thresholds.every((each, i) => Number.isFinite(each) && (i === 0 || each > thresholds[i - 1]!));
  if (thresholds.length > 0 && isRising) return;
  throw new AtlasError('query_malformed', `the thresholds of "${column}" do not rise`, {
    hint: 'give one finite number or more, each greater than the one before it',
    where: { property: 'thresholds' },
    details: { value: thresholds.join(', ') },
  });
}

function numberCodes(codes: Codes, column: NumberColumn, thresholds: Float64Array, from: number, until: number): void {
  const { values, validity } = column;
  const missing = thresholds.length + 1;
  for (let row = from; row < until; row++) {
    const value = values[row]!;
    if ((validity !== null && validityBit(validity, row) === 0) || Number.isNaN(value)) {
      codes[row] = missing;
      continue;
    }
    let low = 0;
    let high = thresholds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value < thresholds[middle]!) high = middle;
      else low = middle + 1;
    }
    codes[row] = low;
  }
}

/** Finds the interval of each row of a number column. Throws `query_malformed` for thresholds that do not rise. */
export function* numberBins(column: NumberColumn, view: NumberView): Work<RowBins> {
  checkThresholds(view);
  const { thresholds } = view;
  const keys = [
    `(-∞, ${thresholds[0]})`,
    ...thresholds.map((from, i) => (i + 1 < thresholds.length ? `[${from}, ${thresholds[i + 1]})` : `[${from}, ∞)`)),
  ];
  const codes = emptyCodes(column.values.length, keys.length, view.column);
  const sorted = Float64Array.from(thresholds);
  yield* inChunks(codes.length, (from, until) => numberCodes(codes, column, sorted, from, until));
  return { keys, codes };
}
