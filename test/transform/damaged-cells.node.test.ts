import { type Finding, type TableName, tableRows } from '@practice-atlas/dataset';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const read = (name: string, ...lines: readonly string[]) =>
  transformFiles([{ name, text: `${lines.join('\n')}\n` }], { today: '2019-12-31' });
type Made = Awaited<ReturnType<typeof read>>;
const rowsOf = ({ dataset }: Made, table: TableName): readonly Readonly<Record<string, unknown>>[] =>
  tableRows(dataset.tables[table]);
const placeOf = ({ where: { row, column }, level, value }: Finding) => [row, column, level, value];
const found = ({ dataset }: Made, code: string) =>
  dataset.findings.filter((finding) => finding.code === code).map(placeOf);

describe('coordinates in two columns', () => {
  it('are kept whole or not at all', async () => {
    const made = await read(
      'sites.csv',
      '阵地编号,阵地名称,类型,经度,纬度',
      'S1,甲,站,41.8,123.4',
      'S2,乙,站,122.43,',
      'S3,丙,站,122.43,41.39',
      'S4,丁,站,,',
    );
    expect(rowsOf(made, 'sites').map(({ lng, lat }) => [lng, lat])).toEqual([
      [null, null],
      [null, null],
      [122.43, 41.39],
      [null, null],
    ]);
    expect(found(made, 'coordinates_swapped')).toEqual([[2, '纬度', 'error', '123.4']]);
    expect(found(made, 'coordinates_half')).toEqual([
      [2, '经度', 'warning', '41.8'],
      [3, '经度', 'warning', '122.43'],
    ]);
  });
});

describe('coordinates in one column', () => {
  it('with the latitude first are exchanged, and said to be', async () => {
    const made = await read(
      'sites.csv',
      '阵地编号,阵地名称,类型,经纬度',
      'S1,甲,站,"122.43,41.39"',
      'S2,乙,站,"41.39,122.43"',
      'S3,丙,站,北纬41.39东经122.43',
    );
    expect(rowsOf(made, 'sites').map(({ lng, lat }) => [lng, lat])).toEqual(Array(3).fill([122.43, 41.39]));
    expect(found(made, 'coordinates_exchanged')).toEqual([[3, '经纬度', 'warning', '41.39,122.43']]);
  });
});

describe('ids', () => {
  it('that a spreadsheet damaged are not kept', async () => {
    const made = await read(
      'teams.csv',
      '队伍编号,队伍名称,队伍类型,上级队伍编号',
      '2.01903E+10,一队,理论宣讲,',
      '#REF!,二队,理论宣讲,',
      'T3,三队,理论宣讲,#N/A',
      'T4,四队,理论宣讲,########',
      'A#5+1,五队,理论宣讲,T4',
    );
    expect(rowsOf(made, 'teams').map(({ team_id, parent_team_id }) => [team_id, parent_team_id])).toEqual([
      ['T3', null],
      ['T4', null],
      ['A#5+1', 'T4'],
    ]);
    expect(found(made, 'id_damaged')).toEqual([
      [2, '队伍编号', 'error', '2.01903E+10'],
      [3, '队伍编号', 'error', '#REF!'],
      [4, '上级队伍编号', 'error', '#N/A'],
      [5, '上级队伍编号', 'error', '########'],
    ]);
  });

  it('that differ only in zeros at the beginning are both kept, with a warning', async () => {
    const made = await read(
      'teams.csv',
      '队伍编号,队伍名称,队伍类型',
      '0012,一队,理论宣讲',
      '12,二队,理论宣讲',
      '012A,三队,理论宣讲',
      '120,四队,理论宣讲',
      '0,五队,理论宣讲',
    );
    expect(rowsOf(made, 'teams')).toHaveLength(5);
    expect(found(made, 'id_zeros')).toEqual([[3, '队伍编号', 'warning', '12']]);
  });
});
