import { dayNumber } from '@practice-atlas/dataset';
import { timeZoneOf } from '../plan/time-zone.js';

const DAY_MS = 86_400_000;
const FIRST_DAY = dayNumber(1970, 1, 1)!;
const LAST_DAY = dayNumber(2100, 1, 1)!;
/** No zone changed its offset and changed it back within this time since 1970; a test compares every day. */
const STEP_DAYS = 7;

/**
 * How far the calendar of a zone is ahead of UTC, piece by piece: `offsetsMs[i]` up to before `startsMs[i]`, the last from then on.
 * A moment falls on day floor((moment + offset) / 86,400,000).
 */
export interface ZoneOffsets {
  readonly startsMs: readonly number[];
  readonly offsetsMs: readonly number[];
}

const known = new Map<string, ZoneOffsets>();

/**
 * Finds the pieces of a time zone from 1970 to 2100, such that the days are those of `timeZoneOf`; before and after, the first and the
 * last offset go on. Throws `query_malformed` for a zone that this machine does not know.
 */
export function zoneOffsets(timeZone: string): ZoneOffsets {
  let offsets = known.get(timeZone);
  if (!offsets) {
    offsets = findOffsets(timeZone);
    known.set(timeZone, offsets);
  }
  return offsets;
}

function findOffsets(timeZone: string): ZoneOffsets {
  const zone = timeZoneOf(timeZone);
  const offsetOf = (day: number): number => day * DAY_MS - zone.startOf(day);
  const startsMs: number[] = [];
  const offsetsMs = [offsetOf(FIRST_DAY)];
  /** Offsets of two days differ: halves until they adjoin. */
  const split = (low: number, high: number): void => {
    if (offsetOf(low) === offsetOf(high)) return;
    if (high - low > 1) {
      const middle = (low + high) >> 1;
      split(low, middle);
      split(middle, high);
      return;
    }
    // A day longer than 24 hours ends with the offset of the next one: with its own it would end too early.
    const start = zone.startOf(high);
    startsMs.push(start - zone.startOf(low) > DAY_MS ? start - DAY_MS : start);
    offsetsMs.push(offsetOf(high));
  };
  for (let day = FIRST_DAY; day < LAST_DAY; day += STEP_DAYS) split(day, Math.min(day + STEP_DAYS, LAST_DAY));
  return { startsMs, offsetsMs };
}
