import { tableRows } from '@practice-atlas/dataset';
import { transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

it('reads the first of two equal headings, and says that the second is left', async () => {
  const text = `点单编号,所属区县,点单时间,点单时间,所属区县,派单时间,二次派单时间
A1,朝阳区,2024-03-01 09:00,2024-03-01 10:00,海淀区,2024-03-02 09:00,2024-03-03 09:00
`;
  const { dataset } = await transformFiles({ name: 'orders.csv', text }, { today: '2024-06-30' });
  expect([...tableRows(dataset.tables.case_steps)].map(({ step }) => step)).toEqual([
    'placed',
    'dispatched',
    'dispatched',
  ]);
  expect(
    dataset.findings
      .filter(({ code }) => code === 'heading_duplicate')
      .map(({ level, where: { row, column } }) => [level, row, column]),
  ).toEqual([
    ['warning', 1, '所属区县'],
    ['warning', 1, '点单时间'],
  ]);
});
