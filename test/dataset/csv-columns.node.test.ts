import { columnValue, createDataset, formatCsv, type PracticeDataset, readDataPackage } from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'e' };
const FIELDS = ['case_id', 'lifecycle', 'region_code', 'site_id', 'category', 'rating', 'beneficiaries', 'due_at'];

/** Plain cells as a generator prints them, and cells that no quick reader may take for plain. */
const ODD = [
  '',
  ' ',
  '"',
  'a"b',
  '""',
  'x,y',
  'two\nlines',
  '\r',
  '__proto__',
  '<img onerror=1>',
  '\u202e反',
  '１３８',
];
const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  case_id: fc.oneof(
    fc.nat(30).map((n) => `o${n}`),
    fc.constantFrom(...ODD, '12345678901', '13812345678', '01234567890123456789', '单'),
  ),
  lifecycle: fc.constantFrom('order', 'wish', 'orders', 'redro', '', '心愿'),
  region_code: fc.constantFrom('210000', '210100', '2101', '21', '990000', 'x', '', ' 210100 '),
  site_id: fc.constantFrom('', 's', 's1', '站'),
  category: fc.oneof(fc.constantFrom('扶贫帮困', '卫生环保', 'ab', 'ba', 'aab'), fc.constantFrom(...ODD)),
  rating: fc.constantFrom('1', '5', '0', '6', '03', '+4', ' 3', '3.0', '', '1e1', '99999999999999999999'),
  beneficiaries: fc.constantFrom('0', '12', '300', '70000', '5000000000', '-1', '', 'x'),
  due_at: fc.constantFrom(
    '2019-03-21T08:30+08:00',
    '2019-02-29T08:30+08:00',
    '2019-03-21T08:30:05Z',
    '2019-03-21T24:30+08:00',
    '2019-03-21T0x:30+08:00',
    '1969-12-31T23:59+13:00',
    '2019-03-21T08:30+14:00',
    '2019-03-21 08:30',
    '',
  ),
};
const regions = [
  { code: '210000', name: '辽宁省', level: 'province' },
  { code: '210100', name: '沈阳市', level: 'city' },
];
const row = fc.tuple(...FIELDS.map((field) => CELLS[field]!));

const contentOf = ({ tables, findings }: PracticeDataset) => ({
  cases: Object.entries(tables.cases.columns).map(([name, column]) => [
    name,
    column.kind === 'number' || column.kind === 'category' ? column : column.kind,
    Array.from({ length: tables.cases.rowCount }, (_, i) => columnValue(column, i)),
  ]),
  findings: findings.map(({ where: { file: _file, ...where }, ...finding }) => ({ ...finding, where })),
});

async function readCsv(rows: readonly (readonly string[])[], delimiter: string, ending: string) {
  const text = (columns: readonly string[], cells: readonly (readonly string[])[]) =>
    delimiter === ',' && ending === '\n'
      ? formatCsv(columns, cells)
      : [columns, ...cells]
          .map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + ending)
          .join('');
  const dialect = { delimiter };
  return readDataPackage({
    files: {
      'datapackage.json': JSON.stringify({
        name: 'p',
        schema_version: 1,
        practice_atlas: { title },
        resources: [
          { name: 'regions', path: 'regions.csv', dialect },
          { name: 'cases', path: 'cases.csv', dialect },
        ],
      }),
      'regions.csv': text(
        ['code', 'name', 'level'],
        regions.map(({ code, name, level }) => [code, name, level]),
      ),
      'cases.csv': text(FIELDS, rows),
    },
  });
}

describe('columns read straight from the text of a CSV file', () => {
  for (const [name, delimiter, ending] of [
    ['plain', ',', '\n'],
    ['quoted throughout, with semicolons and CRLF', ';', '\r\n'],
  ] as const)
    it(`are those of the same cells given as rows, findings too: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
          const cases = rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [FIELDS[i], cell])));
          const made = createDataset({ name: 'p', title, tables: { regions, cases } });
          const read = contentOf(await readCsv(rows, delimiter, ending));
          // Rows of objects count from 2; a quoted line break does not count, so both number rows alike.
          expect(read).toEqual(contentOf(made));
        }),
        { seed: 11, numRuns: 150 },
      );
    });

  it('keep the order of first appearance of their words, whatever repeats', async () => {
    const words = ['ab', 'ba', 'ab', 'aab', 'ba', 'ab'];
    const { tables } = await readCsv(
      words.map((word, i) => [`c${i}`, 'order', '', '', word, '', '', '']),
      ',',
      '\n',
    );
    const { category } = tables.cases.columns;
    expect(category?.kind === 'category' && category.dictionary).toEqual(['ab', 'ba', 'aab']);
  });
});
