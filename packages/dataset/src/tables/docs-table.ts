import type { Field, Table } from './define-table.js';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function bounds(field: Field): string {
  if (field.values) return field.values.map((word) => `\`${word}\``).join(' ');
  if (field.min !== undefined && field.max !== undefined) return `${field.min} to ${field.max}`;
  if (field.min !== undefined) return `${field.min} or more`;
  return field.max === undefined ? '' : `${field.max} or less`;
}

/** Derives the Markdown section that documents a table: heading, key, and one line a column. */
export function docsTable(table: Table): string {
  const lines = Object.entries(table.fields).map(([name, field]) =>
    [
      `\`${name}\``,
      `${field.zh} ${field.en}`,
      field.type,
      field.required ? 'yes' : '',
      field.unit ?? '',
      bounds(field),
      field.description,
    ]
      .map(cell)
      .join(' | '),
  );
  return [
    `## \`${table.name}\` ${table.zh} ${table.en}`,
    '',
    `One row is ${table.row}. Key: ${table.key.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    '| column | name | type | required | unit | values | meaning |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}
