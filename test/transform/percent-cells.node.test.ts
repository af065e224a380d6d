import { columnValue } from '@practice-atlas/dataset';
import { readXlsx, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';

async function workbookOf(data: SheetData): Promise<File> {
  const blob = await writeXlsx(data, { sheet: '2019年3月' }).toBlob();
  return new File([await blob.arrayBuffer()], 'rates.xlsx');
}

const shown = (value: number, format: string) => ({ value, type: Number, format });
const text = (value: string) => ({ value, type: String });

describe('percentages', () => {
  it('reads numbers in a format of percent as a workbook shows them, with all their digits', async () => {
    const [sheet] = await readXlsx(
      await workbookOf([
        [text('地区'), text('满意率'), text('办结率')],
        [text('台安县'), shown(0.985, '0.0%'), shown(0.07, '0%')],
        [text('海城市'), shown(1e-9, '0.00%'), shown(0.07, '0.00')],
      ]),
    );
    expect(Array.from({ length: 2 }, (_, row) => [1, 2].map((column) => sheet?.cell(row, column)))).toEqual([
      ['98.5%', '7%'],
      ['0.0000001%', 0.07],
    ]);
  });

  it('are divided by a hundred once, whatever the heading says', async () => {
    const workbook = await workbookOf([
      [text('地区'), text('满意率（%）'), text('办结率')],
      [text('台安县'), shown(0.985, '0.0%'), shown(0.5, '0%')],
      [text('海城市'), { value: 97, type: Number }, { value: 0.9, type: Number }],
    ]);
    const csv = { name: '2019年4月.csv', text: '地区,满意率（%）,办结率\n台安县,98.5%,50%\n海城市,97,0.9\n' };
    const { dataset } = await transformFiles([workbook, csv]);
    const { value } = dataset.tables.figures.columns;
    const values = Array.from({ length: 8 }, (_, row) => (value ? columnValue(value, row) : null));
    expect(values).toEqual([0.985, 0.5, 0.97, 0.9, 0.985, 0.5, 0.97, 0.9]);
  });

  it('are found when a share stands under a heading with %', async () => {
    const csv = { name: '2019年4月.csv', text: '地区,满意率（%）\n台安县,0.985\n海城市,97\n' };
    const { dataset } = await transformFiles([csv]);
    expect(dataset.findings.filter(({ code }) => code === 'unit_suspected').map(({ where }) => where.row)).toEqual([2]);
  });
});
