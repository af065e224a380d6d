import { type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function read(name: string, ...lines: readonly string[]) {
  const input = { name, text: `${lines.join('\n')}\n` };
  const { dataset, report } = await transformFiles(input, { register, within: '210300', today: '2019-12-31' });
  return {
    columnOf: (table: TableName, column: string) =>
      tableRows(dataset.tables[table]).map((row) => (row as Readonly<Record<string, unknown>>)[column] ?? null),
    found: dataset.findings.map(({ code, where }) => [code, where.row ?? null]),
    text: JSON.stringify([dataset.findings, tableRows(dataset.tables.sites)]),
    worst: report.worst,
  };
}

const SITES = '阵地编号,阵地名称,阵地类型,所属区县';

describe('lines under a table that say who filled it in', () => {
  it.each(['联系电话：,,,', '填表人,某甲,联系电话,0412-0000000', '电话：,0412-0000000,,'])(
    'are no records, and nothing of them is kept: %s',
    async (line) => {
      const { columnOf, found, text, worst } = await read('阵地.csv', SITES, 'S1,甲站,站,台安县', line);
      expect(columnOf('sites', 'site_id')).toEqual(['S1']);
      expect(found).toEqual([['row_note', 3]]);
      expect(text).not.toMatch(/某甲|0412/);
      expect(worst).toBe('notice');
    },
  );
});

describe('columns without a heading', () => {
  it('that hold nothing are no fault', async () => {
    expect((await read('阵地.csv', `${SITES},,`, 'S1,甲站,站,台安县,,')).found).toEqual([]);
  });

  it('that hold something are told', async () => {
    const { found } = await read('阵地.csv', `${SITES},,`, 'S1,甲站,站,台安县,,', 'S2,乙站,站,台安县,多,');
    expect(found).toEqual([['column_unknown', 1]]);
  });
});

it.each([
  ['full-width letters and digits', 'Ｄ００１'],
  ['the form in which a spreadsheet keeps a text', '="D001"'],
  ['an apostrophe before it', "'D001"],
  ['spaces around it', ' D001 '],
])('an id is the same in %s', async (_, written) => {
  const { columnOf } = await read('阵地.csv', SITES, `${written},甲站,站,台安县`);
  expect(columnOf('sites', 'site_id')).toEqual(['D001']);
});

it('ticks and empty boxes are yes and no', async () => {
  const { columnOf } = await read(
    '达标检查.csv',
    '阵地编号,标准,检查项,是否达标,检查日期',
    ...'☑ √ ☐ × □ ☒'.split(' ').map((mark, at) => `S1,七有,第${at + 1}项,${mark},2019-03-01`),
  );
  expect(columnOf('site_checks', 'met')).toEqual([true, true, false, false, false, false]);
});

it('a period that stands before a metric without a mark between them dates its figures', async () => {
  const { columnOf } = await read('月报.csv', '区县,2019年3月志愿者人数,2019年一季度满意率', '台安县,1.2万,98.5%');
  expect(columnOf('figures', 'metric')).toEqual(['volunteers', 'satisfaction_rate']);
  expect(columnOf('figures', 'as_of')).toEqual(['2019-03-31', '2019-03-31']);
  expect(columnOf('figures', 'value')).toEqual([12_000, 0.985]);
});

it('the name of a person in an English list is personal', async () => {
  const { found, text } = await read('volunteers.csv', 'volunteer_id,name,registered_on', 'V1,somebody,2019-01-01');
  expect(found).toContainEqual(['column_personal', 1]);
  expect(text).not.toContain('somebody');
});

it('a total in the place of a place is a total, wherever it stands', async () => {
  const { columnOf, found } = await read(
    '统计.csv',
    '指标,地区,日期,数值',
    '志愿者人数,台安县,2019年3月,12000',
    '志愿者人数,合计,2019年3月,12000',
  );
  expect(columnOf('figures', 'place_name')).toEqual(['台安县']);
  expect(found).toContainEqual(['row_total', 3]);
});

it.each([
  ['2:30', 150],
  ['1小时30分', 90],
  ['1:05:00', 65],
])('a length of service of hours and minutes is read: %s', async (written, expected) => {
  const { columnOf } = await read(
    '服务记录.csv',
    '记录编号,志愿者编号,开始时间,服务时长',
    `1,V1,2019-03-01 9:00,${written}`,
  );
  expect(columnOf('service_records', 'minutes')).toEqual([expected]);
});
