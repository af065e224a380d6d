import { createDataset, type Table, tableRow, tables } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import {
  mapHeadings,
  normalizeCategory,
  normalizePlace,
  normalizeTable,
  rawTable,
  readCsv,
  readJson,
  type TableNormalization,
  type TableOptions,
} from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function normalize(text: string, table: keyof typeof tables, options: TableOptions = {}) {
  return normalizeTable(await readCsv({ text }, { file: 'export.csv' }), tables[table], { register, ...options });
}
/** The rows of a table, with the columns only that it has. */
function rowsOf(table: TableNormalization): Record<string, unknown>[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const whole: Record<string, unknown> = tableRow(table, row);
    const known = Object.keys((tables[table.name] as Table).fields).filter((column) =>
      Object.hasOwn(table.columns, column),
    );
    return Object.fromEntries(known.map((column) => [column, whole[column]]));
  });
}
const codes = (findings: readonly { code: string }[]) => findings.map((finding) => finding.code);

describe('mapHeadings', () => {
  it('knows headings by field name, Chinese, English and alias, full width or not', () => {
    const mapping = mapHeadings(['站点编号', 'Name', '阵地类型', '　经度', 'LAT', 'opened_on'], tables.sites);
    expect(mapping.mapped.map(({ column }) => column)).toEqual(['site_id', 'name', 'tier', 'lng', 'lat', 'opened_on']);
    expect(mapping.left).toEqual([]);
    expect(mapping.missing).toEqual([]);
  });

  it('guesses a heading without its unit, and keeps the unit and the scale', () => {
    const [guess] = mapHeadings(['常住人口(万人)'], tables.regions).guessed;
    expect(guess).toMatchObject({ column: 'population', unitWord: '人', power: 4 });
  });

  it('guesses nothing from a heading that contains several column names of the same length', () => {
    const mapping = mapHeadings(['成立日期及解散日期'], tables.teams);
    expect(mapping.guessed).toEqual([]);
    expect(mapping.left).toHaveLength(1);
  });

  it('leaves a heading for a column that is taken, with the reason, and lists missing required columns', () => {
    const mapping = mapHeadings(['名称', '站点名称', '备注栏'], tables.sites);
    expect(mapping.left.map(({ heading }) => heading)).toEqual(['站点名称', '备注栏']);
    expect(mapping.missing).toEqual(['site_id', 'tier']);
  });

  it('obeys the caller, and survives hostile headings', () => {
    const headings = new Map<string, string | null>([
      ['甲', 'site_id'],
      ['名称', null],
      ['乙', 'constructor'],
    ]);
    const mapping = mapHeadings(['甲', '名称', '乙', '__proto__', 'constructor', ''], tables.sites, headings);
    expect(mapping.mapped.map(({ column }) => column)).toEqual(['site_id']);
    expect(mapping.left.map(({ heading }) => heading)).toEqual(['名称', '乙', '__proto__', 'constructor', '']);
  });
});

describe('normalizeTable', () => {
  it('turns an export of sites into rows that a dataset takes without a fault', async () => {
    const table = await normalize(
      '编号,站点名称,阵地类型,所属层级,行政区划代码,成立时间,经度,备注\n' +
        'A1,宏伟实践中心,实践中心,县级,辽阳市宏伟区,2019年3月5日,123.2,x\n' +
        'A2,第一站,站,村(社区),211004,2019.04,,\n',
      'sites',
      { headings: new Map([['编号', 'site_id']]) },
    );
    expect(rowsOf(table)).toEqual([
      {
        site_id: 'A1',
        name: '宏伟实践中心',
        tier: 'center',
        level: 'county',
        region_code: '211004',
        opened_on: '2019-03-05',
        lng: 123.2,
      },
      {
        site_id: 'A2',
        name: '第一站',
        tier: 'station',
        level: 'village',
        region_code: '211004',
        opened_on: '2019-04-30',
        lng: null,
      },
    ]);
    expect(codes(table.findings)).toEqual(['column_guessed', 'column_unknown', 'date_imprecise']);
    const dataset = createDataset({ name: 'x', title: { zh: 'x', en: 'x' }, tables: { sites: table } });
    expect(dataset.findings.filter((finding) => finding.level === 'error')).toEqual([]);
    expect(dataset.tables.sites.rowCount).toBe(2);
  });

  it('fills the bound, its word and the precisions of a reported figure from the cells', async () => {
    const table = await normalize(
      '数字编号,区划代码,指标,数值,单位,序列类型,截至日期,来源\n' +
        'f1,辽宁省,volunteers,120多万人,persons,存量,2019年11月,s\n' +
        'f2,延安市安塞区,volunteers,近8970名,persons,存量,2019年3月,s\n' +
        'f3,沈阳,visits,5—7万,person_times,流量,2019Q1,s\n' +
        'f4,,volunteers,2.75万,persons,存量,,s\n' +
        'f5,海南州共和县龙羊峡镇,teams,暂无,teams,存量,2022年,s\n',
      'figures',
    );
    expect(rowsOf(table)).toMatchObject([
      {
        value: 1200000,
        qualifier: 'at_least',
        qualifier_word: '多',
        unit_word: '人',
        region_code: '210000',
        place_precision: 'province',
        as_of: '2019-11-30',
        as_of_precision: 'month',
      },
      { value: 8970, qualifier: 'nearly', qualifier_word: '近', region_code: '610603', place_precision: 'county' },
      {
        value: 50000,
        value_max: 70000,
        qualifier: 'exact',
        period_start: '2019-01-01',
        as_of: '2019-03-31',
        region_code: '210100',
        place_precision: 'city',
        series_kind: 'flow',
      },
      { value: 27500, qualifier: 'exact', as_of_precision: 'none', region_code: null, place_precision: 'none' },
      { value: null, qualifier: 'exact', region_code: '632521', place_precision: 'place', as_of_precision: 'year' },
    ]);
    expect(codes(table.findings).sort()).toEqual(['cell_blank_word', 'place_container']);
  });

  it('sets a bound aside where a column holds exact numbers only, and says where it can go', async () => {
    const table = await normalize('队伍编号,人数\nT1,150余人\nT2,156名\n', 'teams');
    expect(rowsOf(table).map((row) => row.members)).toEqual([null, 156]);
    expect(table.findings).toMatchObject([
      {
        code: 'bound_lost',
        level: 'error',
        value: '150余人',
        where: { file: 'export.csv', table: 'teams', row: 2, column: '人数' },
      },
    ]);
  });

  it('counts the scale and the unit of the heading, but not twice', async () => {
    const people = await normalize(
      '区划代码,名称,层级,常住人口(万人)\n210000,辽宁省,省,2.75\n210100,沈阳市,市,3万\n',
      'regions',
    );
    expect(rowsOf(people).map((row) => row.population)).toEqual([27500, null]);
    expect(codes(people.findings)).toEqual(['column_guessed', 'unit_twice']);
    const money = await normalize('台账类型,金额(元),时长\n捐赠,12.5,1.5小时\n', 'ledger', {
      headings: new Map([
        ['金额(元)', 'value_fen'],
        ['时长', 'minutes'],
      ]),
    });
    expect(rowsOf(money)).toEqual([{ ledger: 'donation', value_fen: 1250, minutes: 90 }]);
  });

  it('reads the steps of orders with their Chinese words and times of China', async () => {
    const table = await normalize(
      '工单号,序号,步骤,时间,层级\nw1,1,点单,2019-03-05 10:20,\nw1,2,派单,2019-03-05 11:00,实践所\n',
      'case_steps',
    );
    expect(rowsOf(table)).toEqual([
      { case_id: 'w1', seq: 1, step: 'placed', at: Date.parse('2019-03-05T10:20+08:00'), tier: null },
      { case_id: 'w1', seq: 2, step: 'dispatched', at: Date.parse('2019-03-05T11:00+08:00'), tier: 'institute' },
    ]);
  });

  it('does not guess a place: ambiguous names stay open unless the parent is given', async () => {
    const text = '队伍编号,区划代码\nT1,铁西区\n';
    const open = await normalize(text, 'teams');
    expect(rowsOf(open)).toEqual([{ team_id: 'T1', region_code: null }]);
    expect(open.findings[0]).toMatchObject({ code: 'place_ambiguous', level: 'error' });
    expect(open.findings[0]?.remedy).toContain('210303');
    const inAnshan = await normalize(text, 'teams', { within: '210300' });
    expect(rowsOf(inAnshan)[0]?.region_code).toBe('210303');
  });

  it('asks for a register when a place is named and none is given', async () => {
    const raw = await readCsv({ text: '队伍编号,区划代码\nT1,沈阳市\nT2,210100\n' });
    const table = normalizeTable(raw, tables.teams);
    expect(rowsOf(table).map((row) => row.region_code)).toEqual([null, '210100']);
    expect(codes(table.findings)).toEqual(['register_missing']);
  });

  it('says of a former name how the unit is called now', async () => {
    const table = await normalize('队伍编号,区划代码\nT1,安塞县\nT2,芜湖市三山区\n', 'teams');
    expect(rowsOf(table).map((row) => row.region_code)).toEqual(['610603', '340209']);
    expect(codes(table.findings)).toEqual(['place_former', 'place_merged']);
  });

  it('reads numbers of JSON as they are', async () => {
    const raw = await readJson({ text: '[{"team_id":"T1","members":5},{"team_id":"T2","members":null}]' });
    expect(rowsOf(normalizeTable(raw, tables.teams))).toEqual([
      { team_id: 'T1', members: 5 },
      { team_id: 'T2', members: null },
    ]);
  });

  it('never repeats a phone number, and loses no row whatever the cells hold', async () => {
    const table = await normalize('队伍编号,人数\nT1,13812345678\n', 'teams');
    expect(table.findings).toMatchObject([{ code: 'personal_data', value: null }]);
    const cell = fc.oneof(fc.string(), fc.constantFrom('3万余', '2019年', '铁西区', '__proto__', '=1+1', '\u202e3'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (rows) => {
        const raw = rawTable({ columns: ['数值', '截至日期', '区划代码', '维度'], rows });
        const made = normalizeTable(raw, tables.figures, { register });
        expect(rowsOf(made)).toHaveLength(rows.length);
        for (const [index, row] of rowsOf(made).entries())
          if (row.value === null && rows[index]?.[0].trim() !== '')
            expect(made.findings.some((finding) => finding.where.row === index + 2)).toBe(true);
      }),
      { seed: 9, numRuns: 150 },
    );
  });
});

describe('normalizeCategory', () => {
  it('reads words by their column, and by the table where it matters', () => {
    expect(normalizeCategory('实践站', 'tier')).toBe('station');
    expect(normalizeCategory(' 评单 ', 'step')).toBe('rated');
    expect(normalizeCategory('国家级', 'level', 'designations')).toBe('national');
    expect(normalizeCategory('国家级', 'level', 'sites')).toBe('country');
    expect(normalizeCategory('流动服务车', 'tier')).toBe('流动服务车');
    expect(normalizeCategory('constructor', 'constructor')).toBe('constructor');
  });
});

describe('normalizePlace', () => {
  it('names the unit that contains an unknown place', () => {
    expect(normalizePlace('共和县龙羊峡镇', register)).toMatchObject({ code: 'place_unknown', container: '632521' });
  });

  it('names what was perhaps meant', () => {
    const finding = normalizePlace('沈阻市', register);
    expect('remedy' in finding && finding.remedy).toContain('沈阳市 (210100)');
  });
});
