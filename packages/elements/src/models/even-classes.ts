import type { SortedClasses } from './classes-from.js';

/** Sorts values into `count` classes of equal width between the smallest and the largest, some of them empty; into one where all are equal. */
export function evenClasses(values: readonly number[], count: number): SortedClasses {
  if (values.length === 0) return { classes: [], indexOf: [] };
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const n = low === high ? 1 : count;
  const edge = (index: number): number => (index === n ? high : low + ((high - low) * index) / n);
  const indexOf = values.map((value) =>
    n === 1 ? 0 : Math.min(n - 1, Math.floor(((value - low) / (high - low)) * n)),
  );
  const counts = new Uint32Array(n);
  for (const index of indexOf) counts[index]! += 1;
  return { classes: Array.from(counts, (one, i) => ({ from: edge(i), to: edge(i + 1), count: one })), indexOf };
}
