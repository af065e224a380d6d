import { type Finding, type TableName, tables } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { TableFit } from './choose-table.js';
import type { HeadingForms } from './heading-forms.js';
import { columnNamed, columnNamedBare } from './map-headings.js';
import { isPersonHeading } from './plan-identity.js';

const ROLL = /志愿者|队员|成员|人员|花名册|名册|时长/;

/** A list of persons who have names and no pseudonyms, and why none of its rows may be read. */
export interface RollPlan {
  readonly table: TableName;
  readonly refused: Finding;
}

function columnsNamed(forms: readonly HeadingForms[], table: 'volunteers' | 'service_records'): ReadonlySet<string> {
  return new Set(
    forms.flatMap((form) => columnNamed(form, tables[table]) ?? columnNamedBare(form, tables[table]) ?? []),
  );
}

/**
 * Finds out whether the rows are volunteers, or services of volunteers, that only their names tell apart. No id is made of the name of a
 * person: whoever knows the name could make it again. Null when they are not, or when another table fits.
 */
export function planRoll(
  forms: readonly HeadingForms[],
  fit: TableFit | null,
  names: readonly string[],
): RollPlan | null {
  if (!forms.some(isPersonHeading) || (fit !== null && fit.missing.length === 0)) return null;
  const volunteers = columnsNamed(forms, 'volunteers');
  const services = columnsNamed(forms, 'service_records');
  if (volunteers.has('volunteer_id')) return null;
  const telling = ['registered_on', 'gender', 'birth_year', 'left_on'].some((column) => volunteers.has(column));
  if (!telling && !services.has('minutes') && !names.some((name) => ROLL.test(name))) return null;
  const reason =
    'the rows are persons whom only their names tell apart; names are not kept, no id is made of them, and the rows are set aside';
  const remedy = 'give each volunteer a number in a column 志愿者编号';
  return {
    table: services.has('minutes') ? 'service_records' : 'volunteers',
    refused: findingOf('pseudonym_missing', 'error', null, reason, remedy),
  };
}
