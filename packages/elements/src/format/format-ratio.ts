/** Prints a share as a percentage with one decimal, so that shares stand in line: 0.7352 is `73.5%`, 0.97 is `97.0%`; none and all are `0%` and `100%`. */
export function formatRatio(value: number): string {
  return value === 0 || value === 1 ? `${value * 100}%` : `${(value * 100).toFixed(1)}%`;
}
