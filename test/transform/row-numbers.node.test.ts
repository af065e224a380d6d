import { type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';

const register = await loadRegister();

async function read(...inputs: readonly Input[]) {
  const { dataset } = await transformFiles(inputs, { register, within: '210300', today: '2019-12-31' });
  const columnOf = (table: TableName, column: string) =>
    tableRows(dataset.tables[table]).map((row) => (row as Readonly<Record<string, unknown>>)[column]);
  const findings = dataset.findings.map(({ code, level, where }) => [code, level, where.file, where.row, where.rowEnd]);
  const counts = findings.filter(([code]) => code === 'id_counts');
  return { dataset, columnOf, counts, codes: findings.map(([code]) => code) };
}

const csv = (name: string, ...lines: readonly string[]) => ({ name, text: `${lines.join('\n')}\n` });
const PEOPLE = '编号,姓名,性别,入队时间';

describe('numbers that count the rows of two rolls', () => {
  it('make no two persons one', async () => {
    const { columnOf, counts, codes } = await read(
      csv('东队名单.csv', PEOPLE, '1,甲,女,2019-01-01', '2,乙,男,2019-01-02'),
      csv('西队名单.csv', PEOPLE, '1,丙,女,2019-01-01', '2,丁,男,2019-01-02', '3,戊,男,2019-01-02'),
    );
    expect(new Set(columnOf('volunteers', 'volunteer_id')).size).toBe(5);
    expect(counts).toEqual([
      ['id_counts', 'warning', '东队名单.csv', 2, 3],
      ['id_counts', 'warning', '西队名单.csv', 2, 4],
    ]);
    expect(codes).not.toContain('row_superseded');
  });

  it('make no two teams one: the same team has the same id, whatever its number', async () => {
    const { columnOf, counts } = await read(
      csv('a/服务队.csv', '编号,队伍名称,所属区县', '1,医疗队,台安县', '2,宣讲队,台安县', '3,法律队,台安县'),
      csv('b/服务队.csv', '编号,队伍名称,所属区县', '1,文艺队,海城市', '2,环保队,海城市', '3,医疗队,台安县'),
    );
    expect(columnOf('teams', 'name')).toEqual(['医疗队', '宣讲队', '法律队', '文艺队', '环保队']);
    expect(counts.map(([, level]) => level)).toEqual(['notice', 'notice']);
  });

  it('are those of each sheet of one workbook, and of what names its rows there', async () => {
    const sheet = (rows: readonly (readonly string[])[]): SheetData =>
      rows.map((row) => row.map((value) => ({ value })));
    const blob = await writeXlsx([
      {
        sheet: '东',
        data: sheet([
          ['编号', '站点名称', '所属区县', '阵地类型', '上级编号'],
          ['1', '甲所', '台安县', '所', ''],
          ['2', '乙站', '台安县', '站', '1'],
        ]),
      },
      {
        sheet: '西',
        data: sheet([
          ['编号', '站点名称', '所属区县', '阵地类型', '上级编号'],
          ['1', '丙所', '海城市', '所', ''],
          ['2', '丁站', '海城市', '站', '1'],
        ]),
      },
    ]).toBlob();
    const { dataset, columnOf } = await read(new File([blob], '阵地.xlsx'));
    const ids = columnOf('sites', 'site_id');
    expect(new Set(ids).size).toBe(4);
    expect(columnOf('sites', 'parent_site_id')).toEqual([null, ids[0], null, ids[2]]);
    expect(dataset.findings.filter(({ code }) => code === 'reference_unknown')).toEqual([]);
  });

  it('take the steps of their orders along', async () => {
    const heading = '编号,所属区县,点单内容,点单时间,派单时间,完成时间';
    const { dataset, columnOf } = await read(
      csv('2019年3月点单.csv', heading, '1,台安县,修灯,2019-03-01 9:00,2019-03-01 10:00,2019-03-02 9:00'),
      csv('2019年4月点单.csv', heading, '1,台安县,理发,2019-04-01 9:00,2019-04-01 10:00,2019-04-02 9:00'),
    );
    const ids = columnOf('cases', 'case_id');
    expect(new Set(ids).size).toBe(2);
    expect(new Set(columnOf('case_steps', 'case_id'))).toEqual(new Set(ids));
    expect(dataset.tables.case_steps.rowCount).toBe(6);
  });
});

describe('numbers that are ids', () => {
  it('are merged over files that list the same persons', async () => {
    const { columnOf, counts } = await read(
      csv('一月.csv', `志愿者编号,姓名,注册日期,退出日期`, '1,甲,2019-01-01,', '2,乙,2019-01-02,'),
      csv(
        '二月.csv',
        `志愿者编号,姓名,注册日期,退出日期`,
        '1,甲,2019-01-01,2019-02-01',
        '2,乙,2019-01-02,',
        '3,丙,2019-02-02,',
      ),
    );
    expect(columnOf('volunteers', 'volunteer_id').sort()).toEqual(['1', '2', '3']);
    expect(counts).toEqual([]);
  });

  it('are merged when a roll of names alone is sent again', async () => {
    const { columnOf, codes } = await read(
      csv('队员名单.csv', '编号,姓名', '1,甲', '2,乙'),
      csv('队员名单(新).csv', '编号,姓名', '1,甲', '2,乙'),
    );
    expect(columnOf('volunteers', 'volunteer_id')).toEqual(['1', '2']);
    expect(codes).not.toContain('id_counts');
  });

  it('that do not count the rows are never changed', async () => {
    const { columnOf, counts } = await read(
      csv('东.csv', '队伍编号,队伍名称', 'T7,甲队', 'T9,乙队'),
      csv('西.csv', '队伍编号,队伍名称', 'T7,甲队', 'T8,丙队'),
    );
    expect(columnOf('teams', 'team_id').sort()).toEqual(['T7', 'T8', 'T9']);
    expect(counts).toEqual([]);
  });

  it('of one roll alone stay, so that others may name them', async () => {
    const { columnOf } = await read(
      csv('服务队.csv', '编号,队伍名称,所属区县', '1,甲队,台安县', '2,乙队,台安县'),
      csv('活动.csv', '活动编号,活动名称,活动时间,服务队编号', 'H1,宣讲,2019-03-01 9:00,2'),
    );
    expect(columnOf('teams', 'team_id')).toEqual(['1', '2']);
    expect(columnOf('activities', 'team_id')).toEqual(['2']);
  });
});
