import { type Finding, type TableName, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { isKeyHeading, type TableFit } from '../headings/choose-table.js';
import { isEndHeading } from '../headings/end-heading.js';
import type { HeadingForms } from '../headings/heading-forms.js';
import { columnNamed, columnNamedBare } from '../headings/map-headings.js';
import { isPersonHeading } from './plan-identity.js';

const ROLL = /志愿者|队员|成员|人员|花名册|名册|时长/;

/** A list of persons; where only their names tell them apart, why none of its rows may be read. */
export interface RollPlan {
  readonly table: TableName;
  readonly refused: Finding | null;
}

function columnsNamed(forms: readonly HeadingForms[], table: 'volunteers' | 'service_records'): ReadonlySet<string> {
  return new Set(
    forms.flatMap((form) => columnNamed(form, tables[table]) ?? columnNamedBare(form, tables[table]) ?? []),
  );
}

/**
 * Finds out whether the rows are volunteers, or services of volunteers, though too few headings say so. A number of each, 编号 or 工号, is
 * their pseudonym; where only names tell them apart, no id is made of these: whoever knows the name could make it again. Null when the rows
 * are none of these, or when another table fits.
 */
export function planRoll(
  forms: readonly HeadingForms[],
  fit: TableFit | null,
  names: readonly string[],
): RollPlan | null {
  if (!forms.some(isPersonHeading) || (fit !== null && fit.missing.length === 0)) return null;
  const volunteers = columnsNamed(forms, 'volunteers');
  const services = columnsNamed(forms, 'service_records');
  const isService = services.has('minutes') || (services.has('started_at') && forms.some(isEndHeading));
  const telling = ['registered_on', 'gender', 'birth_year', 'left_on'].some((column) => volunteers.has(column));
  if (!telling && !isService && !names.some((name) => ROLL.test(name))) return null;
  if (isService && volunteers.has('volunteer_id')) return null;
  if (!isService && (volunteers.has('volunteer_id') || forms.some(isKeyHeading)))
    return { table: 'volunteers', refused: null };
  const reason =
    'the rows are persons whom only their names tell apart; names are not kept, no id is made of them, and the rows are set aside';
  const remedy = 'give each volunteer a number in a column 志愿者编号';
  return {
    table: isService ? 'service_records' : 'volunteers',
    refused: findingOf('pseudonym_missing', 'error', null, reason, remedy),
  };
}
