import type { Position } from './boundary-set.js';

/** Where positions lie, counted. */
export interface PlaceCounts {
  positions: number;
  /** In China only when latitude and longitude change places. */
  swapped: number;
  /** No degrees. */
  beyond: number;
  /** Numbers that are written as text. */
  text: number;
  /** The first position that is no degrees. */
  far: Position | null;
}

/** A ring as it was read. */
export interface ReadRing {
  readonly positions: readonly Position[];
  /** Positions that are no numbers, or no degrees, left out. */
  readonly badCount: number;
}

/** A ring of which more than this share of positions is bad is set aside. */
const BAD_SHARE = 0.05;

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '' && Number.isFinite(+value);

/** Reads a ring, and counts where its positions lie; null when it is none. Heights are left out, positions twice in a row stand once. */
export function readRing(given: unknown, counts: PlaceCounts): ReadRing | null {
  if (!Array.isArray(given)) return null;
  const positions: Position[] = [];
  let badCount = 0;
  for (const position of given) {
    const [x, y]: unknown[] = Array.isArray(position) ? position : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      if (isText(x) && isText(y)) counts.text += 1;
      badCount += 1;
      continue;
    }
    counts.positions += 1;
    if (y > 70 && y < 140 && x > 0 && x < 56) counts.swapped += 1;
    if (Math.abs(x) > 360 || Math.abs(y) > 90) {
      counts.beyond += 1;
      counts.far ??= [x, y];
      badCount += 1;
      continue;
    }
    const last = positions.at(-1);
    if (last?.[0] !== x || last[1] !== y) positions.push([x, y]);
  }
  return badCount > given.length * BAD_SHARE ? null : { positions, badCount };
}
