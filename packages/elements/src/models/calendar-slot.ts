import type { Grain } from '@practice-atlas/measure';

/** The calendar units that a time axis has; an answer by week is told in a table. */
export type SlotGrain = Exclude<Grain, 'week'>;

const DAY_MS = 86_400_000;

/**
 * Numbers the calendar unit that holds a date: an integer that grows by one from unit to unit.
 *
 * @param date `2019`, `2019-03`, `2019-Q1` or `2019-03-05`. A coarser date than the grain counts as its last day.
 * @returns null when the text is no such date.
 * @example
 * calendarSlot('2019-11-30', 'month') - calendarSlot('2018-11', 'month'); // 12
 */
export function calendarSlot(date: string, grain: SlotGrain): number | null {
  const parts = /^(\d{4})(?:-?Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!parts) return null;
  const year = Number(parts[1]);
  const month = parts[2] ? Number(parts[2]) * 3 : parts[3] ? Number(parts[3]) : 12;
  if (month < 1 || month > 12) return null;
  if (grain === 'year') return year;
  if (grain === 'quarter') return year * 4 + Math.ceil(month / 3) - 1;
  if (grain === 'month') return year * 12 + month - 1;
  const time = parts[4] ? Date.UTC(year, month - 1, Number(parts[4])) : Date.UTC(year, month, 0);
  return Math.floor(time / DAY_MS);
}

/** Writes the calendar key of a slot: `2019`, `2019-Q1`, `2019-03`, `2019-03-05`. */
export function slotKey(slot: number, grain: SlotGrain): string {
  if (grain === 'year') return String(slot);
  if (grain === 'quarter') return `${Math.floor(slot / 4)}-Q${(slot % 4) + 1}`;
  if (grain === 'month') return `${Math.floor(slot / 12)}-${String((slot % 12) + 1).padStart(2, '0')}`;
  return new Date(slot * DAY_MS).toISOString().slice(0, 10);
}
