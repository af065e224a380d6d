/** One step of a shaded sequence: the smallest and largest value in it, or its stated bounds, and how many values. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Classes, low to high, and the class of each value in the order given. */
export interface SortedClasses {
  readonly classes: ValueClass[];
  readonly indexOf: number[];
}

/** Sorts values into classes by where each class starts, ascending; every start is one of the values, so that no class is empty. */
export function classesFrom(values: readonly number[], starts: readonly number[]): SortedClasses {
  const indexOf = values.map((value) => starts.findLastIndex((start) => value >= start));
  const ends = [...starts];
  const counts = starts.map(() => 0);
  for (const [i, index] of indexOf.entries()) {
    counts[index]! += 1;
    ends[index] = Math.max(ends[index]!, values[i]!);
  }
  return { classes: starts.map((from, index) => ({ from, to: ends[index]!, count: counts[index]! })), indexOf };
}
