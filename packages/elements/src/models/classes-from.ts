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
  const classOf = (value: number): number => starts.findLastIndex((start) => value >= start);
  const sorted = [...values].sort((a, b) => a - b);
  const classes = starts.map((from, index) => {
    const members = sorted.filter((value) => classOf(value) === index);
    return { from, to: members.at(-1)!, count: members.length };
  });
  return { classes, indexOf: values.map(classOf) };
}
