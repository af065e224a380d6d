import type { RawCell, RawTable } from '../../read/raw-table.js';
import { isEndHeading } from '../headings/end-heading.js';
import { headingForms } from '../headings/heading-forms.js';
import type { TablePlan } from '../plans/table-plan.js';
import { clockText } from '../values/clock-text.js';
import type { DurationUnit } from '../values/duration-unit.js';
import { normalizeTime } from '../values/normalize-time.js';
import { timeRange } from '../values/time-range.js';

/** Where the times stand between which a service was. */
export interface DurationTimes {
  readonly start: number | null;
  readonly end: number | null;
}

/** Says how long a service was by the times beside it, in minutes; null when these do not say. */
export type ReadLength = (raw: RawTable, row: number) => number | null;

/** Minutes; longer services are not told from days that were written down wrongly. */
const LONGEST = 2 * 24 * 60;
/** Clocks without a day are compared as those of one. */
const ANY_DAY = '2000-01-01';
/** By how much a length may differ from the time between two moments: breaks, hours that were rounded. */
const [NEAR, CLOSE] = [3, 1.1];

/** Finds the headings of the times at which services began and ended. */
export function durationTimes({ mapping: { mapped, guessed, left }, derived }: TablePlan): DurationTimes {
  const start = derived.span?.start ?? [...mapped, ...guessed].find(({ column }) => column === 'started_at');
  const end = left.find(({ heading }) => isEndHeading(headingForms(heading)));
  return { start: start?.index ?? null, end: end?.index ?? null };
}

/** Prepares to read the time between the beginning and the end of a row: in two cells, or as 9:00-11:00 in one. */
export function lengthReader({ start, end }: DurationTimes, options: Parameters<typeof normalizeTime>[1]): ReadLength {
  const timeOf = (cell: RawCell): number | null => {
    if (cell === null || typeof cell === 'boolean' || cell === '') return null;
    const clock = clockText(cell);
    const read = normalizeTime(clock === null ? cell : `${ANY_DAY} ${clock}`, options);
    return 'time' in read ? read.time : null;
  };
  return (raw, row) => {
    if (start === null) return null;
    const begun = raw.cell(row, start);
    const range = end === null && typeof begun === 'string' ? timeRange(begun) : null;
    const [from, to] = range
      ? [timeOf(range.begin), timeOf(range.end)]
      : [timeOf(begun), end === null ? null : timeOf(raw.cell(row, end))];
    const minutes = from === null || to === null ? 0 : (to - from) / 60_000;
    return minutes > 0 && minutes <= LONGEST ? minutes : null;
  };
}

/** A unit by which a number is a length. */
export interface DurationVote {
  readonly unit: DurationUnit;
  /** The number is that length, but for a tenth of it. */
  readonly isClose: boolean;
}

/**
 * Says in which unit a number is a length of so many minutes; null when it is neither in any.
 *
 * @example
 * durationVote(2, 115); // { unit: '小时', isClose: true }
 */
export function durationVote(number: number, minutes: number): DurationVote | null {
  const apart = (given: number) => Math.max(given / minutes, minutes / given);
  const [ofHours, ofMinutes] = [apart(number * 60), apart(number)];
  const least = Math.min(ofHours, ofMinutes);
  if (!(least <= NEAR)) return null;
  return { unit: ofHours < ofMinutes ? '小时' : '分钟', isClose: least <= CLOSE };
}
