/** `Math.round`, or `Math.floor` for a lower and `Math.ceil` for an upper bound. */
export type Rounding = (n: number) => number;

/** Rounds to one decimal; what a division left beyond the sixth is taken for nothing. */
export function roundTenth(n: number, round: Rounding = Math.round): number {
  return round(Number((n * 10).toFixed(6))) / 10;
}
