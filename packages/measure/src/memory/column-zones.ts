import type { Column } from '@practice-atlas/dataset';
import { numberReader, type Reached } from './column-readers.js';
import { runCountOf, runOf } from './row-blocks.js';

/** What is known of the numbers of a column run by run, without reading them; the last entry is that of all rows. */
export interface Zones {
  /** The least and the greatest number; Infinity and -Infinity where none is known. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** 1 = a number is missing. */
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
  const runCount = runCountOf(rowCount);
  const lows = new Float64Array(runCount + 1).fill(Infinity);
  const highs = new Float64Array(runCount + 1).fill(-Infinity);
  const gaps = new Uint8Array(runCount + 1);
  for (let run = 0; run < runCount; run++) {
    const block = runOf(run, rowCount);
    const numbers = values.read(block);
    let [low, high, gap] = [Infinity, -Infinity, 0];
    for (let i = block.count - 1; i >= 0; i--) {
      const number = numbers[i]!;
      if (number < low) low = number;
      if (number > high) high = number;
      if (Number.isNaN(number)) gap = 1;
    }
    lows[run] = low;
    highs[run] = high;
    gaps[run] = gap;
    lows[runCount] = Math.min(low, lows[runCount]!);
    highs[runCount] = Math.max(high, highs[runCount]!);
    gaps[runCount]! |= gap;
  }
  const zones = { lows, highs, gaps };
  known.set(column, zones);
  return zones;
}
