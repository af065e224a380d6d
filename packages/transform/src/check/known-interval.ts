const EXACT_LIMIT = 10_000;
const COARSEST = 10_000;

/** What a printed number leaves open. */
export interface KnownInterval {
  readonly low: number;
  readonly high: number;
}

/** Half of the last place that a number was printed in: 2.75万 is known to the hundred. Below ten thousand numbers are taken as counted. */
function rounding(value: number): number {
  const size = Math.abs(value);
  if (size < EXACT_LIMIT || !Number.isInteger(size)) return 0;
  let place = 1;
  while (place < COARSEST && size % (place * 10) === 0) place *= 10;
  return place < 100 ? 0 : place / 2;
}

/**
 * Reads a reported number, which is never negative, as the interval in which the counted one may lie. A number of ten thousand and
 * more that ends in zeros may be rounded to the place of its last digit, at most to ten thousands. 约 says nothing of its bounds.
 */
export function knownInterval(value: number, valueMax: number, qualifier: string): KnownInterval {
  if (Number.isNaN(value)) return { low: 0, high: Infinity };
  const end = Number.isNaN(valueMax) ? value : valueMax;
  const low = Math.max(0, value - rounding(value));
  const high = end + rounding(end);
  switch (qualifier) {
    case 'at_least':
      return { low, high: Infinity };
    case 'nearly':
    case 'at_most':
      return { low: 0, high };
    case 'approx':
      return { low: 0, high: Infinity };
    default:
      return { low, high };
  }
}
