import { readFile } from 'node:fs/promises';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { toArquero, topN } from '@practice-atlas/transform/arquero.js';
import { describe, expect, it } from 'vitest';
import { ordersWorkbook } from '../../examples/workbook/orders-workbook.js';

const example = (path: string) => new URL(`../../examples/${path}`, import.meta.url);

describe('the workbook of the guide', () => {
  it('is made anew with the same bytes', async () => {
    const [cases = '', caseSteps = '', regions = ''] = await Promise.all(
      ['cases', 'case_steps', 'regions'].map((name) => readFile(example(`simulated/${name}.csv`), 'utf8')),
    );
    const made = await ordersWorkbook({ cases, caseSteps, regions });
    expect(Buffer.from(made).equals(await readFile(example('workbook/orders.xlsx')))).toBe(true);
  });

  it('is read with the two faults that were put into it', async () => {
    const { dataset, report } = await transformFiles(example('workbook/orders.xlsx'), {
      register: await loadRegister(),
    });
    const { cases, case_steps, regions } = dataset.tables;
    expect([cases.rowCount, case_steps.rowCount, regions.rowCount]).toEqual([125, 570, 116]);
    const faults = report.groups.filter(({ level }) => level !== 'notice').flatMap(({ findings }) => findings);
    expect(faults.map(({ code, value, where: { row, column } }) => [code, value, row, column])).toEqual([
      ['date_malformed', '2019-02-30 10:00', 11, '办理时间/点单时间'],
      ['place_unknown', '大动区', 16, '所属区县'],
    ]);
    const kinds = topN(toArquero(cases).groupby('category').count(), { by: 'count', n: 2 });
    expect(kinds.objects()).toEqual([
      { category: '医疗健身', count: 29 },
      { category: '扶贫帮困', count: 20 },
      { category: '其他', count: 76 },
    ]);
  });
});
