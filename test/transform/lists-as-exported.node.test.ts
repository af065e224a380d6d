import { type Finding, type TableName, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function rowsOf(table: TableName, name: string, text: string) {
  const { dataset, report } = await transformFiles({ name, text }, { register, within: '210300', today: '2024-06-30' });
  const rows = tableRows(dataset.tables[table]).map((row) => row as Readonly<Record<string, unknown>>);
  const found = (code: string): Finding[] => dataset.findings.filter((finding) => finding.code === code);
  return { rows, found, files: report.files };
}

describe('service records that do not say how the time came about', () => {
  it('are kept apart as unstated, with one warning', async () => {
    const { rows, found } = await rowsOf(
      'service_records',
      '服务记录.csv',
      '记录编号,志愿者编号,开始时间,服务时长(小时)\n1,V1,2019-03-01 9:00,2\n2,V1,2019-03-02 9:00,1.5\n',
    );
    expect(rows.map(({ basis, minutes }) => [basis, minutes])).toEqual([
      ['unstated', 120],
      ['unstated', 90],
    ]);
    expect(found('basis_unstated').map(({ level }) => level)).toEqual(['warning']);
    expect(found('column_missing')).toEqual([]);
  });
});

describe('words of tiers', () => {
  it('are read by their ends, which is said once a word; others are kept with a warning', async () => {
    const words = '村站 社区站 县级中心 镇（街）所 村级实践站 示范基地 街道所 分中心 驿站 村站'.split(' ');
    const lines = words.map((word, at) => `S${at},甲${at},${word},台安县`);
    const { rows, found } = await rowsOf(
      'sites',
      's.csv',
      `阵地编号,阵地名称,阵地类型,所属区县\n${lines.join('\n')}\n`,
    );
    expect(rows.map(({ tier }) => tier)).toEqual(
      'station station center institute station base institute 分中心 驿站 station'.split(' '),
    );
    expect(found('tier_guessed').map(({ value }) => value)).toEqual(words.slice(0, 7));
    expect(found('word_unknown').map(({ value, level }) => [value, level])).toEqual([
      ['分中心', 'warning'],
      ['驿站', 'warning'],
    ]);
  });
});

describe('ledgers', () => {
  const heading = '流水号,捐赠物品,数量,单位,金额,日期,所属区县\n';

  it('count sums without a unit in yuan', async () => {
    const text = `${heading}1,米,3,袋,120.5,2019-03-01,台安县\n2,米,3,袋,3万,2019-03-01,台安县\n`;
    const { rows, found } = await rowsOf('ledger', '捐赠台账.csv', text);
    expect(rows.map(({ value_fen }) => value_fen)).toEqual([12_050, 3_000_000]);
    expect(found('column_guessed').map(({ reason }) => reason)).toEqual(['it was taken for "value_fen", in 元']);
  });

  it('that write days only are told so once, others cell by cell', async () => {
    const days = `${heading}1,米,3,袋,1,2019-03-01,台安县\n2,米,3,袋,2,2019-03-02,台安县\n`;
    const { found } = await rowsOf('ledger', '捐赠台账.csv', days);
    expect(found('time_without_hour')).toMatchObject([{ level: 'notice', where: { column: '日期' } }]);
    expect(found('time_without_hour')[0]?.reason).toContain('all 2 of its filled cells');
    const mixed = await rowsOf('ledger', '捐赠台账.csv', `${days}3,米,3,袋,2,2019-03-02 9:00,台安县\n`);
    expect(mixed.found('time_without_hour').map(({ where, level }) => [where.row, level])).toEqual([
      [2, 'warning'],
      [3, 'warning'],
    ]);
  });
});

describe('logs of steps', () => {
  it('read 退回 as a refusal', async () => {
    const { rows, found } = await rowsOf(
      'case_steps',
      '流转.csv',
      '订单编号,环节,操作时间\nA,点单,2019-03-01 9:00\nA,派单,2019-03-01 10:00\nA,退回,2019-03-01 11:00\n',
    );
    expect(rows.map(({ step }) => step)).toEqual(['placed', 'dispatched', 'rejected']);
    expect(found('step_unknown')).toEqual([]);
  });

  it('are checked for their order when no file lists the cases', async () => {
    const { found } = await rowsOf(
      'case_steps',
      '流转.csv',
      '订单编号,环节,操作时间\nA,完成,2019-03-01 9:00\nA,派单,2019-03-01 10:00\nA,点单,2019-03-01 11:00\n',
    );
    expect(found('step_out_of_order')).not.toEqual([]);
  });
});

describe('rows without ids that say the same', () => {
  it('are both kept, and named', async () => {
    const heading = '捐赠物品,数量,单位,日期,所属区县\n';
    const { rows, found } = await rowsOf(
      'ledger',
      '捐赠台账.csv',
      `${heading}米,3,袋,2019-03-01,台安县\n油,1,桶,2019-03-01,台安县\n米,3,袋,2019-03-01,台安县\n`,
    );
    expect(rows).toHaveLength(3);
    expect(found('row_possibly_repeated').map(({ where, level }) => [where.row, level])).toEqual([[4, 'notice']]);
    expect(found('row_possibly_repeated')[0]?.reason).toContain('row 2 says the same');
  });
});

describe('cells', () => {
  const heading = '阵地编号,阵地名称,阵地类型,所属区县,挂牌日期\n';

  it('that show an error of a spreadsheet are a warning, in texts too', async () => {
    const { found } = await rowsOf('sites', 's.csv', `${heading}S1,#N/A,站,台安县,#REF!\n`);
    expect(found('cell_error').map(({ where, level, value }) => [where.column, level, value])).toEqual([
      ['挂牌日期', 'warning', '#REF!'],
      ['阵地名称', 'warning', '#N/A'],
    ]);
  });

  it('that hold a quarter are not called a month', async () => {
    const { found } = await rowsOf('sites', 's.csv', `${heading}S1,甲,站,台安县,2019年第一季度\n`);
    expect(found('date_imprecise')[0]?.reason).toBe(
      'only the time from 2019-01-01 to 2019-03-31 is known; its last day was taken',
    );
  });
});

describe('wide reports', () => {
  it('have figures of the whole year beside those of its halves', async () => {
    const text = '地区,指标,上半年,全年\n台安县,活动场次,11,30\n';
    const { rows, found } = await rowsOf('figures', '2019年报.csv', text);
    expect(rows.map(({ value }) => value)).toEqual([11, 30]);
    expect(rows[1]).toMatchObject({ as_of_precision: 'year' });
    expect(found('column_unknown')).toEqual([]);
  });
});
