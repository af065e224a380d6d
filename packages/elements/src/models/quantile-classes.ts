/** One step of a shaded sequence: the smallest and largest value in it, and how many values. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Sorts values into at most `limit` classes of nearly equal size; equal values share a class, so there are never more classes than
 * distinct values. Returns the classes, low to high, and the class of each value in the order given.
 */
export function quantileClasses(values: readonly number[], limit = 5): { classes: ValueClass[]; indexOf: number[] } {
  const sorted = [...values].sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const count = Math.min(limit, distinct.length);
  const starts: number[] = [];
  for (let i = 0; i < count; i++) {
    const quantile = sorted[Math.floor((i * sorted.length) / count)]!;
    const previous = starts.at(-1);
    const start = previous === undefined || quantile > previous ? quantile : distinct.find((value) => value > previous);
    if (start !== undefined) starts.push(start);
  }
  const classOf = (value: number) => starts.findLastIndex((start) => value >= start);
  const indexOf = values.map(classOf);
  const classes = starts.map((_, index) => {
    const members = sorted.filter((value) => classOf(value) === index);
    return { from: members[0]!, to: members.at(-1)!, count: members.length };
  });
  return { classes, indexOf };
}
