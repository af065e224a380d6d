import { type Column, columnValue, type Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawTable } from '../../read/raw-table.js';
import type { NormalizeScope } from '../normalize-scope.js';
import { durationTimes, spanReader } from './duration-votes.js';

const MINUTES_A_DAY = 24 * 60;
/** By how much a length may exceed the time between two moments: hours that were rounded up. */
const [SPARE_SHARE, SPARE_MINUTES] = [1.1, 30];

function lengthFinding(minutes: number, span: number | null, written: string): Finding | null {
  const remedy = 'check both times and the length; write the length in the unit of its heading';
  const found = (code: string, reason: string) => findingOf(code, 'warning', written, reason, remedy);
  if (span !== null && span < 0)
    return found('span_reversed', `it ended before it began; the length beside it was kept: ${minutes} minutes`);
  if (span !== null && minutes > span * SPARE_SHARE + SPARE_MINUTES)
    return found(
      'length_beyond_span',
      `it is longer than the ${span} minutes between the two times: ${minutes} minutes`,
    );
  return minutes > MINUTES_A_DAY ? found('length_over_day', `it is longer than a day: ${minutes} minutes`) : null;
}

/**
 * Compares the lengths of services that a heading names in a unit with the times at which these began and ended: says of each row whose
 * length is longer than that, or than a day, or whose end stands before its beginning. The length is kept. Null when no heading of that table
 * holds lengths in a unit.
 */
export function compareLengths(
  scope: NormalizeScope,
): ((raw: RawTable, made: ReadonlyMap<string, Column>) => void) | null {
  const { plan, cells, report } = scope;
  const match = [...plan.mapping.mapped, ...plan.mapping.guessed].find(({ column }) => column === 'minutes');
  if (plan.table !== 'service_records' || !match || match.unitWord === null || plan.derived.span?.makesMinutes)
    return null;
  const { offsetMinutes, year } = cells;
  const spanOf = spanReader(durationTimes(plan), {
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    ...(year === undefined ? {} : { year }),
  });
  return (raw, made) => {
    const lengths = made.get('minutes');
    if (!lengths) return;
    for (let row = 0; row < raw.rowCount; row += 1) {
      const minutes = columnValue(lengths, row);
      const written = String(raw.cell(row, match.index) ?? '');
      const finding = typeof minutes === 'number' ? lengthFinding(minutes, spanOf(raw, row), written) : null;
      if (finding) report(finding, 'service_records', raw, row, match.heading);
    }
  };
}
