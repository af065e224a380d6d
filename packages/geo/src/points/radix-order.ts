import { inPieces, type Steps } from './steps.js';

/** Bits of a digit; a key has two digits. */
const DIGIT = 13;
const BUCKETS = 1 << DIGIT;

/** Reorders `from` into `to` by one digit of its keys, keeping the order of equal ones; false when all have the same digit, and nothing was done. */
function* sortByDigit(keys: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): Steps<boolean> {
  const starts = new Uint32Array(BUCKETS + 1);
  yield* inPieces(keys.length, (first, end) => {
    for (let i = first; i < end; i++) starts[((keys[i]! >>> shift) & (BUCKETS - 1)) + 1]!++;
  });
  if (starts[(((keys[0] ?? 0) >>> shift) & (BUCKETS - 1)) + 1] === keys.length) return false;
  for (let i = 1; i <= BUCKETS; i++) starts[i]! += starts[i - 1]!;
  yield* inPieces(from.length, (first, end) => {
    for (let i = first; i < end; i++) {
      const item = from[i]!;
      to[starts[(keys[item]! >>> shift) & (BUCKETS - 1)]!++] = item;
    }
  });
  return true;
}

/** Sorts 0 until `high.length` by keys of 26 bits each, `high` before `low`, equal ones in the order given (radix sort, least digit first). */
export function* radixOrder(high: Uint32Array, low: Uint32Array): Steps<Uint32Array> {
  let order = new Uint32Array(high.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let spare = new Uint32Array(high.length);
  for (const [keys, shift] of [
    [low, 0],
    [low, DIGIT],
    [high, 0],
    [high, DIGIT],
  ] as const)
    if (yield* sortByDigit(keys, shift, order, spare)) [order, spare] = [spare, order];
  return order;
}
