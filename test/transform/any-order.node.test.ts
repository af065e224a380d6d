import { readFile } from 'node:fs/promises';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type Input, readMapping, type Transformation, transformFiles } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetLines } from './fixtures/dataset-text.js';
import { MONTHLY_REPORT_SIZE, monthlyReportCsv, monthlyReportXlsx } from './fixtures/monthly-report/monthly-report.js';
import { volunteersParquet } from './fixtures/parquet-volunteers/parquet-volunteers.js';

const register = await loadRegister();
const options = { register, within: '210100', today: '2024-06-30' };
const folder = new URL('fixtures/', import.meta.url);
const textOf = (path: string) => readFile(new URL(path, folder), 'utf8');

const orderOf = (length: number) => {
  const all = Array.from({ length }, (_, i) => i);
  return fc.shuffledSubarray(all, { minLength: length });
};

/** What does not depend on the order of rows and columns: the rows of each table, and the findings without their row. */
function unordered(made: Transformation): unknown {
  const rows = Object.entries(datasetLines(made)).map(([name, lines]) => [name, [...lines].sort()]);
  const findings = made.dataset.findings.map(({ code, level, value, where: { row: _, rowEnd: __, ...place } }) =>
    JSON.stringify([code, level, value, Object.entries(place).sort()]),
  );
  return { rows: rows.sort(), findings: findings.sort() };
}

/** The rows as they stood before, of all findings that name a cell. */
function cellsFound(made: Transformation, rowBefore: (row: number) => number): string[] {
  const cells = made.dataset.findings.flatMap(({ code, where: { row, column } }) =>
    row === undefined || column === undefined ? [] : [`${code} ${rowBefore(row)} ${column}`],
  );
  return cells.sort();
}

/** Compares any order of rows and columns with the first. */
async function expectAnyOrder(
  size: { readonly rows: number; readonly columns: number; readonly firstRow: number },
  make: (rows: readonly number[], columns: readonly number[]) => Input | Promise<Input>,
  more: Parameters<typeof transformFiles>[1] = {},
): Promise<void> {
  const all = (length: number) => Array.from({ length }, (_, i) => i);
  const first = await transformFiles(await make(all(size.rows), all(size.columns)), { ...options, ...more });
  await fc.assert(
    fc.asyncProperty(orderOf(size.rows), orderOf(size.columns), async (rows, columns) => {
      const made = await transformFiles(await make(rows, columns), { ...options, ...more });
      expect(unordered(made)).toEqual(unordered(first));
      const before = (row: number) => (row < size.firstRow ? row : (rows[row - size.firstRow] ?? 0) + size.firstRow);
      expect(cellsFound(made, before)).toEqual(cellsFound(first, (row) => row));
    }),
    { numRuns: 20 },
  );
}

describe('the order of rows and columns does not matter', { timeout: 60_000 }, () => {
  it('in an export of orders', async () => {
    const [heading = '', ...lines] = (await textOf('cloud-orders-gb18030/orders-march.csv')).trimEnd().split('\n');
    const isWhole = (line: string) => line.split(',').length === 11 && !line.includes('"') && !line.includes('铁西区');
    const table = [heading, ...lines.filter(isWhole)].map((line) => line.split(','));
    await expectAnyOrder({ rows: table.length - 1, columns: 11, firstRow: 2 }, (rows, columns) => {
      const inOrder = [table[0] ?? [], ...rows.map((row) => table[row + 1] ?? [])];
      const cells = inOrder.map((row) => (row[0] === '合计' ? row : columns.map((column) => row[column] ?? '')));
      return { name: 'orders.csv', text: cells.map((row) => row.join(',')).join('\n') };
    });
  });

  const size = { ...MONTHLY_REPORT_SIZE, firstRow: 4 };
  it('in a monthly report as CSV', () =>
    expectAnyOrder(size, (rows, columns) => new File([monthlyReportCsv({ rows, columns })], '月报.csv')));

  it('in a monthly report as a workbook', () =>
    expectAnyOrder(
      size,
      async (rows, columns) => new File([new Uint8Array(await monthlyReportXlsx({ rows, columns }))], '月报.xlsx'),
    ));

  it('in a Parquet file of rows with different keys', () => {
    const distinct = [0, 1, 2, 3, 4, 5, 7];
    return expectAnyOrder({ rows: distinct.length, columns: 6, firstRow: 2 }, (rows, columns) => {
      const bytes = volunteersParquet(
        rows.map((row) => distinct[row]!),
        columns,
      );
      return new File([bytes], 'volunteers.parquet');
    });
  });

  it('in a JSON dump, whose events keep their order', async () => {
    const mapping = readMapping(JSON.parse(await textOf('platform-dump/mapping.json')));
    const dump = JSON.parse(await textOf('platform-dump/platform-dump.json')) as { data: { list: unknown[] } };
    const { list } = dump.data;
    await expectAnyOrder(
      { rows: list.length, columns: 8, firstRow: 2 },
      (rows, columns) => {
        const turned = (one: unknown) => {
          if (typeof one !== 'object' || one === null) return one;
          const entries = Object.entries(one);
          return Object.fromEntries(columns.flatMap((column) => (entries[column] ? [entries[column]] : [])));
        };
        return { name: 'platform-dump.json', text: JSON.stringify(rows.map((row) => turned(list[row]))) };
      },
      { mapping },
    );
  });
});
