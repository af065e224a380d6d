/** Two kinds of sizes among numbers, a power of ten apart. */
export interface SizeSplit {
  readonly power: number;
  /** Positions of the fewer ones; of the smaller ones when both are as many. */
  readonly odd: readonly number[];
  readonly isSmall: boolean;
  /** The median of the others. */
  readonly usual: number;
  readonly usualCount: number;
}

export interface SplitLimits {
  /** Powers of ten in question: 3 千, 4 万, 8 亿. */
  readonly powers: readonly number[];
  /** How many times the least the largest of one kind may be. */
  readonly spread: number;
  /** How many of the usual kind there must be. */
  readonly least: number;
}

/** How far from the power of ten the ratio of both medians may be. */
const TOLERANCE = Math.log10(3);

/**
 * Looks whether positive numbers fall into two kinds that are each of about one size, and a power of ten apart from each other, as when
 * 万 was forgotten in some of them; null when they do not. Zeros and missing numbers (`NaN`) are left out.
 */
export function splitBySize(values: readonly number[], { powers, spread, least }: SplitLimits): SizeSplit | null {
  const order = [...values.keys()].filter((i) => values[i]! > 0).sort((a, b) => values[a]! - values[b]! || a - b);
  const at = (i: number) => values[order[i]!]!;
  const end = order.length - 1;
  if (end < least) return null;
  let cut = 0;
  for (let i = 1; i < end; i += 1) if (at(i + 1) / at(i) > at(cut + 1) / at(cut)) cut = i;
  if (at(cut) > spread * at(0) || at(end) > spread * at(cut + 1)) return null;
  const median = (from: number, to: number) => at((from + to) >> 1);
  const [small, large] = [median(0, cut), median(cut + 1, end)];
  const ratio = Math.log10(large / small);
  const power = powers.find((one) => Math.abs(ratio - one) <= TOLERANCE);
  const isSmall = cut + 1 <= end - cut;
  const usualCount = isSmall ? end - cut : cut + 1;
  if (power === undefined || usualCount < least) return null;
  return {
    power,
    odd: isSmall ? order.slice(0, cut + 1) : order.slice(cut + 1),
    isSmall,
    usual: isSmall ? large : small,
    usualCount,
  };
}
