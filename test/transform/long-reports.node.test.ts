import { tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function figuresOf(text: string, name = '统计.csv') {
  const { dataset, report } = await transformFiles({ name, text }, { register, within: '210300', today: '2019-12-31' });
  return {
    rows: tableRows(dataset.tables.figures).map((row) => row as Readonly<Record<string, unknown>>),
    findings: dataset.findings,
    guessed: dataset.findings
      .filter(({ code }) => code === 'series_kind_guessed')
      .map(({ level, value, reason }) => [level, value, reason.replace(/^.*taken for /, '')]),
    files: report.files.map(({ rowsIn, rowsKept }) => [rowsIn, rowsKept]),
  };
}

describe('a long report without a column for the kind of number', () => {
  it('keeps every row, by the words of its indicator, and says what was assumed of each', async () => {
    const { rows, guessed, files } = await figuresOf(
      [
        '指标,地区,日期,数值',
        '注册志愿者数,台安县,2019年3月,1200',
        '新增志愿者(万人),台安县,2019年3月,0.2',
        '本月活动场次,台安县,2019年3月,12',
        '点单目标数,台安县,2019年3月,300',
        '村规民约修订,台安县,2019年3月,30',
        '注册志愿者数,海城市,2019年3月,约3400',
        '',
      ].join('\n'),
    );
    expect(files).toEqual([[6, 6]]);
    const said = rows.map((row) => ['metric', 'value', 'unit', 'series_kind', 'period_start'].map((name) => row[name]));
    expect(said).toEqual([
      ['volunteers_registered', 1200, 'persons', 'stock', null],
      ['volunteers_new', 2000, 'persons', 'flow', '2019-03-01'],
      ['activities', 12, 'events', 'flow', '2019-03-01'],
      ['orders_placed', 300, 'orders', 'target', null],
      ['村规民约修订', 30, 'items', 'stock', null],
      ['volunteers_registered', 3400, 'persons', 'stock', null],
    ]);
    expect(rows[5]).toMatchObject({ qualifier: 'approx', region_code: '210381' });
    expect(guessed).toEqual([
      ['warning', '村规民约修订', 'a state on a date'],
      ['notice', '注册志愿者数', 'a state on a date'],
      ['notice', '新增志愿者(万人)', 'a total over a period'],
      ['notice', '本月活动场次', 'a total over a period'],
      ['notice', '点单目标数', 'a target'],
    ]);
  });

  it('keeps unit, note and source of each row', async () => {
    const { rows, findings } = await figuresOf(
      '指标名称,区县,年份,月份,单位,数据,备注\n志愿者人数,台安县,2019,3,万人,1.2,含党员\n满意率,台安县,2019,3,%,98.5,\n',
    );
    expect(rows).toMatchObject([
      { metric: 'volunteers', value: 12_000, unit: 'persons', as_of: '2019-03-31', note: '含党员' },
      { metric: 'satisfaction_rate', value: 0.985, unit: 'ratio', as_of: '2019-03-31' },
    ]);
    expect(findings.filter(({ level }) => level !== 'notice')).toEqual([]);
  });

  it('takes period and place of the title, and the unit in the heading where it fits', async () => {
    const { rows } = await figuresOf('台安县2019年3月统计表,,\n指标,数值(万人)\n志愿者人数,1.2\n实践站数,3\n');
    expect(rows).toMatchObject([
      { metric: 'volunteers', value: 12_000, region_code: '210321', as_of: '2019-03-31' },
      { metric: 'sites', value: 3, region_code: '210321' },
    ]);
  });

  it('takes no first day of totals that are dated by one day', async () => {
    const { rows, findings } = await figuresOf('指标,地区,日期,数值\n新增志愿者,台安县,2019-03-31,20\n');
    expect(rows).toMatchObject([{ series_kind: 'flow', period_start: null, as_of: '2019-03-31' }]);
    expect(findings.map(({ code }) => code)).toContain('period_unclear');
  });

  it('keeps what a column says', async () => {
    const { rows, guessed } = await figuresOf('指标,地区,日期,数值,序列类型\n志愿者人数,台安县,2019年,20,目标\n');
    expect(rows).toMatchObject([{ series_kind: 'target', unit: 'persons' }]);
    expect(guessed).toEqual([]);
  });

  it('names the rows that hold no number, or no indicator', async () => {
    const { rows, findings } = await figuresOf('指标,地区,日期,数值\n志愿者人数,台安县,2019年,\n,台安县,2019年,5\n');
    expect(rows).toEqual([]);
    expect(findings.map(({ code, where }) => [code, where.row])).toEqual(
      expect.arrayContaining([
        ['row_without_value', 2],
        ['metric_unknown', 3],
      ]),
    );
  });
});
