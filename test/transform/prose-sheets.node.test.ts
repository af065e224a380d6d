import { exitStatus, transformFiles } from '@practice-atlas/transform';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Cell, type SheetData } from 'write-excel-file/universal';

type Rows = readonly (readonly (string | number | null)[])[];

async function workbookOf(sheets: Readonly<Record<string, Rows>>): Promise<File> {
  const data = Object.values(sheets).map(
    (rows): SheetData => rows.map((row) => row.map((value): Cell => (value === null ? null : { value }))),
  );
  const blob = await writeXlsx(data.map((rows, at) => ({ data: rows, sheet: Object.keys(sheets)[at] ?? '' }))).toBlob();
  return new File([blob], '台账.xlsx');
}

const SITES: Rows = [
  ['阵地编号', '阵地名称', '阵地类型'],
  ['S1', '甲站', '站'],
];
const RULES: Rows = [
  ['填表须知'],
  [null],
  ['1、每月5日前报送。'],
  ['2、数字不加单位。'],
  ['三、', '阵地名称写全称，不写简称。'],
];

describe('a sheet of prose', () => {
  it('beside data is a notice that names its rows, which are counted as set aside', async () => {
    const { dataset, report } = await transformFiles(await workbookOf({ 填表须知: RULES, 阵地: SITES }));
    expect(report.files.map(({ sheet, table, rowsIn, rowsSetAside }) => [sheet, table, rowsIn, rowsSetAside])).toEqual([
      ['填表须知', null, 4, 4],
      ['阵地', 'sites', 1, 0],
    ]);
    expect(dataset.findings).toMatchObject([
      { code: 'sheet_note', level: 'notice', where: { sheet: '填表须知', row: 1, rowEnd: 5 } },
    ]);
    expect(exitStatus(report)).toBe(0);
  });

  it.each<[name: string, rows: Rows]>([
    ['封面', [['甲县新时代文明实践台账'], ['填报单位：'], ['填报日期：']]],
    ['说明', [['说明：本表由各站填写，每月一次。']]],
    [
      '字段说明',
      [
        ['字段', '要求', '示例'],
        ['站名', '全称', '甲站'],
      ],
    ],
  ])('may be called anything: %s', async (name, rows) => {
    const { report } = await transformFiles(await workbookOf({ [name]: rows, 阵地: SITES }));
    expect(report.groups.map(({ code, sheet }) => [code, sheet])).toEqual([['sheet_note', name]]);
  });

  it('that is all its file holds is an error', async () => {
    const { report } = await transformFiles([await workbookOf({ 填表须知: RULES }), { name: 's.csv', text: '' }]);
    expect(report.groups.map(({ code, level }) => [code, level])).toContainEqual(['table_unknown', 'error']);
  });

  it('is searched for personal data all the same', async () => {
    const rows: Rows = [...RULES, [`4、有问题请打电话${'1380000'}${'0000'}。`]];
    const { dataset, report } = await transformFiles(await workbookOf({ 须知: rows, 阵地: SITES }));
    expect(dataset.findings.filter(({ code }) => code === 'personal_data')).toMatchObject([{ where: { row: 6 } }]);
    expect(exitStatus(report)).toBe(2);
  });
});

it('a list of names under one heading is no prose', async () => {
  const rows: Rows = [['实践站名称'], ['甲县乙镇某某社区新时代文明实践站志愿服务点'], ['丙村新时代文明实践站']];
  const { report } = await transformFiles(await workbookOf({ 实践站: rows, 阵地: SITES }));
  expect(report.files.map(({ table, rowsKept }) => [table, rowsKept])).toEqual([
    ['sites', 2],
    ['sites', 1],
  ]);
});

it('a hidden sheet of choices that fits no table is set aside with a notice', async () => {
  const choices: Rows = [['中心'], ['所'], ['站']];
  const parts = unzipSync(new Uint8Array(await (await workbookOf({ 阵地: SITES, 选项: choices })).arrayBuffer()));
  const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const hidden = strToU8(book.replace('name="选项"', 'name="选项" state="hidden"'));
  const file = new File([zipSync({ ...parts, 'xl/workbook.xml': hidden }) as BlobPart], '台账.xlsx');
  const { report } = await transformFiles(file);
  expect(report.groups.map(({ code, level, sheet }) => [code, level, sheet])).toEqual([
    ['sheet_hidden', 'notice', '选项'],
    ['sheet_note', 'notice', '选项'],
  ]);
});
