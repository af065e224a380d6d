import type { Grain } from '../query.js';
import type { SqlDialect } from './sql-dialect.js';
import { stepSql } from './step-sql.js';
import { zoneOffsets } from './zone-offsets.js';

const DAY_MS = 86_400_000;
/** Engines cut quotients toward zero. All calendars count from here, so that nothing is below zero: moments, in days. */
const DAYS_AHEAD = 100_000_000;
/** The same for days, in centuries of four: a multiple of 400 years. */
const ERAS_AHEAD = 10_000_000;
const ERA_DAYS = 146_097;
const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/** Writes the day since 1970-01-01 on which a moment falls in a time zone. */
export function daySql(dialect: SqlDialect, moment: string, timeZone: string): string {
  const { startsMs, offsetsMs } = zoneOffsets(timeZone);
  const integer = (value: number) => dialect.number(value, 'integer');
  const offset = stepSql(dialect, moment, startsMs.map(integer), offsetsMs.map(integer));
  const ahead = `(${moment} + ${offset} + ${integer(DAYS_AHEAD * DAY_MS)})`;
  return `(${dialect.quotient(ahead, DAY_MS)} - ${integer(DAYS_AHEAD)})`;
}

/** Writes the number of the period in which a day falls, as `periodOf` counts it. */
export function periodSql(dialect: SqlDialect, grain: Grain, day: string): string {
  if (grain === 'day') return day;
  const integer = (value: number) => dialect.number(value, 'integer');
  // Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms", figure 12,
  // for years that begin in March: Hinnant's civil_from_days in three steps, so that the day is written three times and not eighteen.
  const quarterDays = `(4 * (${day} + ${integer(719_468 + ERA_DAYS * ERAS_AHEAD)}) + 3)`;
  const century = dialect.quotient(quarterDays, ERA_DAYS);
  const quarterDaysOfCentury = `(${quarterDays} % ${ERA_DAYS} - ${quarterDays} % ${ERA_DAYS} % 4 + 3)`;
  const yearOfCentury = dialect.quotient(quarterDaysOfCentury, 1461);
  const dayOfYear = dialect.quotient(`(${quarterDaysOfCentury} % 1461)`, 4);
  const monthOfYear = dialect.quotient(`(5 * ${dayOfYear} + 2)`, 153);
  const month = `((100 * ${century} + ${yearOfCentury}) * 12 + ${monthOfYear} + 2)`;
  const months = MONTHS_OF[grain];
  const period = months === 1 ? month : dialect.quotient(month, months);
  return `(${period} - ${integer((4800 / months) * ERAS_AHEAD)})`;
}
