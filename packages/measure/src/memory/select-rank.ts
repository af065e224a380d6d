/** Parts up to this length are sorted. */
const SORTED_MAX = 48;
const BINS = 1024;
const bins = /* @__PURE__ */ new Int32Array(BINS);

/**
 * Finds the value that would stand at `rank` (from 0) if the part of `values` from `from` to before `until` were sorted; moves nothing.
 * Counts the values in bins of one width, and looks on in the bin that holds the rank: mostly few values are left at once.
 */
export function selectRank(values: Float64Array, from: number, until: number, rank: number): number {
  const count = until - from;
  if (count <= SORTED_MAX) return values.slice(from, until).sort()[rank]!;
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < until; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) return low;
  const binCount = count < BINS ? count : BINS;
  const scale = (binCount - 1) / (high - low);
  bins.fill(0, 0, binCount);
  for (let i = from; i < until; i++) bins[((values[i]! - low) * scale) | 0]!++;
  let bin = 0;
  let before = 0;
  while (before + bins[bin]! <= rank) before += bins[bin++]!;
  const left = new Float64Array(bins[bin]!);
  // Numbers so near to each other that no bin tells them apart.
  if (left.length === count) return values.slice(from, until).sort()[rank]!;
  for (let i = from, at = 0; i < until; i++) if ((((values[i]! - low) * scale) | 0) === bin) left[at++] = values[i]!;
  return selectRank(left, 0, left.length, rank - before);
}
