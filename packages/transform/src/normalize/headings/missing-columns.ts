import { type Finding, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { TablePlan } from '../plans/table-plan.js';

/** Columns that follow from others. */
const DERIVED: Readonly<Record<string, ReadonlySet<string>>> = {
  figures: new Set(['figure_id', 'source_id', 'qualifier', 'as_of_precision', 'place_precision']),
};

/** The rows of a stream. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** Says of each column that no row may lack, and that no heading stands for, that all rows are set aside; names these by their range. */
export function missingColumns(
  { mapping, table, constants, figures, deriveSeq }: TablePlan,
  rows: RowRange,
): Finding[] {
  if (figures.length > 0) return [];
  const isMade = (column: string) =>
    Object.hasOwn(constants, column) ||
    (Object.hasOwn(DERIVED, table) && DERIVED[table]?.has(column) === true) ||
    (deriveSeq && column === 'seq') ||
    !Object.hasOwn(tables[table].fields, column);
  const lost =
    rows.count === 0 ? '' : rows.count === 1 ? '; its only row is set aside' : `; all ${rows.count} rows are set aside`;
  const where = rows.count === 0 ? {} : { row: rows.first, ...(rows.last > rows.first ? { rowEnd: rows.last } : {}) };
  return mapping.missing
    .filter((column) => !isMade(column))
    .map((column) =>
      findingOf(
        'column_missing',
        'error',
        null,
        `no heading stands for "${column}", which no row may lack${lost}`,
        'add the column, or name its heading in a mapping file (headings)',
        where,
      ),
    );
}
