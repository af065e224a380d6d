/** Parts up to this length are sorted, which is native code; beyond, finding one rank touches so much less that it is faster. */
const SORTED_MAX = 2048;

/**
 * Finds the value that would stand at `rank` (from 0) if the part of `values` from `from` to before `until` were sorted, and moves values of that part about.
 * Floyd and Rivest's SELECT without its sampling: Hoare's FIND with the median of three.
 */
export function selectRank(
  values: Float64Array,
  from: number,
  until: number,
  rank: number,
  isAskedAgain: boolean,
): number {
  if (until - from <= SORTED_MAX) {
    if (!isAskedAgain) values.subarray(from, until).sort();
    return values[from + rank]!;
  }
  const wanted = from + rank;
  let [left, right] = [from, until - 1];
  while (right - left > 16) {
    const [a, b, c] = [values[left]!, values[(left + right) >> 1]!, values[right]!];
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const held = values[i]!;
        values[i++] = values[j]!;
        values[j--] = held;
      }
    }
    if (wanted <= j) right = j;
    else if (wanted >= i) left = i;
    else return values[wanted]!;
  }
  for (let i = left + 1; i <= right; i++) {
    const held = values[i]!;
    let j = i - 1;
    for (; j >= left && values[j]! > held; j--) values[j + 1] = values[j]!;
    values[j + 1] = held;
  }
  return values[wanted]!;
}
