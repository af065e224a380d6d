/** Work that may pause: it yields after each piece, of about a millisecond. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows of a piece. */
const PIECE = 16_384;

/** Calls `step` for each piece of `count` rows, pausing after each. */
export function* inPieces(count: number, step: (from: number, until: number) => void): Steps<void> {
  for (let from = 0; from < count; from += PIECE) {
    step(from, Math.min(count, from + PIECE));
    yield;
  }
}
