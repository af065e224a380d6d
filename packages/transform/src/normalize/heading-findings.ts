import { type Finding, tables } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { TablePlan } from './table-plan.js';

/** Columns that follow from others. */
const DERIVED: Readonly<Record<string, ReadonlySet<string>>> = {
  figures: new Set(['figure_id', 'source_id', 'qualifier', 'as_of_precision', 'place_precision']),
};

/** Says what was guessed of the headings, which were not read, and which columns are missing. */
export function headingFindings(
  plan: TablePlan,
  place: { readonly file: string; readonly sheet: string | null; readonly headingRow: number },
): Finding[] {
  const { mapping, table } = plan;
  const where = {
    ...(place.file === '' ? {} : { file: place.file }),
    ...(place.sheet === null ? {} : { sheet: place.sheet }),
    table,
    row: place.headingRow,
  };
  const isDerived = (column: string) =>
    Object.hasOwn(plan.constants, column) || (Object.hasOwn(DERIVED, table) && DERIVED[table]?.has(column));
  const missing = plan.figures.length > 0 ? [] : mapping.missing.filter((column) => !isDerived(column));
  return [
    ...mapping.guessed.map(({ heading, column }) =>
      findingOf('column_guessed', 'notice', heading, `it was taken for "${column}"`, 'confirm it, or name the column', {
        ...where,
        column: heading,
      }),
    ),
    ...mapping.left.map(({ heading, reason }) =>
      findingOf(
        'column_unknown',
        'warning',
        heading,
        `the column was not read: ${reason}`,
        'name the column it stands for',
        { ...where, column: heading },
      ),
    ),
    ...missing
      .filter((column) => !(plan.deriveSeq && column === 'seq') && Object.hasOwn(tables[table].fields, column))
      .map((column) =>
        findingOf(
          'column_missing',
          'error',
          null,
          `no heading stands for "${column}", which no row may lack`,
          'add the column, or name its heading',
          where,
        ),
      ),
    ...plan.findings.map((finding) => ({ ...finding, where: { ...where, ...finding.where } })),
  ];
}
