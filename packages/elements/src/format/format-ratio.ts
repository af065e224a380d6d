/** Prints a share as a percentage with one decimal: 0.7352 is `73.5%`, 1 is `100%`. */
export function formatRatio(value: number): string {
  return `${Number((value * 100).toFixed(1))}%`;
}
