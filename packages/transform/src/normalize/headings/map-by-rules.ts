import type { Table } from '@practice-atlas/dataset';
import type { HeadingRule } from '../mapping/mapping-file.js';
import { isKeyHeading } from './choose-table.js';
import type { HeadingForms } from './heading-forms.js';
import { type Mapping, mapHeadings } from './map-headings.js';

/** Takes a heading such as `id` or 编号 for the key of the table when no heading names the key. */
function withKey(mapping: Mapping, table: Table, forms: readonly HeadingForms[]): Mapping {
  const [keyColumn = ''] = table.key;
  if (table.key.length !== 1 || !mapping.missing.includes(keyColumn)) return mapping;
  const found = mapping.left.find(({ index }) => {
    const form = forms[index];
    return form !== undefined && isKeyHeading(form);
  });
  if (!found) return mapping;
  const { index, heading } = found;
  const { unitWord = null, power = 0 } = forms[index] ?? {};
  return {
    mapped: mapping.mapped,
    guessed: [...mapping.guessed, { heading, index, column: keyColumn, unitWord, power }],
    left: mapping.left.filter((one) => one.index !== index),
    missing: mapping.missing.filter((column) => column !== keyColumn),
  };
}

/**
 * Maps the headings to the columns of a table, those with a rule of the mapping file by their rule; those that the plan reads
 * `otherwise` stand nowhere in the mapping.
 */
export function mapByRules(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  table: Table,
  rules: ReadonlyMap<number, HeadingRule>,
  otherwise: ReadonlySet<number>,
): Mapping {
  const ruled = new Map<number, string | null>();
  for (const [index, rule] of rules) ruled.set(index, rule.is === 'column' ? rule.column : null);
  for (const index of otherwise) ruled.set(index, null);
  const mapping = mapHeadings(headings, table, ruled, forms);
  return withKey({ ...mapping, left: mapping.left.filter(({ index }) => !otherwise.has(index)) }, table, forms);
}

/** The columns that a heading stands for. */
export function mappedColumns(mapping: Mapping): Set<string> {
  return new Set([...mapping.mapped, ...mapping.guessed].map(({ column }) => column));
}
