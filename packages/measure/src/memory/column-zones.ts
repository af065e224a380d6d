import type { Column } from '@practice-atlas/dataset';
import { numberReader, type Reached } from './column-readers.js';
import { BLOCK_ROWS, runOf } from './row-blocks.js';

/** What is known of the numbers of a column block by block, without reading them. */
export interface Zones {
  /** Over all rows; `last` is less than `first` when none is known. */
  readonly first: number;
  readonly last: number;
  /** The least and the greatest number of each block; Infinity and -Infinity where none is known. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** 1 = a number of the block is missing. */
  readonly gaps: Uint8Array;
}

const known = new WeakMap<Column, Zones>();

/** Reads the zones of a column, once: two numbers for thousands of rows. Null for a column that keys lead to. */
export function columnZones(reached: Reached, rowCount: number): Zones | null {
  const { column, rows } = reached;
  if (!column || rows) return null;
  const before = known.get(column);
  if (before) return before;
  const values = numberReader(reached);
  const blockCount = Math.ceil(rowCount / BLOCK_ROWS);
  const lows = new Float64Array(blockCount).fill(Infinity);
  const highs = new Float64Array(blockCount).fill(-Infinity);
  const gaps = new Uint8Array(blockCount);
  for (let block = 0; block < blockCount; block++) {
    const run = runOf(block, rowCount);
    const numbers = values.read(run);
    let [low, high, gap] = [Infinity, -Infinity, 0];
    for (let i = run.count - 1; i >= 0; i--) {
      const number = numbers[i]!;
      if (number < low) low = number;
      if (number > high) high = number;
      if (Number.isNaN(number)) gap = 1;
    }
    lows[block] = low;
    highs[block] = high;
    gaps[block] = gap;
  }
  const zones = {
    first: lows.reduce((a, b) => Math.min(a, b), Infinity),
    last: highs.reduce((a, b) => Math.max(a, b), -Infinity),
    lows,
    highs,
    gaps,
  };
  known.set(column, zones);
  return zones;
}
