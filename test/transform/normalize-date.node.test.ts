import { type DateReading, normalizeDate, normalizeTime } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function read(text: string | number, options = {}): DateReading {
  const reading = normalizeDate(text, options);
  if (!('date' in reading)) throw new Error(`"${text}" was refused: ${JSON.stringify(reading)}`);
  return reading;
}

describe('normalizeDate', () => {
  it.each<[text: string | number, date: string, precision: string, periodStart: string]>([
    ['2019-03-05', '2019-03-05', 'day', '2019-03-05'],
    ['2019/3/5', '2019-03-05', 'day', '2019-03-05'],
    ['2019.3.5', '2019-03-05', 'day', '2019-03-05'],
    ['2019年3月5日', '2019-03-05', 'day', '2019-03-05'],
    ['２０１９年３月５日', '2019-03-05', 'day', '2019-03-05'],
    ['2019 年 3 月 5 日', '2019-03-05', 'day', '2019-03-05'],
    ['二〇一九年三月五日', '2019-03-05', 'day', '2019-03-05'],
    ['二零一九年十一月二十一日', '2019-11-21', 'day', '2019-11-21'],
    ['2019-03-05 10:20:00', '2019-03-05', 'day', '2019-03-05'],
    ['20190305', '2019-03-05', 'day', '2019-03-05'],
    [20190305, '2019-03-05', 'day', '2019-03-05'],
    [43525, '2019-03-01', 'day', '2019-03-01'],
    ['43525', '2019-03-01', 'day', '2019-03-01'],
    ['2019年3月', '2019-03-31', 'month', '2019-03-01'],
    ['2019.03', '2019-03-31', 'month', '2019-03-01'],
    [2019.03, '2019-03-31', 'month', '2019-03-01'],
    ['2019-11', '2019-11-30', 'month', '2019-11-01'],
    ['201902', '2019-02-28', 'month', '2019-02-01'],
    ['2020年2月底', '2020-02-29', 'month', '2020-02-01'],
    ['截至2019年11月', '2019-11-30', 'month', '2019-11-01'],
    ['2020年', '2020-12-31', 'year', '2020-01-01'],
    ['2020', '2020-12-31', 'year', '2020-01-01'],
    ['2019年度', '2019-12-31', 'year', '2019-01-01'],
    ['2019Q1', '2019-03-31', 'month', '2019-01-01'],
    ['2019年第三季度', '2019-09-30', 'month', '2019-07-01'],
    ['2019年4季度', '2019-12-31', 'month', '2019-10-01'],
    ['Q2 2019', '2019-06-30', 'month', '2019-04-01'],
    ['2019年上半年', '2019-06-30', 'month', '2019-01-01'],
    ['2019年下半年', '2019-12-31', 'month', '2019-07-01'],
    ['2019年一季度', '2019-03-31', 'month', '2019-01-01'],
    ['2019-3-5 14:00', '2019-03-05', 'day', '2019-03-05'],
    ['19年3月5日', '2019-03-05', 'day', '2019-03-05'],
    ['19年3月', '2019-03-31', 'month', '2019-03-01'],
    ['99.12.31', '1999-12-31', 'day', '1999-12-31'],
    ['25/03/2019', '2019-03-25', 'day', '2019-03-25'],
    ['03/25/2019', '2019-03-25', 'day', '2019-03-25'],
    ['5/5/2019', '2019-05-05', 'day', '2019-05-05'],
  ])('reads %s', (text, date, precision, periodStart) => {
    expect(read(text)).toEqual({ date, precision, periodStart });
  });

  it('takes the year from the options where the text has none', () => {
    expect(read('3月5日', { year: 2019 }).date).toBe('2019-03-05');
    expect(read('Q1', { year: 2019 }).date).toBe('2019-03-31');
    expect(normalizeDate('3月5日')).toMatchObject({ code: 'date_without_year' });
    expect(read('3月', { year: 2019 })).toEqual({ date: '2019-03-31', precision: 'month', periodStart: '2019-03-01' });
    expect(read('一季度', { year: 2019 }).date).toBe('2019-03-31');
    expect(read('上半年', { year: 2019 }).date).toBe('2019-06-30');
    for (const text of ['Q1', '3月', '一季度', '下半年'])
      expect(normalizeDate(text)).toMatchObject({ code: 'date_without_year' });
  });

  it.each([
    ['农历正月十五', 'date_lunar'],
    ['2019年腊月', 'date_lunar'],
    ['2019年春节', 'date_lunar'],
    ['2019-02-30', 'date_malformed'],
    ['2019-13-01', 'date_malformed'],
    ['1066-10-14', 'date_malformed'],
    ['05/03/2019', 'date_ambiguous'],
    ['19.03.05', 'date_ambiguous'],
    ['19.3.5', 'date_ambiguous'],
    ['2019年正月初五', 'date_lunar'],
    ['1900-01-01', 'date_placeholder'],
    ['1900/1/0', 'date_placeholder'],
    ['0000-00-00', 'date_placeholder'],
    ['0000-00-00 00:00:00', 'date_placeholder'],
    ['1970年1月1日', 'date_placeholder'],
    ['9999-12-31', 'date_placeholder'],
    [0, 'date_placeholder'],
    ['99.13.32', 'date_malformed'],
    ['2'.repeat(10_000), 'date_malformed'],
    [2019.1, 'date_ambiguous'],
    ['昨天', 'date_malformed'],
    ['<img src=x>', 'date_malformed'],
    ['__proto__', 'date_malformed'],
    ['', 'value_missing'],
  ])('refuses %j as %s', (text, code) => {
    expect(normalizeDate(text)).toMatchObject({ code });
  });

  it('reads every day of 1990 to 2060 from each way to write it, and the same one', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (moment) => {
        const iso = moment.toISOString().slice(0, 10);
        const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
        const serial = Math.round((Date.UTC(year, month - 1, date) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const text of [
          iso,
          `${year}年${month}月${date}日`,
          `${year}/${month}/${date}`,
          iso.replaceAll('-', ''),
          serial,
        ])
          expect(read(text)).toEqual({ date: iso, precision: 'day', periodStart: iso });
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('normalizeTime', () => {
  const time = Date.parse('2019-03-05T10:20:00+08:00');

  it.each<[text: string | number, zoneAssumed: boolean]>([
    ['2019-03-05T10:20+08:00', false],
    ['2019-03-05T02:20:00Z', false],
    [time, false],
    ['2019-03-05 10:20', true],
    ['2019/3/5 10:20:00', true],
    ['2019年3月5日10时20分', true],
    ['2019年3月5日 上午10:20', true],
    [43529 + 10 / 24 + 20 / 1440, true],
    [time / 1000, false],
    [String(time / 1000), false],
    ['2019-03-05 10:20:00.0', true],
    ['2019年3月5日10时20分0秒', true],
    ['2019年3月5日10点20分', true],
    ['20190305102000', true],
    ['2019/3/5 10:20 AM', true],
  ])('reads %s', (text, zoneAssumed) => {
    expect(normalizeTime(text)).toEqual({ time, zoneAssumed });
  });

  it('reads the afternoon, and another zone when told', () => {
    expect(normalizeTime('2019-03-05 下午3:05')).toEqual({
      time: Date.parse('2019-03-05T15:05:00+08:00'),
      zoneAssumed: true,
    });
    expect(normalizeTime('3月5日 15:05', { year: 2019 })).toMatchObject({ time: Date.parse('2019-03-05T15:05+08:00') });
    expect(normalizeTime(43529.4306)).toMatchObject({ time: Date.parse('2019-03-05T10:20:04+08:00') });
    expect(normalizeTime('2019-03-05 10:20', { offsetMinutes: 0 })).toMatchObject({ time: time + 8 * 3_600_000 });
  });

  it.each([
    ['2019-03-05', 'time_without_hour'],
    ['2019年3月', 'time_without_hour'],
    ['2019-03-05 25:00', 'time_malformed'],
    ['2019-02-30 10:00', 'date_malformed'],
    ['10:20', 'date_malformed'],
    [0, 'date_placeholder'],
    ['1970-01-01 00:00:00', 'date_placeholder'],
    ['1970-01-01T00:00:00Z', 'date_placeholder'],
    ['0000-00-00 00:00:00', 'date_placeholder'],
    ['1'.repeat(1000), 'time_malformed'],
    ['', 'value_missing'],
  ])('refuses %j as %s', (text, code) => {
    expect(normalizeTime(text)).toMatchObject({ code });
  });
});
