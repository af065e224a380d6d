import { AtlasError, tableRows } from '@practice-atlas/dataset';
import { readMapping, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const VOLUNTEERS = { name: '志愿者.csv', text: '志愿者编号,注册日期\nV1,2019-01-01\n' };

async function minutesOf(headings: string, rows: readonly string[], mapping?: unknown) {
  const lines = rows.map((row, at) => `R${at + 1},V1,${row}`);
  const text = `记录编号,志愿者编号,${headings}\n${lines.join('\n')}\n`;
  const { dataset } = await transformFiles([VOLUNTEERS, { name: '服务.csv', text }], {
    today: '2019-12-31',
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
  });
  const findings = dataset.findings.filter(({ code }) => /^(?:duration_|hours_|integer_)/.test(code));
  return {
    minutes: tableRows(dataset.tables.service_records).map(({ minutes }) => minutes),
    findings: findings.map(({ code, level, where }) => [code, level, where.row ?? null]),
    reasons: findings.map(({ reason }) => reason),
    remedies: findings.map(({ remedy }) => remedy),
    codes: dataset.findings.map(({ code }) => code),
  };
}

describe('a length of service whose heading names the unit', () => {
  it.each([
    ['服务时长(小时)', '1.5', 90],
    ['服务时长（分钟）', '90', 90],
    ['服务小时数', '1.5', 90],
    ['服务分钟', '90', 90],
    ['serviceHours', '2', 120],
    ['minutes', '45', 45],
  ])('%s is read by it, without a word', async (heading, written, expected) => {
    const { minutes, findings } = await minutesOf(heading, [written]);
    expect(minutes).toEqual([expected]);
    expect(findings).toEqual([]);
  });
});

describe('a length of service whose heading names no unit', () => {
  it('is read by the times beside it, with a notice', async () => {
    const hours = await minutesOf('签到时间,签退时间,服务时长', [
      '2019-03-01 9:00,2019-03-01 11:00,2',
      '2019-03-02 9:00,2019-03-02 11:40,2.5',
    ]);
    expect(hours.minutes).toEqual([120, 150]);
    expect(hours.findings).toEqual([['duration_unit_found', 'notice', null]]);
    expect(hours.reasons[0]).toBe(
      'the heading names no unit; the times beside it say that the numbers are hours (2 rows)',
    );
    expect(hours.codes).not.toContain('column_unknown');
    const minutes = await minutesOf('服务时间,服务时长', ['2019-03-01 9:00-9:20,20', '2019-03-02 14:00-14:15,15']);
    expect(minutes.minutes).toEqual([20, 15]);
    expect(minutes.findings).toEqual([['duration_unit_found', 'notice', null]]);
  });

  it('is read row by row where the times of some rows say another unit', async () => {
    const { minutes, findings } = await minutesOf('开始时间,结束时间,服务时长', [
      '2019-03-01 9:00,2019-03-01 11:00,2',
      '2019-03-02 9:00,2019-03-02 12:00,3',
      '2019-03-03 9:00,2019-03-03 11:00,120',
    ]);
    expect(minutes).toEqual([120, 180, 120]);
    expect(findings).toEqual([
      ['duration_unit_mixed', 'warning', 4],
      ['duration_unit_found', 'notice', null],
    ]);
  });

  it('is read by the cells that name one', async () => {
    const { minutes, findings } = await minutesOf('服务时长', ['90分钟', '30', '45分钟']);
    expect(minutes).toEqual([90, 30, 45]);
    expect(findings).toEqual([['duration_unit_found', 'notice', null]]);
    expect((await minutesOf('服务时长', ['2小时', '90分钟'])).findings).toEqual([]);
  });

  it('is read as hours where nothing says it, with a warning that says how to say it', async () => {
    const { minutes, findings, reasons, remedies } = await minutesOf('服务时长', ['2', '3', '8']);
    expect(minutes).toEqual([120, 180, 480]);
    expect(findings).toEqual([['duration_unit_guessed', 'warning', null]]);
    expect(reasons[0]).toContain('the numbers were taken for hours: 0 of 3 are above 24');
    expect(remedies[0]).toContain('"服务时长": {"column": "minutes", "unit": "小时"}');
  });

  it('is read as minutes where most whole numbers are above 24', async () => {
    const { minutes, findings } = await minutesOf('服务时长', ['120', '90', '20']);
    expect(minutes).toEqual([120, 90, 20]);
    expect(findings).toEqual([['duration_unit_guessed', 'warning', null]]);
  });

  it('is read in hours where some number is no whole one, however high others are', async () => {
    const { minutes } = await minutesOf('服务时长', ['30', '40', '1.5']);
    expect(minutes).toEqual([1800, 2400, 90]);
  });

  it('is read as a mapping file says', async () => {
    const headings = { 服务时长: { column: 'minutes', unit: '分钟' } };
    const { minutes, findings } = await minutesOf('服务时长', ['2'], {
      version: 1,
      files: [{ match: '服务.csv', table: 'service_records', headings }],
    });
    expect(minutes).toEqual([2]);
    expect(findings).toEqual([]);
  });
});

it('lengths of service in a report that names no unit are hours, which is said once a heading', async () => {
  const found = async (heading: string, first: string) => {
    const text = `地区,${heading},活动场次\n210321,${first},5\n210381,400,6\n`;
    const { dataset } = await transformFiles([{ name: '2019年3月月报.csv', text }], { today: '2019-12-31' });
    const { figures } = dataset.tables;
    expect(tableRows(figures).filter(({ metric }) => metric === 'service_hours')[1]).toMatchObject({
      value: 400,
      unit: 'hours',
    });
    return dataset.findings
      .filter(({ code }) => code === 'duration_unit_guessed')
      .map(({ level, where }) => [level, where.row, where.column]);
  };
  expect(await found('服务时长', '300')).toEqual([['warning', 2, '服务时长']]);
  expect(await found('服务时长', '300小时')).toEqual([['warning', 3, '服务时长']]);
  expect(await found('服务时长(小时)', '300')).toEqual([]);
});

it('hours in hundredths become whole minutes, with a notice', async () => {
  const { minutes, findings } = await minutesOf('服务时长(小时)', ['1.33', '0.67', '1.125']);
  expect(minutes).toEqual([80, 40, 68]);
  expect(findings).toEqual([
    ['hours_rounded', 'notice', 2],
    ['hours_rounded', 'notice', 3],
    ['hours_rounded', 'notice', 4],
  ]);
});

it('a mapping file may not name a unit that nobody knows', () => {
  const headings = { 服务时长: { column: 'minutes', unit: '柱香' } };
  expect(() => readMapping({ version: 1, files: [{ match: '*', headings }] })).toThrow(AtlasError);
});
