import type { Field, Table } from './define-table.js';
import { tableWords } from './table-words.js';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function bounds(field: Field): string {
  if (field.values) return field.values.map((word) => `\`${word}\``).join(' ');
  if (field.min !== undefined && field.max !== undefined) return `${field.min} to ${field.max}`;
  if (field.min !== undefined) return `${field.min} or more`;
  return field.max === undefined ? '' : `${field.max} or less`;
}

/** Derives the Markdown section that documents a table: heading, key, and one line a column. */
export function docsTable(table: Table): string {
  const words = tableWords(table);
  const lines = Object.entries(table.fields).map(([name, field]) =>
    [
      `\`${name}\``,
      words.fields[name]!.slice(0, 2).join(' '),
      field.type,
      field.required ? 'yes' : '',
      field.unit ?? '',
      bounds(field),
      words.fields[name]![2],
    ]
      .map(cell)
      .join(' | '),
  );
  return [
    `## \`${table.name}\` ${words.zh} ${words.en}`,
    '',
    `One row is ${words.row}. Key: ${table.key.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    '| column | name | type | required | unit | values | meaning |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}
