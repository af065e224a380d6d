import { headingKey } from '@practice-atlas/dataset';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import type { NormalizeScope } from '../normalize-scope.js';
import { areDaily, isOfOneDay, isOneDay, periodUnclear } from '../plans/day-flows.js';
import { readDaySpan } from '../plans/read-day-span.js';
import type { PlanPeriod } from '../plans/table-plan.js';
import type { CellReading } from './cell-reading.js';

const UNTIL = /^(?:截至|截止)/;

/** The period of a row, and what to say about the cells that hold it. */
export interface RowPeriod {
  readonly period: PlanPeriod | null;
  readonly findings: CellReading['findings'];
}

/** Reads the periods of rows: spans of days, last days, and whatever else names one. */
export interface PeriodCells {
  /** Looks at a piece before its rows are read: several days in the first one make a daily report. */
  begin(raw: RawTable): void;
  read(raw: RawTable, row: number): RowPeriod;
  /** The period as it holds for a total: without a first day when one day alone may be the end of a longer time. */
  ofFlow(raw: RawTable, row: number, period: PlanPeriod): PlanPeriod;
}

const NONE: RowPeriod = { period: null, findings: [] };

/** A bare number in a column of years, quarters or months is one of them. */
function periodPart(text: string, heading: string): string {
  if (/^\d{4}$/.test(text)) return `${text}年`;
  if (/^[1-4]$/.test(text) && /季|quarter/i.test(heading)) return `${text}季度`;
  return /^\d{1,2}$/.test(text) ? `${text}月` : text;
}

function periodText(raw: RawTable, row: number, keys: readonly HeadingMatch[]): string {
  return keys.map(({ index, heading }) => periodPart(String(raw.cell(row, index) ?? '').trim(), heading)).join('');
}

/** Prepares to read the periods of rows from the headings that hold them; `readDate` reads a cell of the column `as_of`. */
export function createPeriodCells(
  { plan, cells, report }: NormalizeScope,
  keys: readonly HeadingMatch[],
  readDate: (given: RawCell) => CellReading,
): PeriodCells {
  const isUntil = keys.some(({ heading }) => UNTIL.test(heading));
  const heading = keys.at(-1)?.heading ?? '';
  let isDaily: boolean | null = null;
  let isTold = false;
  const readText = (text: string): RowPeriod => {
    const span = readDaySpan(headingKey(text), cells.year ?? null);
    if (span) return { period: span, findings: [] };
    const { date, findings } = readDate(text);
    if (!date) return { period: null, findings };
    const start = isUntil || UNTIL.test(text) ? null : date.periodStart;
    return { period: { start, end: date.date, precision: date.precision }, findings };
  };
  const read = (raw: RawTable, row: number): RowPeriod => {
    const text = keys.length === 0 ? '' : periodText(raw, row, keys);
    return text === '' ? NONE : readText(text);
  };
  const daysOf = (raw: RawTable): Set<string> => {
    const days = new Set<string>();
    for (let row = 0; row < raw.rowCount; row += 1) {
      const { period } = read(raw, row);
      if (period && isOneDay(period)) days.add(period.end);
      if (areDaily(days)) break;
    }
    return days;
  };
  return {
    begin: (raw) => {
      if (keys.length === 0) return;
      isDaily ??=
        [heading, raw.title ?? '', raw.sheet ?? '', raw.file.replace(/^.*\//, '')].some(isOfOneDay) ||
        areDaily(daysOf(raw));
    },
    read,
    ofFlow: (raw, row, period) => {
      if (isDaily === true || !isOneDay(period) || plan.constants.period_start !== undefined) return period;
      if (!isTold) report(periodUnclear(period.end), 'figures', raw, row, heading);
      isTold = true;
      return { ...period, start: null };
    },
  };
}
