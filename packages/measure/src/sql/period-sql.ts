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

/** Writes the day since 1970-01-01 on which a moment falls in a time zone. The name is that of the expression within its statement. */
export function daySql(dialect: SqlDialect, moment: string, timeZone: string, name: string): string {
  const { startsMs, offsetsMs } = zoneOffsets(timeZone);
  const integer = (value: number) => dialect.number(value, 'integer');
  const { first, again } = dialect.named(moment, `${name}_moment`);
  const offset = stepSql(dialect, again, startsMs.map(integer), offsetsMs.map(integer));
  const ahead = `(${first} + ${offset} + ${integer(DAYS_AHEAD * DAY_MS)})`;
  return `(${dialect.quotient(ahead, DAY_MS)} - ${integer(DAYS_AHEAD)})`;
}

/** Writes the number of the period in which a day falls, as `periodOf` counts it. The name is that of the expression within its statement. */
export function periodSql(dialect: SqlDialect, grain: Grain, day: string, name: string): string {
  if (grain === 'day') return day;
  // 1970-01-01 was a Thursday; ahead of time by whole eras, so that no dividend is negative.
  if (grain === 'week')
    return `(${dialect.quotient(`(${day} + ${dialect.number(3 + ERA_DAYS * ERAS_AHEAD, 'integer')})`, 7)} - ${dialect.number((ERA_DAYS * ERAS_AHEAD) / 7, 'integer')})`;
  const integer = (value: number) => dialect.number(value, 'integer');
  // Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms", figure 12,
  // for years that begin in March: Hinnant's civil_from_days in three steps, so that the day is written three times and not eighteen.
  const quarterDays = dialect.named(
    `(4 * (${day} + ${integer(719_468 + ERA_DAYS * ERAS_AHEAD)}) + 3)`,
    `${name}_quarters`,
  );
  const century = dialect.quotient(quarterDays.first, ERA_DAYS);
  const ofCentury = dialect.quotient(`(${quarterDays.again} % ${ERA_DAYS})`, 4);
  const quarterDaysOfCentury = dialect.named(`(4 * ${ofCentury} + 3)`, `${name}_rest`);
  const yearOfCentury = dialect.quotient(quarterDaysOfCentury.first, 1461);
  const dayOfYear = dialect.quotient(`(${quarterDaysOfCentury.again} % 1461)`, 4);
  const monthOfYear = dialect.quotient(`(5 * ${dayOfYear} + 2)`, 153);
  const month = `((100 * ${century} + ${yearOfCentury}) * 12 + ${monthOfYear} + 2)`;
  const months = MONTHS_OF[grain];
  const period = months === 1 ? month : dialect.quotient(month, months);
  return `(${period} - ${integer((4800 / months) * ERAS_AHEAD)})`;
}
