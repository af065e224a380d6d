import { columnValue, formatDay } from '@practice-atlas/dataset';
import { type TransformOptions, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

/** metric start..end of each figure, and the codes of what was found about periods and places. */
async function periods(text: string, options: TransformOptions = {}, name = 'report.csv') {
  const { dataset } = await transformFiles([{ name, text }], options);
  const { columns, rowCount } = dataset.tables.figures;
  const cell = (column: string, row: number) => (columns[column] ? columnValue(columns[column], row) : null);
  const day = (value: unknown) => (typeof value === 'number' ? formatDay(value) : (value ?? ''));
  return {
    figures: Array.from(
      { length: rowCount },
      (_, row) => `${cell('metric', row)} ${day(cell('period_start', row))}..${day(cell('as_of', row))}`,
    ),
    found: dataset.findings.map(({ code }) => code).filter((code) => /^(?:period|place)_/.test(code)),
  };
}

const REPORT = '地区,志愿者人数,活动场次\n210321,100,5\n';

describe('the periods of reports', () => {
  it.each([
    ['截至2019年6月30日累计统计表', '', '2019-06-30'],
    ['截至2019年3月底', '', '2019-03-31'],
    ['2019年3月5日-11日周报', '2019-03-05', '2019-03-11'],
    ['2019年3月5日日报', '2019-03-05', '2019-03-05'],
  ])('are those that the title %s says', async (title, start, end) => {
    expect(await periods(`${title}\n${REPORT}`)).toEqual({
      figures: [`volunteers ..${end}`, `activities ${start}..${end}`],
      found: [],
    });
  });

  it('have no first day when a total is dated by one day that need not be all of it', async () => {
    expect(await periods(`2019-06-30统计表\n${REPORT}`)).toEqual({
      figures: ['volunteers ..2019-06-30', 'activities ..2019-06-30'],
      found: ['period_unclear'],
    });
    expect(await periods('地区,日期,活动场次\n210321,2019-12-31,30\n210381,2019-12-31,40\n')).toEqual({
      figures: ['activities ..2019-12-31', 'activities ..2019-12-31'],
      found: ['period_unclear'],
    });
  });

  it('are single days in a column of several', async () => {
    expect(await periods('地区,日期,活动场次\n210321,2019-12-30,30\n210321,2019-12-31,40\n')).toEqual({
      figures: ['activities 2019-12-30..2019-12-30', 'activities 2019-12-31..2019-12-31'],
      found: [],
    });
  });

  it('take the year of the options for names of files, and say when it is missing', async () => {
    expect(await periods(REPORT, { year: 2019 }, '3月.csv')).toEqual({
      figures: ['volunteers ..2019-03-31', 'activities 2019-03-01..2019-03-31'],
      found: [],
    });
    expect((await periods(REPORT, {}, '3月.csv')).found).toEqual(['period_without_year']);
  });

  it('are found missing once a file, as places are', async () => {
    expect((await periods(REPORT)).found).toEqual(['period_missing']);
    expect((await periods('日期,志愿者人数,活动场次\n2019-12,100,5\n')).found).toEqual(['place_missing']);
  });
});
