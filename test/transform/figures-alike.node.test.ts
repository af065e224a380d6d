import { type Finding, tableRows } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();

async function figuresOf(...texts: readonly string[]) {
  const inputs = texts.map((text, index) => ({ name: `${'abc'[index]}.csv`, text }));
  const { dataset, report } = await transformFiles(inputs, { register, within: '210300', today: '2024-06-30' });
  const rows = tableRows(dataset.tables.figures).map((row) => row as Readonly<Record<string, unknown>>);
  return { rows, findings: dataset.findings, files: report.files };
}

const place = ({ code, level, where, value }: Finding) => [code, level, where.row ?? null, where.column ?? null, value];

describe('figures of one place, metric and day in one file', () => {
  it('are both kept when they differ, and contradict each other', async () => {
    const { rows, findings, files } = await figuresOf(
      '地区,日期,志愿者人数\n台安县,2019-12-31,1000\n台安县,2019-12-31,1200\n台安县,2019-12-31,1000\n',
    );
    expect(rows.map(({ value }) => value)).toEqual([1000, 1200]);
    const [first, second] = rows.map(({ figure_id }) => String(figure_id));
    expect(second).toBe(`${first}-2`);
    expect(findings.map(place)).toEqual([
      ['figures_contradict', 'warning', 3, '志愿者人数', '1200'],
      ['row_repeated', 'notice', 4, null, null],
    ]);
    expect(findings[0]?.reason).toBe('row 2, column "志愿者人数", says 1000 of the same place and time');
    expect(files[0]).toMatchObject({ rowsIn: 3, rowsKept: 2, rowsSetAside: 1 });
  });

  it('are both kept without a word when both can be true', async () => {
    const { rows, findings } = await figuresOf(
      '地区,日期,志愿者人数\n海城市,2019-12-31,100余\n海城市,2019-12-31,150\n',
    );
    expect(rows.map(({ value, qualifier }) => [value, qualifier])).toEqual([
      [100, 'at_least'],
      [150, 'exact'],
    ]);
    expect(findings).toEqual([]);
  });

  it('of two headings are kept once where they agree, and both where they do not', async () => {
    const { rows, findings, files } = await figuresOf(
      '地区,日期,志愿者人数,志愿者总数\n台安县,2019-12-31,1000,1000\n海城市,2019-12-31,1100,1500\n',
    );
    expect(rows.map(({ value }) => value)).toEqual([1000, 1100, 1500]);
    expect(findings.map(place)).toEqual([
      ['heading_duplicate', 'warning', null, '志愿者总数', '志愿者总数'],
      ['figures_contradict', 'warning', 3, '志愿者总数', '1500'],
    ]);
    expect(findings[0]?.reason).toContain(
      '"志愿者人数" and "志愿者总数" are read as the same figure; of 2 rows they differ in 1',
    );
    expect(findings[1]?.reason).toContain('row 3, column "志愿者人数", says 1100');
    expect(files[0]).toMatchObject({ rowsIn: 2, rowsKept: 2, rowsSetAside: 0 });
  });

  it('of two headings that always agree are a notice', async () => {
    const { rows, findings } = await figuresOf('地区,日期,志愿者人数,志愿者总数\n台安县,2019-12-31,1000,1000\n');
    expect(rows).toHaveLength(1);
    expect(findings.map(place)).toEqual([['heading_duplicate', 'notice', null, '志愿者总数', '志愿者总数']]);
  });
});

describe('findings about figures', () => {
  it('quote numbers with their bounds, and in the unit of the heading', async () => {
    const { findings } = await figuresOf(
      '地区,日期,志愿者人数(万人)\n台安县,2018-12-31,1.2\n台安县,2019-12-31,12500\n台安县,2020-12-31,1.4\n',
      '地区,日期,活动场次\n台安县,2019-12-31,100余\n',
      '地区,日期,活动场次\n台安县,2019-12-31,50\n',
    );
    const found = findings.find(({ code }) => code === 'unit_suspected' || code === 'count_over_population');
    expect(found?.value).toBe('12500');
    const contradiction = findings.find(({ code }) => code === 'figures_contradict');
    expect(contradiction?.reason).toContain('row 2 of b.csv, column "活动场次", says 100+ of');
  });

  it('name no column that the file does not have', async () => {
    const { dataset } = await transformFiles(
      { name: 'a.csv', text: '订单编号,所属区县,点单时间\nA1,海城市,2030-01-01\nA1,海城市,2019-01-01 9:00\n' },
      { register, within: '210300', today: '2024-06-30' },
    );
    const headings = ['订单编号', '所属区县', '点单时间', undefined];
    expect(dataset.findings.filter(({ where }) => !headings.includes(where.column))).toEqual([]);
    expect(dataset.findings.find(({ code }) => code === 'date_in_future')?.value).toBe('2030-01-01');
  });
});
