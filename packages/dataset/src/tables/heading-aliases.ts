import type { Table } from './define-table.js';

/** Folds a heading to the form in which headings are compared: full-width forms made half-width, lower case, no spaces. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '');
}

/**
 * Derives every heading under which a table's columns are known: field name, Chinese, English, aliases.
 * The keys stand as declared and folded by `headingKey`; look up `map.get(heading) ?? map.get(headingKey(heading))`.
 */
export function headingAliases(table: Table): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const [name, field] of Object.entries(table.fields))
    for (const heading of [name, field.zh, field.en, ...field.aliases])
      for (const form of [heading, headingKey(heading)]) if (!aliases.has(form)) aliases.set(form, name);
  return aliases;
}
