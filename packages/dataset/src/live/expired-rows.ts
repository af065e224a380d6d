import { AtlasError } from '../atlas-error.js';
import { quotedValue } from '../build/personal-data.js';
import type { Column, DateColumn, TimeColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { parseDay } from '../columns/day.js';
import { parseTime } from '../columns/moment.js';

/** The clock of each table whose rows can be dropped by their age; that of a case is its last step. */
export const expiryClocks = {
  cases: 'case_steps.at',
  activities: 'started_at',
  service_records: 'started_at',
  ledger: 'at',
  site_checks: 'checked_on',
} as const;

/** A table whose rows can be dropped by their age. */
export type ExpiringTable = keyof typeof expiryClocks;

const DAY_MS = 86_400_000;
/** Midnight in China, since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** The moment before which rows are dropped: a day begins at midnight in China. Throws `parameter_malformed`. */
export function expiryTime(before: string | number): number {
  const day = typeof before === 'string' ? parseDay(before) : null;
  const time = day !== null ? day * DAY_MS - OFFSET_MS : typeof before === 'string' ? parseTime(before) : before;
  if (time !== null && Number.isFinite(time)) return time;
  throw new AtlasError('parameter_malformed', `"before" is no day and no moment: ${quotedValue(before) ?? ''}`, {
    hint: 'write a day such as 2024-03-01, a moment such as 2024-03-01T00:00+08:00, or milliseconds since 1970-01-01T00:00Z',
    where: { property: 'before' },
    details: {},
  });
}

function listed(rowCount: number, isKept: (row: number) => boolean): Int32Array | null {
  const rows = new Int32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) if (isKept(row)) rows[count++] = row;
  return count === rowCount ? null : rows.slice(0, count);
}

/** Lists the rows whose clock does not stand before a moment; rows without a time are kept. Null when all are. */
export function rowsSince(column: Column, rowCount: number, time: number): Int32Array | null {
  const { kind, values } = column as TimeColumn | DateColumn;
  const first = kind === 'date' ? Math.ceil((time + OFFSET_MS) / DAY_MS) : time;
  return listed(rowCount, (row) => !isValid(column, row) || values[row]! >= first);
}

/**
 * Lists the cases whose last step does not stand before a moment, and their steps; cases without steps are kept, steps without a case go by
 * their own time. Null when all are.
 */
export function casesSince(
  caseCount: number,
  owners: ArrayLike<number>,
  at: TimeColumn['values'],
  time: number,
): { cases: Int32Array | null; steps: Int32Array | null } {
  const last = new Float64Array(caseCount).fill(-Infinity);
  for (let row = 0; row < owners.length; row++) {
    const owner = owners[row]!;
    if (owner >= 0 && at[row]! > last[owner]!) last[owner] = at[row]!;
  }
  const isKept = Uint8Array.from(last, (moment) => (moment === -Infinity || moment >= time ? 1 : 0));
  return {
    cases: listed(caseCount, (row) => isKept[row] === 1),
    steps: listed(owners.length, (row) => (owners[row]! >= 0 ? isKept[owners[row]!] === 1 : at[row]! >= time)),
  };
}
