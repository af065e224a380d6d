import { transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

async function statusFinding(headings: string, ...lines: readonly string[]) {
  const text = `${[headings, ...lines].join('\n')}\n`;
  const { dataset } = await transformFiles([{ name: '点单.csv', text }], { today: '2019-12-31' });
  return dataset.findings
    .filter(({ code }) => code === 'status_left')
    .map(({ level, value, where: { row, column } }) => [level, value, row, column]);
}

it('warns of states in which cases ended before their time', async () => {
  expect(
    await statusFinding(
      '订单编号,点单时间,派单时间,状态',
      'A1,2019-03-01 8:00,2019-03-02 8:00,已取消',
      'A2,2019-03-01 8:00,,已失效',
      'A3,2019-03-01 8:00,,已取消 ',
      'A4,2019-03-01 8:00,,待派单',
    ),
  ).toEqual([['warning', '已取消 2, 已失效 1', 1, '状态']]);
});

it('only notices other states, and those whose time is known', async () => {
  expect(await statusFinding('订单编号,点单时间,派单时间,状态', 'A4,2019-03-01 8:00,,待派单')).toEqual([
    ['notice', '状态', 1, '状态'],
  ]);
  expect(await statusFinding('订单编号,点单时间,取消时间,状态', 'A1,2019-03-01 8:00,2019-03-02 8:00,已取消')).toEqual([
    ['notice', '状态', 1, '状态'],
  ]);
});
