import { columnValue } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { normalizeQuantity, normalizeTime, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

async function found(text: string) {
  const { dataset } = await transformFiles([{ name: '2019年3月.csv', text }]);
  return dataset.findings
    .filter(({ code }) => code.startsWith('unit_'))
    .map(({ code, level, where, value }) => `${level} ${code} ${where.row} ${where.column} ${value}`)
    .sort();
}

describe('measure words', () => {
  it('of another kind leave the cell empty, and unknown ones are told', async () => {
    const headings = '活动编号,活动名称,活动时间,志愿者人数,参与人次,所属区县';
    expect(
      await found(
        `${headings}\n1,甲,2019-03-01 9:00,20人次,300元,210321\n2,乙,2019-03-01 9:00,20棵,30人次,210321\n3,丙,2019-03-01 9:00,20名,30,210321\n`,
      ),
    ).toEqual([
      'error unit_mismatch 2 参与人次 300元',
      'error unit_mismatch 2 志愿者人数 20人次',
      'warning unit_word_unknown 3 志愿者人数 20棵',
    ]);
  });

  it('of another kind are found in reports', async () => {
    expect(await found('地区,志愿者人数,活动场次\n210321,2000人,5场\n210381,200支,6次\n')).toEqual([
      'error unit_mismatch 3 志愿者人数 200支',
    ]);
  });

  it('of a line above count person-times where they count persons', async () => {
    const text = '单位：万人,,\n地区,志愿者人数,参与人次\n210321,1.2,3\n210381,2.3,4\n';
    const { dataset } = await transformFiles([{ name: '2019年3月.csv', text }]);
    const { value } = dataset.tables.figures.columns;
    expect([0, 1, 2, 3].map((row) => (value ? columnValue(value, row) : null))).toEqual([
      12_000, 30_000, 23_000, 40_000,
    ]);
  });

  it('are more than a county has people when 万 is counted twice', async () => {
    const { dataset } = await transformFiles(
      [{ name: '2019年3月.csv', text: '地区,志愿者人数(万人)\n210321,1.2\n210381,23000\n' }],
      { register: await loadRegister() },
    );
    expect(dataset.findings.filter(({ code }) => code === 'unit_suspected').map(({ where }) => where.row)).toEqual([3]);
  });
});

describe('numbers and moments as they are spoken and sent', () => {
  it.each([
    ['百十人', 110, 'approx'],
    ['百八十', 180, 'approx'],
    ['一百八十', 180, 'exact'],
    ['过万', 10_000, 'at_least'],
    ['破百', 100, 'at_least'],
    ['1E+05', 100_000, 'exact'],
  ])('reads %s', (text, value, qualifier) => {
    expect(normalizeQuantity(text)).toMatchObject({ quantity: { value, qualifier } });
  });

  it('says that two counts in one cell are no number', () => {
    expect(normalizeQuantity('8类73个')).toMatchObject({ code: 'quantity_malformed' });
  });

  it.each(['2019-3-5T8:00Z', '2019-3-5 16:00+0800', '2019年3月5日16:00+08:00'])('reads the zone in %s', (text) => {
    expect(normalizeTime(text)).toEqual({ time: Date.UTC(2019, 2, 5, 8), zoneAssumed: false });
  });
});
