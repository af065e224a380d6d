import { rowWhere, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import {
  formatReportText,
  type Input,
  readFiles,
  readMapping,
  reportHtml,
  transformFiles,
} from '@practice-atlas/transform';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Cell, type SheetData } from 'write-excel-file/universal';
import { gb18030Bytes } from './fixtures/gb18030-bytes.js';

const register = await loadRegister();
type Rows = readonly (readonly (string | number | null)[])[];

async function read(rows: Rows, mapping?: unknown) {
  const data: SheetData = rows.map((row) => row.map((value): Cell => (value === null ? null : { value })));
  const blob = await writeXlsx(data, { sheet: '台账' }).toBlob();
  const { dataset, report } = await transformFiles(new File([blob], '甲.xlsx'), {
    register,
    within: '210300',
    today: '2019-12-31',
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
  });
  return {
    dataset,
    report,
    tallies: report.files.map(({ sheet, table, rowsIn, rowsKept }) => [sheet, table, rowsIn, rowsKept]),
  };
}

const named = (name: string, content: Uint8Array) => new File([content as BlobPart], name);

async function rawTables(input: Input) {
  const tables: [file: string, part: number | undefined][] = [];
  for await (const { file, part, pieces } of (await readFiles(input)).streams) {
    for await (const piece of pieces) expect(piece.rowCount).toBeGreaterThan(0);
    tables.push([file, part]);
  }
  return { tables };
}

const SITES: Rows = [
  ['阵地编号', '阵地名称', '阵地类型', '所属区县'],
  ['S1', '甲站', '站', '台安县'],
  ['S2', '乙站', '站', '台安县'],
];
const TEAMS: Rows = [
  ['队伍编号', '队伍名称', '队员人数'],
  ['T1', '甲队', 12],
  ['T2', '乙队', '约5'],
];

describe('two tables one below the other in a sheet', () => {
  it.each<[what: string, between: Rows, headingRow: number]>([
    ['a blank row', [[null]], 5],
    ['blank rows and a title', [[null], [null], ['二、志愿服务队一览表']], 7],
    ['a title', [['二、志愿服务队一览表']], 5],
  ])('are two, with %s between them, and each row keeps its number', async (_, between, headingRow) => {
    const { dataset, report, tallies } = await read([...SITES, ...between, ...TEAMS]);
    expect(tallies).toEqual([
      ['台账', 'sites', 2, 2],
      ['台账', 'teams', 2, 2],
    ]);
    const { teams, sites } = dataset.tables;
    expect(tableRows(teams).map(({ team_id, members }) => [team_id, members])).toEqual([
      ['T1', 12],
      ['T2', null],
    ]);
    expect(rowWhere(sites, 1)).toMatchObject({ file: '甲.xlsx', sheet: '台账', row: 3 });
    expect(rowWhere(teams, 0)).toMatchObject({ file: '甲.xlsx', sheet: '台账', row: headingRow + 1 });
    expect(dataset.findings.map(({ code, where }) => [code, where.row, where.column])).toEqual([
      ['bound_lost', headingRow + 2, '队员人数'],
    ]);
    expect(formatReportText(report)).toContain('队伍编号 -> team_id');
    expect(reportHtml(report)['report.html']).toContain('队伍编号');
  });

  it('of one kind are two, each with the place of its own title', async () => {
    const heading = ['阵地编号', '阵地名称', '阵地类型'];
    const { dataset, tallies } = await read([
      ['台安县阵地一览表'],
      heading,
      ['S1', '甲站', '站'],
      [null],
      ['海城市阵地一览表'],
      heading,
      ['S2', '乙站', '站'],
    ]);
    expect(tallies.map(([, table]) => table)).toEqual(['sites', 'sites']);
    expect(tableRows(dataset.tables.sites).map(({ region_code }) => region_code)).toEqual(['210321', '210381']);
  });

  it('are one when the heading stands again on the next page', async () => {
    const [heading = []] = SITES;
    const { dataset, tallies } = await read([
      ['阵地一览表'],
      ...SITES,
      [null],
      ['阵地一览表'],
      heading,
      ['S3', '丙站', '站', '台安县'],
    ]);
    expect(tallies).toEqual([['台账', 'sites', 5, 3]]);
    expect(dataset.findings.map(({ code, where }) => [code, where.row])).toEqual([
      ['row_heading', 6],
      ['row_heading', 7],
    ]);
  });

  it('are one when a note stands above the heading that is printed again', async () => {
    const [heading = []] = SITES;
    const { tallies } = await read([...SITES, ['注：详见附表'], heading, ['S3', '丙站', '站', '台安县']]);
    expect(tallies).toEqual([['台账', 'sites', 5, 3]]);
  });

  it('are one when what stands after a blank row is a record', async () => {
    const { tallies } = await read([...SITES, [null], ['S3', '丙站', '站', '台安县']]);
    expect(tallies).toEqual([['台账', 'sites', 3, 3]]);
  });

  it('are mapped apart: a table that a mapping file names is the first', async () => {
    const files = [{ match: '甲.xlsx', table: 'sites', headings: { 阵地名称: 'name' } }];
    const { tallies } = await read([...SITES, [null], ...TEAMS], { version: 1, files });
    expect(tallies.map(([, table]) => table)).toEqual(['sites', 'teams']);
  });

  it('name what is wrong with a key in the words of the table that the row is in', async () => {
    const { dataset } = await read([
      ...SITES,
      [null],
      ['队伍名称', '所属区县', '队员人数'],
      ['甲队', '台安县', 1],
      ['甲队', '台安县', 2],
    ]);
    const [found] = dataset.findings.filter(({ code }) => code === 'key_duplicate');
    expect(found).toMatchObject({ where: { row: 7 } });
    expect(found?.reason).toContain('队伍名称');
  });
});

describe('two tables one below the other in a CSV file', () => {
  const text = `一、阵地一览表,,,
阵地编号,阵地名称,阵地类型,所属区县
S1,甲站,站,台安县
合计,1,,
,,,
二、志愿服务队一览表,,,
队伍编号,队伍名称,队员人数,
T1,"甲队",12,
T2,乙队,约5,
注：按实有人数填写,,,
`;

  it('are two, and each row keeps its number', async () => {
    const { dataset, report } = await transformFiles({ name: '台账.csv', text }, { register, within: '210300' });
    expect(report.files.map(({ file, table, rowsIn, rowsKept }) => [file, table, rowsIn, rowsKept])).toEqual([
      ['台账.csv', 'sites', 2, 1],
      ['台账.csv', 'teams', 3, 2],
    ]);
    expect(rowWhere(dataset.tables.teams, 0)).toMatchObject({ file: '台账.csv', row: 8 });
    expect(dataset.findings.map(({ code, where }) => [code, where.row])).toEqual([
      ['bound_lost', 9],
      ['row_total', 4],
      ['row_note', 10],
    ]);
  });

  it('are read in GB18030, and in an archive', async () => {
    const { tables } = await rawTables(named('台账.zip', zipSync({ '台账.csv': gb18030Bytes(text) })));
    expect(tables).toEqual([
      ['台账.zip/台账.csv', 1],
      ['台账.zip/台账.csv', 2],
    ]);
  });
});
