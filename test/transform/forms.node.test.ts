import { tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Cell } from 'write-excel-file/universal';

const register = await loadRegister();
type Rows = readonly (readonly (string | number | null)[])[];

async function read(rows: Rows) {
  const data = rows.map((row) => row.map((value): Cell => (value === null ? null : { value })));
  const blob = await writeXlsx(data, { sheet: '台账' }).toBlob();
  const options = { register, within: '210300', today: '2024-12-31' };
  const { dataset, report } = await transformFiles(new File([blob], '甲.xlsx'), options);
  return {
    sites: tableRows(dataset.tables.sites).map(({ site_id }) => site_id),
    figures: tableRows(dataset.tables.figures).map(({ place_name, value }) => [place_name, value]),
    found: dataset.findings.map(({ code, level, where }) => [code, level, where.row]),
    reasons: dataset.findings.map(({ reason }) => reason),
    sheets: report.files.map(({ sheet, table }) => [sheet, table]),
    tallies: report.files.map(({ rowsIn, rowsKept, rowsSetAside }) => [rowsIn, rowsKept, rowsSetAside]),
  };
}

const HEADING = ['阵地编号', '阵地名称', '阵地类型', '所属区县'];
const FIRST = ['S1', '甲站', '站', '台安县'];
const SECOND = ['S2', '乙站', '站', '台安县'];

describe('a table beside another, behind an empty column', () => {
  it.each<[what: string, rows: Rows, columns: string, tables: readonly (readonly [string, string | null])[]]>([
    [
      'of other things',
      [
        [...HEADING, null, '队伍编号', '队伍名称', '队员人数'],
        [...FIRST, null, 'T1', '甲队', 12],
        [...SECOND, null, 'T2', '乙队', 5],
      ],
      'F-H',
      [
        ['台账', 'sites'],
        ['台账 F:H', 'teams'],
      ],
    ],
    [
      'with a title of its own',
      [
        ['阵地一览表', null, null, null, null, '志愿服务队一览表'],
        [...HEADING, null, '队伍编号', '队伍名称'],
        [...FIRST, null, 'T1', '甲队'],
        [...SECOND, null, 'T2', '乙队'],
      ],
      'F-G',
      [
        ['台账', 'sites'],
        ['台账 F:G', 'teams'],
      ],
    ],
    [
      'that is longer',
      [
        [...HEADING, null, '村名称', '人数'],
        [...FIRST, null, '甲村', 12],
        [...SECOND, null, '乙村', 5],
        [null, null, null, null, null, '丙村', 5],
      ],
      'F-G',
      [
        ['台账', 'sites'],
        ['台账 F:G', null],
      ],
    ],
  ])('%s is not mixed with it, but read as one of its own', async (_, rows, columns, tables) => {
    const { sites, found, reasons, sheets } = await read(rows);
    expect(sites).toEqual(['S1', 'S2']);
    expect(found).toContainEqual(['table_beside', 'notice', expect.any(Number)]);
    expect(reasons.join('\n')).toContain(`in the columns ${columns};`);
    expect(sheets).toEqual(tables);
  });

  it('of the same kind is not mixed with it', async () => {
    const { figures, found } = await read([
      ['区县', '站点数', null, '区县', '站点数'],
      ['台安县', 12, null, '海城市', 30],
    ]);
    expect(figures).toEqual([
      ['台安县', 12],
      ['海城市', 30],
    ]);
    expect(found).toContainEqual(['table_beside', 'notice', 1]);
  });

  it('is none when the columns behind an empty one belong to the table', async () => {
    const { sites, found } = await read([
      ['阵地编号', '阵地名称', null, '阵地类型', '所属区县'],
      ['S1', '甲站', null, '站', '台安县'],
    ]);
    expect(sites).toEqual(['S1']);
    expect(found).toEqual([]);
  });
});

describe('what a form prints to help to fill it in', () => {
  it.each<[what: string, rows: Rows, code: string, rowNumber: number]>([
    [
      'choices below',
      [HEADING, FIRST, SECOND, [null], ['选项'], [null, null, '中心'], [null, null, '所']],
      'row_choices',
      5,
    ],
    [
      'choices beside',
      [
        [...HEADING, null, '类型选项'],
        [...FIRST, null, '中心'],
        [...SECOND, null, '所'],
        [null, null, null, null, null, '站'],
      ],
      'choices_beside',
      1,
    ],
    [
      'the heading of a column above its choices',
      [
        [...HEADING, null, '阵地类型'],
        [...FIRST, null, '中心'],
        [...SECOND, null, '所'],
      ],
      'choices_beside',
      1,
    ],
    ['an example', [HEADING, ['示例：S001', '启工站', '站', '台安县'], FIRST, SECOND], 'row_example', 2],
    [
      'an example in its remarks',
      [[...HEADING, '备注'], ['S9', '启工站', '站', '台安县', '示例，填报时请删除'], FIRST, SECOND],
      'row_example',
      2,
    ],
    ['what has to be filled in', [HEADING, ['必填', '必填', '必填：中心/所/站', '选填'], FIRST, SECOND], 'row_note', 2],
    ['how to fill it in', [HEADING, ['填写说明', '填全称', '从下列选一', '填区县'], FIRST, SECOND], 'row_note', 2],
    ['how to fill it in, below', [HEADING, FIRST, SECOND, ['填写说明：类型从下拉框选择']], 'row_note', 4],
  ])('is no record: %s', async (_, rows, code, rowNumber) => {
    const { sites, found, tallies } = await read(rows);
    expect(sites).toEqual(['S1', 'S2']);
    expect(found).toContainEqual([code, 'notice', rowNumber]);
    expect(found.map(([, level]) => level).filter((level) => level !== 'notice')).toEqual([]);
    expect(tallies.map(([rowsIn = 0, kept = 0, aside = 0]) => rowsIn - kept - aside)).toEqual([0]);
  });
});
