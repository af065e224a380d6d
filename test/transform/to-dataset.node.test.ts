import { tableRows, tables } from '@practice-atlas/dataset';
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
