import { formatTime, tableRows } from '@practice-atlas/dataset';
import { normalizeTime, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

async function startsOf(...times: readonly string[]) {
  const text = `活动编号,活动名称,活动时间\n${times.map((time, at) => `A${at},甲,${time}`).join('\n')}\n`;
  const { dataset } = await transformFiles([{ name: '2019年活动.csv', text }], { today: '2019-12-31' });
  const starts = tableRows(dataset.tables.activities).map(({ started_at: at }) =>
    at === null ? null : formatTime(at),
  );
  return { starts, findings: dataset.findings.filter(({ where }) => where.column === '活动时间') };
}

describe('a span of time in one cell', () => {
  it.each([
    ['2019年3月5日上午9:00-11:00', '2019-03-05T09:00+08:00'],
    ['2019-03-05 14:00-16:30', '2019-03-05T14:00+08:00'],
    ['2019-03-05 09:00~2019-03-06 11:00', '2019-03-05T09:00+08:00'],
    ['2019/3/5 下午2点半至4点', '2019-03-05T14:30+08:00'],
    ['3月5日9时—11时30分', '2019-03-05T09:00+08:00'],
  ])('is kept by its beginning, with a notice: %s', async (written, start) => {
    const { starts, findings } = await startsOf(written);
    expect(starts).toEqual([start]);
    expect(findings.map(({ code, level, value }) => [code, level, value])).toEqual([['time_range', 'notice', written]]);
  });

  it('of days is kept by the beginning of the first', async () => {
    const { starts, findings } = await startsOf('2019年3月5日至7日', '2019-03-05 10:00', '2019-03-05~2019-03-07');
    expect(starts).toEqual(['2019-03-05T00:00+08:00', '2019-03-05T10:00+08:00', '2019-03-05T00:00+08:00']);
    expect(findings.map(({ code, where }) => [code, where.row]).sort()).toEqual([
      ['time_range', 2],
      ['time_range', 4],
      ['time_without_hour', 2],
      ['time_without_hour', 4],
    ]);
  });

  it('is no time with a zone', async () => {
    const { starts } = await startsOf(
      '2019-03-05T09:00:00-05:00',
      '2019-03-05 09:00:00-05:00',
      '2019-03-05T09:00-05:00',
    );
    expect(starts).toEqual(Array(3).fill('2019-03-05T22:00+08:00'));
  });
});

it.each([
  ['2019年3月5日上午9时', Date.UTC(2019, 2, 5, 1)],
  ['2019年3月5日中午12:30', Date.UTC(2019, 2, 5, 4, 30)],
  ['2019年3月5日中午1点', Date.UTC(2019, 2, 5, 5)],
  ['2019年3月5日早上8点半', Date.UTC(2019, 2, 5, 0, 30)],
  ['2019年3月5日傍晚6点', Date.UTC(2019, 2, 5, 10)],
])('reads %s', (written, time) => {
  expect(normalizeTime(written)).toMatchObject({ time });
});

it('says how to write a moment', () => {
  expect(normalizeTime('改天上午')).toMatchObject({ remedy: 'write it as 2019-03-05 10:20' });
});
