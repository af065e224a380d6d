import { formatTime, tableRows } from '@practice-atlas/dataset';
import { type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Cell } from 'write-excel-file/universal';

async function read(input: Input | readonly Input[]) {
  const { dataset, report } = await transformFiles(input, { today: '2024-12-31' });
  const found = dataset.findings.filter(({ code }) =>
    /^(?:span_|minutes_|time_|required_|key_|row_|pseudonym)/.test(code),
  );
  return {
    services: tableRows(dataset.tables.service_records).map(({ volunteer_id, started_at, minutes }) => [
      volunteer_id,
      started_at === null ? null : formatTime(started_at),
      minutes,
    ]),
    minutes: tableRows(dataset.tables.service_records).map(({ minutes }) => minutes),
    starts: tableRows(dataset.tables.activities).map(({ started_at }) => started_at && formatTime(started_at)),
    found: found.map(({ code, level, where }) => [code, level, where.row ?? null]),
    reasons: found.map(({ reason }) => reason),
    codes: dataset.findings.map(({ code }) => code),
    report,
  };
}

const list = (headings: string, ...rows: readonly string[]) => ({
  name: '签到表.csv',
  text: `志愿者编号,活动编号,${headings}\n${rows.map((row, at) => `V${at + 1},A1,${row}`).join('\n')}\n`,
});

describe('a list of who signed in and out, without a column of lengths', () => {
  it.each([
    ['签到时间,签退时间', '2024-03-05 09:00,2024-03-05 11:30'],
    ['开始时间,结束时间', '2024年3月5日9时,2024年3月5日11时30分'],
    ['签到时间,签退时间', '2024-03-05 09:00,11:30'],
    ['服务日期,签到时间,签退时间', '2024-03-05,9:00,11:30'],
    ['签到日期,签到时间,签退时间', '2024/3/5,上午9点,11点半'],
    ['日期,签到时间,签退时间', '3月5日,0.375,0.4791666667'],
    ['服务日期,起止时间', '2024-03-05,9:00-11:30'],
    ['服务时段', '2024-03-05 9:00-11:30'],
  ])('gives the minutes between the two times, and says so: %s as %s', async (headings, row) => {
    const text = `记录编号,${list(headings, row).text.replace('V1', 'R1,V1')}`;
    const { services, found, reasons, codes } = await read({ name: '2024年签到表.csv', text });
    expect(services).toEqual([['V1', '2024-03-05T09:00+08:00', 150]]);
    expect(found.filter(([code]) => code !== 'time_range')).toEqual([['minutes_derived', 'notice', null]]);
    expect(reasons.join()).toContain('the minutes between these times were taken (1 rows)');
    expect(codes).not.toContain('column_unknown');
    expect(codes).not.toContain('column_missing');
  });

  it('takes the day of the title where the cells are times of day', async () => {
    const data = [
      ['2024年3月5日志愿服务签到表', null, null],
      ['志愿者编号', '签到时间', '签退时间'],
      ['志愿者001', '09:00', '11:30'],
    ].map((row) => row.map((value): Cell => (value === null ? null : { value })));
    const blob = await writeXlsx(data, { sheet: '签到' }).toBlob();
    const { services } = await read(new File([blob], '签到.xlsx'));
    expect(services).toEqual([['志愿者001', '2024-03-05T09:00+08:00', 150]]);
  });

  it('sets rows aside of which the length is not known, and says why', async () => {
    const { minutes, found, report } = await read(
      list(
        '签到时间,签退时间',
        '2024-03-05 09:00,',
        ',2024-03-05 09:00',
        '2024-03-05 11:00,2024-03-05 09:00',
        '2024-03-05 09:00,2024-03-05 09:00',
        '2024-03-05 09:00,2024-03-07 09:00',
        '2024-03-05 09:00,未签退',
        '2024-03-05 09:00,2024-03-05 10:00',
      ),
    );
    expect(minutes).toEqual([60]);
    expect(found.filter(([code]) => !String(code).startsWith('required'))).toEqual([
      ['span_open', 'error', 2],
      ['span_open', 'error', 3],
      ['span_open', 'error', 7],
      ['span_reversed', 'error', 4],
      ['span_empty', 'error', 5],
      ['span_too_long', 'error', 6],
      ['minutes_derived', 'notice', null],
    ]);
    expect(report.files.map(({ rowsIn, rowsKept }) => [rowsIn, rowsKept])).toEqual([[7, 1]]);
  });

  it('counts a service over midnight to the next day, with a warning where no day is written', async () => {
    const dated = await read(list('签到时间,签退时间', '2024-03-05 22:00,2024-03-06 01:00'));
    expect(dated.minutes).toEqual([180]);
    expect(dated.found).toContainEqual(['span_over_midnight', 'notice', 2]);
    const clocks = await read(list('服务日期,签到时间,签退时间', '2024-03-05,22:00,1:00', '2024-03-05,11:00,9:00'));
    expect(clocks.minutes).toEqual([180]);
    expect(clocks.found).toContainEqual(['span_over_midnight', 'warning', 2]);
    expect(clocks.found).toContainEqual(['span_reversed', 'error', 3]);
  });

  it('knows one service again in another export, and names a second sign-out of it', async () => {
    const again = await read([
      list('签到时间,签退时间', '2024-03-05 09:00,2024-03-05 10:00'),
      { ...list('签到时间,签退时间', '2024-03-05 09:00,2024-03-05 10:00'), name: '签到表2.csv' },
    ]);
    expect(again.minutes).toEqual([60]);
    expect(again.codes).toContain('file_resent');
  });

  it('keeps no list of persons whom only names tell apart', async () => {
    const text = '序号,姓名,签到时间,签退时间\n1,甲,2024-03-05 09:00,2024-03-05 11:30\n';
    const { services, found } = await read({ name: '签到表.csv', text });
    expect(services).toEqual([]);
    expect(found).toEqual([['pseudonym_missing', 'error', 2]]);
  });
});

it('two entries of one volunteer and one day are two, when only the length is written', async () => {
  const text = '志愿者编号,服务时间,服务时长(小时)\nV1,2024-03-05,2\nV1,2024-03-05,3\nV1,2024-03-05,3\n';
  const { minutes, found } = await read({ name: '服务记录.csv', text });
  expect(minutes).toEqual([120, 180, 180]);
  expect(found.filter(([code]) => code === 'row_possibly_repeated')).toEqual([['row_possibly_repeated', 'notice', 4]]);
});

it('the times of day of a list with a day of its own tell the unit of its lengths', async () => {
  const { services, found } = await read(list('服务日期,签到时间,签退时间,服务时长', '2024-03-05,9:00,9:20,20'));
  expect(services).toEqual([['V1', '2024-03-05T09:00+08:00', 20]]);
  expect(found).toEqual([]);
});

it.each([
  ['2024-03-05,9:00', '2024-03-05T09:00+08:00', []],
  ['2024-03-05,', '2024-03-05T00:00+08:00', [['time_without_hour', 'warning', 2]]],
  ['2024-03-05,9:00-11:00', '2024-03-05T09:00+08:00', [['time_range', 'notice', 2]]],
])('an activity begins at its time on its day: %s', async (cells, expected, said) => {
  const text = `活动编号,活动名称,活动日期,开始时间\nA1,甲,${cells}\n`;
  const { starts, found } = await read({ name: '活动.csv', text });
  expect(starts).toEqual([expected]);
  expect(found).toEqual(said);
});
