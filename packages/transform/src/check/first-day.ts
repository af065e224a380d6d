import { formatDay, parseDay } from '@practice-atlas/dataset';

/** Finds the first day of the month or year in which a day lies when it is known no better; days since 1970-01-01. */
export function firstDay(day: number, precision: string): number {
  const text = formatDay(day);
  if (precision === 'month') return parseDay(`${text.slice(0, 7)}-01`) ?? day;
  return precision === 'year' ? (parseDay(`${text.slice(0, 4)}-01-01`) ?? day) : day;
}
