import { type Finding, isValid } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { NormalizedTable } from '../normalized-table.js';
import { readPeriod } from './read-period.js';

const YEAR_REMEDY = 'give the year as an option, in the mapping file or in the title';

/** Says that headings name periods of an unknown year. */
export function yearlessHeadings(headings: readonly string[]): Finding[] {
  const [first] = headings;
  if (first === undefined) return [];
  const reason = `headings name periods without a year (${headings.length} of them)`;
  return [{ ...findingOf('period_without_year', 'warning', first, reason, YEAR_REMEDY), where: { column: first } }];
}

/** Says that the title, the sheet or the file names a period of an unknown year. */
export function yearlessNames(names: readonly string[]): Finding[] {
  const name = names.find((one) => readPeriod(one) === null && readPeriod(one, 2000) !== null);
  if (name === undefined) return [];
  const reason = 'the title, the sheet or the file names a period without a year; its figures are undated';
  return [findingOf('period_without_year', 'warning', name, reason, YEAR_REMEDY)];
}

/** Says that the place of a report is that of its title. */
export function titlePlaceTaken(place: string | null): Finding[] {
  if (place === null) return [];
  const reason = 'no heading names a place; that of the title, the sheet or the file was taken for all figures';
  return [findingOf('place_guessed', 'notice', place, reason, 'confirm it with a column 地区')];
}

/** Says that the place of a report is the unit within which all places lie. */
export function withinTaken(code: string): Finding {
  const reason = 'nothing names a place; the unit that all files are within was taken for all figures';
  return findingOf(
    'place_guessed',
    'notice',
    code,
    reason,
    'confirm it with a column 地区, or name the place in the title',
  );
}

function emptyCount({ columns, rowCount }: NormalizedTable, names: readonly string[]): number {
  const filled = names.flatMap((name) => columns[name] ?? []);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) if (!filled.some((column) => isValid(column, row))) count += 1;
  return count;
}

/** Says that no figure of a file has a date, or a place; `said` are the codes that say it already. */
export function missingInFigures(figures: NormalizedTable, said: ReadonlySet<string>): Finding[] {
  const undated = said.has('period_without_year') ? 0 : emptyCount(figures, ['as_of']);
  const unplaced = emptyCount(figures, ['region_code', 'place_name']);
  const isAll = (count: number) => count > 0 && count === figures.rowCount;
  const dateReason = `none of the ${figures.rowCount} figures has a date: they stand in no series`;
  const placeReason = `none of the ${figures.rowCount} figures has a place: they stand on no map`;
  const dateRemedy = 'name the period in the title (2019年3月), or add a column 日期';
  return [
    ...(isAll(undated) ? [findingOf('period_missing', 'warning', null, dateReason, dateRemedy)] : []),
    ...(isAll(unplaced)
      ? [findingOf('place_missing', 'warning', null, placeReason, 'name the place in the title, or add a column 地区')]
      : []),
  ];
}
