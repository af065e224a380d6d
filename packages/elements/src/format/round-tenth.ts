/** Rounds to one decimal, by `Math.floor` for a lower and `Math.ceil` for an upper bound; what a division left beyond the sixth is taken for nothing. */
export function roundTenth(n: number, round: (n: number) => number = Math.round): number {
  return round(Number((n * 10).toFixed(6))) / 10;
}
