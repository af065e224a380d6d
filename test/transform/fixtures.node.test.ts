import { readdir, readFile } from 'node:fs/promises';
import type { Finding } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type Input, readMapping, type Transformation, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { allZip } from './fixtures/all-zip/all-zip.js';
import { datasetLines } from './fixtures/dataset-text.js';
import { gb18030Bytes } from './fixtures/gb18030-bytes.js';
import { monthlyReportCsv, monthlyReportXlsx } from './fixtures/monthly-report/monthly-report.js';
import { servicesParquet, volunteersParquet } from './fixtures/parquet-volunteers/parquet-volunteers.js';
import { phoneNumber, townshipWorkbook } from './fixtures/township-workbook/township-workbook.js';

const register = await loadRegister();
const folder = new URL('fixtures/', import.meta.url);
const textOf = (path: string) => readFile(new URL(path, folder), 'utf8');
const named = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);
const options = { register, within: '210000', today: '2024-06-30' };

interface Fault {
  level: string;
  code: string;
  file?: string;
  sheet?: string;
  row?: number;
  rowEnd?: number;
  column?: string;
  value?: string;
}

function faultOf({ level, code, where, value }: Finding): Fault {
  const { table: _, ...place } = where;
  return { level, code, ...place, ...(value === null ? {} : { value }) } as Fault;
}

const line = (fault: Fault): string =>
  [fault.level, fault.code, fault.file, fault.sheet, fault.row, fault.rowEnd, fault.column, fault.value].join(' | ');

/** Compares what was found with `faults.json`, and the dataset with `expected`, of a folder. */
async function expectFixture(
  name: string,
  made: Transformation,
  adapt: (fault: Fault) => Fault = (fault) => fault,
): Promise<void> {
  const written: Fault[] = JSON.parse(await textOf(`${name}/faults.json`));
  const faults = written.map(adapt);
  expect(made.dataset.findings.map(faultOf).map(line).sort()).toEqual(faults.map(line).sort());
  const expected: Record<string, string[]> = {};
  for (const table of await readdir(new URL(`${name}/expected/`, folder)))
    expected[table.replace('.csv', '')] = (await textOf(`${name}/expected/${table}`)).trimEnd().split('\n');
  expect(datasetLines(made)).toEqual(expected);
}

const tallies = ({ report }: Transformation) =>
  report.files.map(({ file, sheet, table, rowsIn, rowsKept, rowsSetAside }) => [
    file,
    sheet,
    table,
    rowsIn,
    rowsKept,
    rowsSetAside,
  ]);

async function ordersIn(part: 'march' | 'april', name: string): Promise<Input> {
  return named(name, gb18030Bytes(await textOf(`cloud-orders-gb18030/orders-${part}.csv`)));
}

describe('messy files become the expected dataset, and every planted fault is found', () => {
  it('reads a township workbook with merged headings, a hidden sheet and formulas', async () => {
    const made = await transformFiles(named('township.xlsx', await townshipWorkbook()), options);
    await expectFixture('township-workbook', made);
    expect(tallies(made)).toEqual([
      ['township.xlsx', '阵地', 'sites', 16, 12, 4],
      ['township.xlsx', '队伍', 'teams', 6, 4, 2],
      ['township.xlsx', '下拉', null, 3, 0, 3],
    ]);
    expect(JSON.stringify(made)).not.toContain(phoneNumber);
  });

  it('reads two exports of orders in GB18030 with repetitions, bad dates and broken lines', async () => {
    const inputs = [await ordersIn('march', '点单导出3月.csv'), await ordersIn('april', '点单导出4月.csv')];
    const made = await transformFiles(inputs, options);
    await expectFixture('cloud-orders-gb18030', made);
    expect(tallies(made)).toEqual([
      ['点单导出3月.csv', null, 'cases', 17, 12, 5],
      ['点单导出4月.csv', null, 'cases', 4, 3, 1],
    ]);
  });

  it('reads a JSON dump with nested steps, orders dispatched again and hostile keys', async () => {
    const mapping = readMapping(JSON.parse(await textOf('platform-dump/mapping.json')));
    const text = await textOf('platform-dump/platform-dump.json');
    const made = await transformFiles({ text, name: 'platform-dump.json' }, { register, mapping, today: '2024-06-30' });
    await expectFixture('platform-dump', made);
    expect(tallies(made)).toEqual([['platform-dump.json', null, 'cases', 12, 10, 2]]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['CSV with a byte order mark', '月报.csv', monthlyReportCsv, null],
    ['a workbook', '月报.xlsx', monthlyReportXlsx, '3月'],
  ])('reads a wide monthly report: %s', async (_, name, make, sheet) => {
    const made = await transformFiles(named(name, await make({})), { ...options, within: '210100' });
    await expectFixture('monthly-report', made, (fault) => ({ ...fault, file: name, ...(sheet ? { sheet } : {}) }));
    expect(tallies(made)).toEqual([[name, sheet, 'figures', 10, 8, 2]]);
  });

  it('reads volunteers and services from Parquet', async () => {
    const inputs = [
      named('volunteers.parquet', new Uint8Array(volunteersParquet())),
      named('services.parquet', new Uint8Array(servicesParquet())),
    ];
    const made = await transformFiles(inputs, options);
    await expectFixture('parquet-volunteers', made);
    expect(tallies(made)).toEqual([
      ['volunteers.parquet', null, 'volunteers', 8, 6, 2],
      ['services.parquet', null, 'service_records', 6, 2, 4],
    ]);
  });

  it('reads all of them from one archive, with a name in GBK, junk, a picture and a broken workbook', async () => {
    const mapping = readMapping(JSON.parse(await textOf('platform-dump/mapping.json')));
    const orders = async (part: string) => gb18030Bytes(await textOf(`cloud-orders-gb18030/orders-${part}.csv`));
    const bytes = allZip(
      {
        '数据/township.xlsx': await townshipWorkbook(),
        '数据/月报.csv': monthlyReportCsv(),
        '点单导出4月.csv': await orders('april'),
        'platform-dump.json': new TextEncoder().encode(await textOf('platform-dump/platform-dump.json')),
        'volunteers.parquet': new Uint8Array(volunteersParquet()),
        'services.parquet': new Uint8Array(servicesParquet()),
      },
      { name: '点单导出3月.csv', bytes: await orders('march') },
    );
    const made = await transformFiles(named('all.zip', bytes), { ...options, within: '210100', mapping });
    await expectFixture('all-zip', made);
    expect(tallies(made).sort()).toEqual([
      ['all.zip/platform-dump.json', null, 'cases', 12, 10, 2],
      ['all.zip/services.parquet', null, 'service_records', 6, 2, 4],
      ['all.zip/volunteers.parquet', null, 'volunteers', 8, 6, 2],
      ['all.zip/数据/township.xlsx', '下拉', null, 3, 0, 3],
      ['all.zip/数据/township.xlsx', '队伍', 'teams', 6, 4, 2],
      ['all.zip/数据/township.xlsx', '阵地', 'sites', 16, 12, 4],
      ['all.zip/数据/月报.csv', null, 'figures', 10, 8, 2],
      ['all.zip/点单导出3月.csv', null, 'cases', 17, 12, 5],
      ['all.zip/点单导出4月.csv', null, 'cases', 4, 3, 1],
      ['all.zip/空.csv', null, null, 0, 0, 0],
    ]);
  });
});
