import type { Finding, Where } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { TablePlan } from '../plans/table-plan.js';
import type { LeftHeading } from './map-headings.js';

/** Says of a heading that it is left out, and why. */
export function leftFinding({ heading, reason, kind }: LeftHeading, where: Where): Finding {
  switch (kind) {
    case undefined: {
      const why = `the column was not read: ${reason}`;
      const remedy = 'name its column in a mapping file (headings), or null to leave it out';
      return findingOf('column_unknown', 'warning', heading, why, remedy, where);
    }
    case 'personal':
      return findingOf('column_personal', 'notice', heading, reason, 'nothing need be done', where);
    case 'names': {
      const remedy =
        'add a column of ids (队伍编号, 阵地编号) as they stand in the list of teams or sites, if rows are to be joined with it';
      return findingOf('column_left', 'notice', heading, `the column was not read: ${reason}`, remedy, where);
    }
    case 'twice': {
      const remedy = 'leave one of the two columns out, or name what each holds';
      return findingOf('heading_duplicate', 'warning', heading, reason, remedy, where);
    }
    default: {
      const why = `the column was not read: ${reason}`;
      return findingOf('column_left', 'notice', heading, why, 'nothing need be done', where);
    }
  }
}

/** Says whether a heading was taken for one of yuan without naming a unit. */
function isYuan(heading: string, unitWord: string | null): boolean {
  return unitWord === '元' && !heading.includes('元');
}

/** Says what was guessed of the headings, which were not read, and what of the whole table; of states and missing columns see `createEndStates` and `missingColumns`. */
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
  return [
    ...mapping.guessed.map(({ heading, column, unitWord }) =>
      findingOf(
        'column_guessed',
        'notice',
        heading,
        `it was taken for "${column}"${isYuan(heading, unitWord) ? ', in 元' : ''}`,
        'confirm it, or name the column',
        {
          ...where,
          column: heading,
        },
      ),
    ),
    ...mapping.left
      .filter(({ kind }) => kind !== 'status')
      .map((left) => leftFinding(left, { ...where, column: left.heading })),
    ...plan.findings.map((finding) => ({ ...finding, where: { ...where, ...finding.where } })),
  ];
}
