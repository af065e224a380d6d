import type { Finding } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/universal';

const register = await loadRegister();
const HEAD = ['甲县2019年3月月报', '阵地名称,注册志愿者(人),服务时长(小时),满意率,参与人次(万人次)'];
const placeOf = ({ where: { row, column }, level, value, reason }: Finding) => [row, column, level, value, reason];

async function totalsOf(...lines: readonly string[]) {
  const text = `${[...HEAD, ...lines].join('\n')}\n`;
  const { dataset } = await transformFiles([{ name: '月报.csv', text }], { today: '2019-12-31' });
  return dataset.findings.filter(({ code }) => code === 'total_differs').map(placeOf);
}

describe('the total of a wide report', () => {
  it('is compared with the sum of the rows, heading by heading; shares do not add up', async () => {
    expect(await totalsOf('甲站,650,10,90%,1.2', '乙站,100,5.5,80%,0.3', '合计,800,15.5,85%,1.5')).toEqual([
      [5, '注册志愿者(人)', 'warning', '800', 'its 2 rows sum up to 750, and the total says 800'],
    ]);
  });

  it('may stand above its rows, and may be that of all or of those between two totals', async () => {
    expect(await totalsOf('合计,750,,,', '甲站,650,,,', '乙站,100,,,')).toEqual([]);
    expect(await totalsOf('甲站,650,,,', '小计,650,,,', '乙站,100,,,', '小计,90,,,', '合计,750,,,')).toEqual([
      [6, '注册志愿者(人)', 'warning', '90', 'its 1 row before it sum up to 100, and the total says 90'],
    ]);
    expect(await totalsOf('小计,650,,,', '甲站,650,,,', '小计,100,,,', '乙站,100,,,')).toEqual([]);
  });

  it('may be that of the rows of one level of places', async () => {
    const text = `${HEAD.join('\n')}\n210102,650,,,\n210104,100,,,\n210100,760,,,\n合计,750,,,\n`.replace(
      '阵地名称',
      '区划代码',
    );
    const { dataset } = await transformFiles([{ name: '月报.csv', text }], { register, today: '2019-12-31' });
    expect(dataset.findings.filter(({ code }) => code === 'total_differs')).toEqual([]);
  });

  it('differs only beyond what bounds, rounding and empty cells leave open', async () => {
    expect(await totalsOf('甲站,600余,,,1.23', '乙站,100,,,1.31', '合计,800,,,2.5')).toEqual([]);
    expect(await totalsOf('甲站,600余,,,', '乙站,100,,,', '合计,650,,,')).toEqual([
      [5, '注册志愿者(人)', 'warning', '650', 'its 2 rows sum up to at least 700, and the total says 650'],
    ]);
    expect(await totalsOf('甲站,650,,,', '乙站,—,,,', '合计,800,,,')).toEqual([]);
    expect(await totalsOf('甲站,650,,,', '乙站,,,,', '合计,600,,,')).toHaveLength(1);
  });

  it('is compared in workbooks, too', async () => {
    const rows = [
      ['阵地名称', '注册志愿者'],
      ['甲站', 650],
      ['合计', 700],
    ].map((row) => row.map((value) => ({ value })));
    const bytes = await (await writeXlsx(rows, { sheet: '2019年3月' }).toBlob()).arrayBuffer();
    const { dataset } = await transformFiles([bytes], { today: '2019-12-31' });
    expect(dataset.findings.filter(({ code }) => code === 'total_differs').map(placeOf)).toEqual([
      [3, '注册志愿者', 'warning', '700', 'its 1 row sum up to 650, and the total says 700'],
    ]);
  });
});
