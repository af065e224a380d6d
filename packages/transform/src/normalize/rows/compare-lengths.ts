import { type Column, type Finding, isValid, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawTable } from '../../read/raw-table.js';
import { isEndHeading } from '../headings/end-heading.js';
import { headingForms } from '../headings/heading-forms.js';
import type { NormalizeScope } from '../normalize-scope.js';

const MINUTES_A_DAY = 24 * 60;
/** Minutes; moments further apart are of days that were written down wrongly. */
const LONGEST = 2 * MINUTES_A_DAY;
/** By how much a length may exceed the time between two moments: hours that were rounded up. */
const [SPARE_SHARE, SPARE_MINUTES] = [1.1, 30];

const REMEDY = 'check both times and the length; write the length in the unit of its heading';

/** Says what is wrong with a length, by the minutes between two moments; NaN is unknown. */
function lengthFinding(minutes: number, span: number): Finding | null {
  if (span < 0) {
    const reason = `it ended before it began; the length beside it was kept: ${minutes} minutes`;
    return Number.isNaN(minutes) ? null : findingOf('span_reversed', 'warning', null, reason, REMEDY);
  }
  if (minutes > span * SPARE_SHARE + SPARE_MINUTES) {
    const reason = `it is longer than the ${span} minutes between the two times: ${minutes} minutes`;
    return findingOf('length_beyond_span', 'warning', null, reason, REMEDY);
  }
  const long = `it is longer than a day: ${minutes} minutes`;
  return minutes > MINUTES_A_DAY ? findingOf('length_over_day', 'warning', null, long, REMEDY) : null;
}

const MINUTE_MS = 60_000;

/**
 * Compares the lengths of services that a heading names in a unit with the moments at which these began and ended: says of each row whose
 * length is longer than that, or than a day, or whose end stands before its beginning. The length is kept. Null when no heading of that table
 * holds lengths in a unit. Ends that cannot be read, without a day, or of a day alone are not compared: the column is not kept.
 */
export function compareLengths(
  scope: NormalizeScope,
): ((raw: RawTable, made: ReadonlyMap<string, Column>) => void) | null {
  const { plan, cells, report } = scope;
  const match = [...plan.mapping.mapped, ...plan.mapping.guessed].find(({ column }) => column === 'minutes');
  if (plan.table !== 'service_records' || !match || match.unitWord === null || plan.derived.span?.makesMinutes)
    return null;
  const end = plan.mapping.left.find(({ heading }) => isEndHeading(headingForms(heading)));
  const field = tables.service_records.fields.started_at;
  const reader =
    end &&
    scope.columnReader(
      { ...end, column: 'started_at', unitWord: null, power: 0 },
      field,
      tables.service_records,
      () => undefined,
    );
  const { offsetMinutes = 480 } = cells;
  const isMidnight = (time: number) => (time + offsetMinutes * MINUTE_MS) % (MINUTES_A_DAY * MINUTE_MS) === 0;
  return (raw, made) => {
    const lengths = made.get('minutes');
    const starts = made.get('started_at');
    if (lengths?.kind !== 'number') return;
    const ends = starts?.kind === 'time' && reader ? reader.readNumbers(raw) : null;
    for (let row = 0; row < raw.rowCount; row += 1) {
      const minutes = isValid(lengths, row) ? lengths.values[row]! : Number.NaN;
      const from = starts?.kind === 'time' && isValid(starts, row) ? starts.values[row]! : Number.NaN;
      const until = ends?.[row] ?? Number.NaN;
      const span = isMidnight(until) ? Number.NaN : Math.round((until - from) / MINUTE_MS);
      const known = Math.abs(span) <= LONGEST ? span : Number.NaN;
      const finding = lengthFinding(minutes, known);
      const written = finding && String(raw.cell(row, match.index) ?? '');
      if (finding) report({ ...finding, value: written }, plan.table, raw, row, match.heading);
    }
  };
}
