import { buildColumn, type Finding, type RowOrigin, tableRows, tables } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { normalizeTable, readCsv, toDataset } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();
const named = { name: 'demo', title: { zh: '示例', en: 'Demo' } };
const team = (id: string, code: string | null) => ({ team_id: id, region_code: code });

function regionCodes(teams: object[], options: { within?: string } = {}) {
  const dataset = toDataset([{ name: 'teams', rows: teams }], { ...named, register, ...options });
  expect(dataset.findings).toEqual([]);
  return tableRows(dataset.tables.regions).map((region) => region.code);
}

describe('toDataset', () => {
  it('fills the regions with every unit of each level in use, and with those above', () => {
    const codes = regionCodes([team('a', '210102'), team('b', '210202')]);
    expect(codes.filter((code) => /^21\d{4}$/.test(code) && !code.endsWith('00'))).toHaveLength(100);
    expect(codes.filter((code) => /^21(?!00)\d\d00$/.test(code))).toHaveLength(14);
    expect(codes).toHaveLength(116);
    expect(codes.slice(0, 3)).toEqual(['100000', '210000', '210100']);
  });

  it('stays below the smallest unit that contains all codes, or below `within`', () => {
    expect(regionCodes([team('a', '210102'), team('b', '210103')])).toHaveLength(13 + 3);
    expect(regionCodes([team('a', '210100')])).toEqual(['100000', '210000', '210100']);
    expect(regionCodes([team('a', '210100')], { within: '210000' })).toHaveLength(2 + 14);
    expect(regionCodes([team('a', '210100'), team('b', '330100')])).toHaveLength(333 + 34 - 4 - 3 + 1);
  });

  it('lists a zone only when it is in use', () => {
    expect(regionCodes([team('a', '2102Z1')])).toEqual(['100000', '210000', '210200', '2102Z1']);
    const around = regionCodes([team('a', '2102Z1'), team('b', '210202')]);
    expect(around.filter((code) => code.includes('Z'))).toEqual(['2102Z1']);
    expect(around).toHaveLength(3 + 10 + 1);
  });

  it('adds nothing without codes, and nothing without a register', () => {
    expect(regionCodes([team('a', null)])).toEqual([]);
    const dataset = toDataset([{ name: 'teams', rows: [team('a', '210100')] }], named);
    expect(dataset.tables.regions.rowCount).toBe(0);
    expect(dataset.tables.teams.rowCount).toBe(1);
  });

  it('lets given regions stand as they are', () => {
    const given = { code: '210100', name: '沈阳', level: 'city', parent_code: '210000', population: 5 };
    const tablesGiven = [
      { name: 'regions', rows: [given] },
      { name: 'teams', rows: [team('a', '210100')] },
    ];
    const dataset = toDataset(tablesGiven, { ...named, register });
    expect(tableRows(dataset.tables.regions).find((region) => region.code === '210100')).toMatchObject(given);
    expect(dataset.tables.regions.rowCount).toBe(3);
  });

  it('joins tables of one name and keeps the findings of every step, with file and row', async () => {
    const read = async (text: string, file: string) =>
      normalizeTable(await readCsv({ text }, { file }), tables.teams, { register });
    const parts = [await read('队伍编号,人数\nT1,5\n', 'a.csv'), await read('队伍编号,人数\nT2,百余\n', 'b.csv')];
    const dataset = toDataset(parts, { ...named, register });
    expect(tableRows(dataset.tables.teams).map((row) => [row.team_id, row.members])).toEqual([
      ['T1', 5],
      ['T2', null],
    ]);
    expect(dataset.findings).toMatchObject([{ code: 'bound_lost', where: { file: 'b.csv', row: 2, column: '人数' } }]);
  });

  it('throws for a table that is none of the seventeen', () => {
    expect(() => toDataset([{ name: 'team', rows: [] }], named)).toThrow(/unknown table "team"/);
    expect(() => toDataset([{ name: '__proto__', rows: [] }], { ...named, register })).toThrow(/__proto__/);
  });
});

const originOf = (file: string, placeCount: number, rowCount: number): RowOrigin => ({
  places: Array.from({ length: placeCount }, (_, i) => ({ file, sheet: `${i + 1}月`, headings: { members: '人数' } })),
  placeIndices: Uint8Array.from({ length: rowCount }, (_, row) => row % placeCount),
  rowNumbers: Uint32Array.from({ length: rowCount }, (_, row) => row + 5),
});

const typedTeams = (file: string, ids: readonly string[], codes: readonly (string | null)[], members: number[]) => ({
  name: 'teams' as const,
  rowCount: ids.length,
  columns: {
    team_id: buildColumn({ type: 'id' }, ids),
    region_code: buildColumn({ type: 'code' }, codes),
    ...(members.length > 0 ? { members: buildColumn({ type: 'integer' }, members) } : {}),
  },
  origin: originOf(file, 2, ids.length),
});

describe('toDataset of typed tables', () => {
  it('takes one table as it is, without a copy', () => {
    const teams = typedTeams('a.xlsx', ['T1', 'T2'], ['210102', null], [5, 6]);
    const dataset = toDataset([teams], named);
    expect(dataset.tables.teams.columns.team_id).toBe(teams.columns.team_id);
    expect(dataset.tables.teams.columns.members).toBe(teams.columns.members);
    expect(dataset.tables.teams.origin).toBe(teams.origin);
  });

  it('joins tables of one name: dictionaries, widths, missing columns, and where rows came from', () => {
    const parts = [
      typedTeams('a.xlsx', ['T1', 'T2'], ['210102', null], [5, -1]),
      typedTeams('b.xlsx', ['T3', 'T2'], ['210103', '210102'], []),
      typedTeams('c.xlsx', ['T4'], ['210103'], [70_000]),
    ];
    const dataset = toDataset(parts, named);
    const { teams } = dataset.tables;
    expect(tableRows(teams).map((row) => [row.team_id, row.region_code, row.members])).toEqual([
      ['T1', '210102', 5],
      ['T2', null, null],
      ['T3', '210103', null],
      ['T4', '210103', 70_000],
    ]);
    expect(teams.columns.region_code).toMatchObject({ dictionary: ['210102', '210103'] });
    expect(teams.origin?.places.map(({ file, sheet }) => `${file} ${sheet}`)).toEqual([
      'a.xlsx 1月',
      'a.xlsx 2月',
      'b.xlsx 1月',
      'b.xlsx 2月',
      'c.xlsx 1月',
      'c.xlsx 2月',
    ]);
    expect([teams.origin?.placeIndices, teams.origin?.rowNumbers]).toEqual([
      new Uint8Array([0, 1, 2, 4]),
      new Uint32Array([5, 6, 5, 5]),
    ]);
    expect(dataset.findings.map(({ code, where }) => [code, where.file, where.sheet, where.row, where.column])).toEqual(
      [
        ['value_out_of_range', 'a.xlsx', '2月', 6, '人数'],
        ['key_duplicate', 'b.xlsx', '2月', 6, 'team_id'],
        ['reference_unchecked', undefined, undefined, undefined, 'region_code'],
      ],
    );
  });

  it('fills the regions as from rows; words of a dictionary that no row has are no codes in use', () => {
    const columns = {
      team_id: buildColumn({ type: 'id' }, ['T1', 'T2']),
      region_code: { ...buildColumn({ type: 'code' }, ['210102', '210103', '330100']) },
    };
    const region_code = {
      kind: 'category',
      indices: new Uint8Array([0, 1]),
      dictionary: ['210102', '210103', '330100'],
      validity: null,
    } as const;
    const typed = toDataset([{ name: 'teams', rowCount: 2, columns: { ...columns, region_code } }], {
      ...named,
      register,
    });
    const rows = toDataset([{ name: 'teams', rows: [team('T1', '210102'), team('T2', '210103')] }], {
      ...named,
      register,
    });
    expect(tableRows(typed.tables.regions)).toEqual(tableRows(rows.tables.regions));
    expect(typed.findings).toEqual([]);
  });

  it('lets a typed regions table stand as it is, in front of what is filled in', () => {
    const regions = {
      name: 'regions' as const,
      rowCount: 1,
      columns: {
        code: buildColumn({ type: 'code' }, ['210100']),
        name: buildColumn({ type: 'text' }, ['沈阳']),
        level: buildColumn({ type: 'category' }, ['city']),
      },
      origin: originOf('r.xlsx', 1, 1),
    };
    const dataset = toDataset([typedTeams('a.xlsx', ['T1'], ['210100'], []), regions], { ...named, register });
    expect(tableRows(dataset.tables.regions).map(({ code, name }) => [code, name])).toEqual([
      ['210100', '沈阳'],
      ['100000', '中国'],
      ['210000', '辽宁省'],
    ]);
    expect(dataset.tables.regions.origin?.places.map(({ file }) => file)).toEqual(['r.xlsx', '']);
    expect(dataset.findings).toEqual([]);
  });

  it('reads a table given both as rows and as columns as rows', () => {
    const parts = [typedTeams('a.xlsx', ['T1'], ['210102'], [5]), { name: 'teams', rows: [team('T2', '210103')] }];
    const dataset = toDataset(parts, { ...named, register });
    expect(tableRows(dataset.tables.teams).map(({ team_id, members }) => [team_id, members])).toEqual([
      ['T1', 5],
      ['T2', null],
    ]);
    expect(dataset.tables.teams).not.toHaveProperty('origin');
  });

  it('gives findings to a log, those of tables first', () => {
    const earlier: Finding = { code: 'row_ragged', level: 'warning', where: {}, value: null, reason: 'r', remedy: 'm' };
    const added: string[] = [];
    const log = { add: ({ code }: Finding) => void added.push(code) };
    const parts = [
      { name: 'teams', rows: [team('T1', '210102'), team('T1', '210102')], findings: [earlier] },
      { name: 'sources', rowCount: 0, columns: {} },
    ];
    const dataset = toDataset(parts, { ...named, register, log });
    expect(added).toEqual(['row_ragged', 'key_duplicate']);
    expect(dataset.findings).toEqual([]);
  });
});
