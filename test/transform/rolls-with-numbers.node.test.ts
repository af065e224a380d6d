import { tableRows } from '@practice-atlas/dataset';
import { transformFiles } from '@practice-atlas/transform';
import { expect, it } from 'vitest';

it.each(['编号', '工号', '志愿者编号', '队员编号'])(
  'reads a list of persons with a number of each: %s',
  async (heading) => {
    const text = `${heading},姓名,入队时间\nG1,甲,2019-01-01\nG2,乙,2019-01-02\n`;
    const { dataset, report } = await transformFiles([{ name: '队员名单.csv', text }], { today: '2019-12-31' });
    expect(tableRows(dataset.tables.volunteers).map(({ volunteer_id }) => volunteer_id)).toEqual(['G1', 'G2']);
    expect(JSON.stringify(dataset.findings)).not.toContain('甲');
    expect(report.worst).toBe('warning');
  },
);

it('reads no list of persons whom only names tell apart', async () => {
  const text = '序号,姓名,入队时间\n1,甲,2019-01-01\n';
  const { dataset } = await transformFiles([{ name: '队员名单.csv', text }], { today: '2019-12-31' });
  expect(dataset.findings.filter(({ code }) => code === 'pseudonym_missing')).toHaveLength(1);
});
