/** Something with a height that would like its top at `wantedPx`. */
export interface Spreadable {
  readonly wantedPx: number;
  readonly heightPx: number;
}

/**
 * Moves things apart along one axis: tops as near as can be to the wanted ones, in the order given, at least `gapPx` between
 * neighbors, all within `fromPx` and `untilPx`. Returns null when they do not fit.
 */
export function spreadBoxes(
  boxes: readonly Spreadable[],
  { fromPx, untilPx, gapPx }: { fromPx: number; untilPx: number; gapPx: number },
): number[] | null {
  const needed = boxes.reduce((sum, { heightPx }) => sum + heightPx, 0) + Math.max(0, boxes.length - 1) * gapPx;
  if (needed > untilPx - fromPx) return null;
  const tops: number[] = [];
  let free = fromPx;
  for (const { wantedPx, heightPx } of boxes) {
    const top = Math.max(wantedPx, free);
    tops.push(top);
    free = top + heightPx + gapPx;
  }
  let limit = untilPx;
  for (let i = boxes.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i]!, limit - boxes[i]!.heightPx);
    limit = tops[i]! - gapPx;
  }
  return tops;
}
