import type { SortedClasses } from './classes-from.js';

/**
 * Sorts values into the classes that ascending bounds cut: one more than there are bounds, from -Infinity to Infinity; a value on a bound belongs
 * to the class above it. Classes that no value falls into stay, with a count of 0.
 */
export function thresholdClasses(values: readonly number[], bounds: readonly number[]): SortedClasses {
  const indexOf = values.map((value) => 1 + bounds.findLastIndex((bound) => value >= bound));
  const ends = [-Infinity, ...bounds, Infinity];
  const counts = new Uint32Array(bounds.length + 1);
  for (const index of indexOf) counts[index]! += 1;
  return { classes: Array.from(counts, (count, i) => ({ from: ends[i]!, to: ends[i + 1]!, count })), indexOf };
}
