import { columnValue, formatTime, tableRows } from '@practice-atlas/dataset';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const heading = '订单编号,所属区县,点单时间,派单时间,完成时间\n';

async function stepsOf(...lines: readonly string[]) {
  const inputs = lines.map((line, index) => ({ name: `export-${index + 1}.csv`, text: `${heading}${line}\n` }));
  const { dataset, report } = await transformFiles(inputs, { today: '2024-06-30' });
  const steps = tableRows(dataset.tables.case_steps).map((row) => row as Readonly<Record<string, unknown>>);
  return {
    dispatchCount: columnValue(dataset.tables.cases.columns.dispatch_count!, 0),
    steps: steps
      .map(({ seq, step, at }) => [seq, step, formatTime(Number(at))])
      .sort(([a], [b]) => Number(a) - Number(b)),
    codes: dataset.findings.filter(({ level }) => level !== 'notice').map(({ code }) => code),
    files: report.files,
  };
}

const MARCH = 'A1,,2019-03-01 9:00,2019-03-01 10:00,';
const placed = [1, 'placed', '2019-03-01T09:00+08:00'];

describe('an order that a newer export dispatches later', () => {
  it('was dispatched twice, and keeps both', async () => {
    const april = 'A1,,2019-03-01 9:00,2019-03-03 10:00,2019-03-05 10:00';
    const { dispatchCount, steps, files } = await stepsOf(MARCH, april);
    expect(steps).toEqual([
      placed,
      [2, 'dispatched', '2019-03-01T10:00+08:00'],
      [3, 'dispatched', '2019-03-03T10:00+08:00'],
      [4, 'completed', '2019-03-05T10:00+08:00'],
    ]);
    expect(dispatchCount).toBe(2);
    for (const { rowsIn, rowsKept, rowsSetAside } of files) expect(rowsIn).toBe(rowsKept + rowsSetAside);
  });

  it('keeps each once when the first export comes again', async () => {
    const april = 'A1,,2019-03-01 9:00,2019-03-03 10:00,2019-03-05 10:00';
    const { steps } = await stepsOf(MARCH, april, MARCH);
    expect(steps.map(([, step]) => step)).toEqual(['placed', 'dispatched', 'dispatched', 'completed']);
  });
});

describe('a time that a newer export corrects', () => {
  it('takes the place of the older one, which is said', async () => {
    const { steps, codes } = await stepsOf(
      'A1,,2019-03-01 9:00,2019-03-01 10:00,2019-03-04 10:00',
      'A1,,2019-03-01 9:00,2019-03-01 10:00,2019-03-05 10:00',
    );
    expect(steps).toEqual([
      placed,
      [2, 'dispatched', '2019-03-01T10:00+08:00'],
      [3, 'completed', '2019-03-05T10:00+08:00'],
    ]);
    expect(codes).toContain('row_superseded');
  });

  it('is no second dispatch when it goes back', async () => {
    const { steps } = await stepsOf(MARCH, 'A1,,2019-03-01 9:00,2019-03-01 9:30,2019-03-05 10:00');
    expect(steps.map(([, step, at]) => [step, at])).toEqual([
      ['placed', '2019-03-01T09:00+08:00'],
      ['dispatched', '2019-03-01T09:30+08:00'],
      ['completed', '2019-03-05T10:00+08:00'],
    ]);
  });
});
