import { type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function read(...inputs: readonly Input[]) {
  const { dataset, report } = await transformFiles(inputs, { register, within: '210300', today: '2024-12-31' });
  const column = (table: TableName, name: string) =>
    tableRows(dataset.tables[table]).map((row) => (row as Readonly<Record<string, unknown>>)[name] ?? null);
  return { column, report, codes: dataset.findings.map(({ code }) => code) };
}

describe('a roll of teams with little but their numbers and names', () => {
  it.each([
    ['队伍花名册.csv', '编号,队伍名称'],
    ['台账.csv', '编号,队伍名称,负责人,联系电话'],
    ['台账.csv', '编号,服务队名称,备注'],
    ['志愿服务队名册.csv', '编号,名称'],
  ])('takes 编号 for the number of the team: %s with %s', async (name, headings) => {
    const rest = ','.repeat(headings.split(',').length - 2);
    const { column } = await read({ name, text: `${headings}\nHC-01,甲队${rest}\nHC-02,乙队${rest}\n` });
    expect(column('teams', 'team_id')).toEqual(['HC-01', 'HC-02']);
    expect(column('teams', 'name')).toEqual(['甲队', '乙队']);
  });

  it('makes ids where 序号 is all there is, in a list that says it is one of teams', async () => {
    const text = '序号,队伍名称,负责人,联系电话\n1,甲队,,\n2,乙队,,\n';
    const { column, codes } = await read({ name: '志愿服务队花名册.csv', text });
    expect(column('teams', 'name')).toEqual(['甲队', '乙队']);
    expect(codes).toContain('id_derived');
  });

  it('takes numbers that merely count the rows of two lists for no ids', async () => {
    const list = (name: string, ...teams: readonly string[]) => ({
      name,
      text: `编号,队伍名称\n${teams.map((team, at) => `${at + 1},${team}`).join('\n')}\n`,
    });
    const { column, report } = await read(list('甲.csv', '一队', '二队'), list('乙.csv', '三队', '四队'));
    expect(column('teams', 'name')).toEqual(['一队', '二队', '三队', '四队']);
    expect(report.files.map(({ rowsIn, rowsKept }) => [rowsIn, rowsKept])).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });

  it('is a report where numbers stand beside the names', async () => {
    const text = '编号,队伍名称,活动场次,服务人次\n1,甲队,3,40\n2,乙队,5,60\n';
    const { column } = await read({ name: '2024年3月志愿服务队统计表.csv', text });
    expect(column('figures', 'value')).toEqual([3, 40, 5, 60]);
  });
});
