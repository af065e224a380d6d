import { roundTenth } from './round-tenth.js';

/**
 * Prints a share as a percentage with one decimal, so that shares stand in line: 0.7352 is `73.5%`, 0.97 is `97.0%`. None and all are
 * `0%` and `100%`, and nothing else is: 0.9996 is `99.9%`, 0.0004 is `<0.1%`. A bound, rounded by `Math.floor` or `Math.ceil`, takes the
 * decimals it needs there: at least 0.0004 is `0.04%`.
 */
export function formatRatio(value: number, round: (n: number) => number = Math.round): string {
  const percent = value * 100;
  const rounded = roundTenth(percent, round);
  if (rounded % 100) return `${rounded.toFixed(1)}%`;
  if (rounded === percent || round !== Math.round) return `${Number(percent.toFixed(6))}%`;
  return rounded ? `${(rounded + (percent > rounded ? 0.1 : -0.1)).toFixed(1)}%` : '<0.1%';
}
