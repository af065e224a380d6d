import { writeDataPackage } from '@practice-atlas/dataset';
import { formatReportText, reportHtml, reportJson, reportSarif, transformFiles } from '@practice-atlas/transform';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/universal';

const PHONE = ['138', '0013', '8000'].join('');
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function idNumber(): string {
  const digits = ['110105', '19491231', '002'].join('');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

type Inputs = Parameters<typeof transformFiles>[0];

/** Transforms files, expects none of the numbers in anything that is written, and gives where personal data was found. */
async function placesOf(inputs: Inputs, numbers: readonly string[]): Promise<string[]> {
  const { dataset, report } = await transformFiles(inputs, { today: '2024-06-30' });
  const written = [
    formatReportText(report),
    JSON.stringify(reportJson(report)),
    JSON.stringify(reportSarif(report)),
    JSON.stringify(reportHtml(report)),
    JSON.stringify(dataset.findings),
    JSON.stringify(report),
    JSON.stringify(Object.values(dataset.tables).map(({ origin }) => origin?.places ?? [])),
    JSON.stringify(writeDataPackage(dataset)),
  ];
  for (const number of numbers) expect(written.filter((text) => text.includes(number))).toEqual([]);
  return dataset.findings
    .filter(({ code }) => code === 'personal_data')
    .map(({ level, value, where: { file, sheet, row, column } }) =>
      [level, value ?? 'null', file, sheet, row, column].filter((part) => part !== undefined).join(' '),
    );
}

const HEADINGS = '点单编号,所属区县,点单时间';
const ROW = 'A1,朝阳区,2024-03-01 09:00';

describe('personal data in names', () => {
  it('calls a column by its letter when its heading holds a number', async () => {
    const text = `${HEADINGS},联系人${PHONE}\n${ROW},x\n`;
    expect(await placesOf({ name: 'orders.csv', text }, [PHONE])).toEqual(['error null orders.csv 1 column D']);
  });

  it('calls a sheet by its position', async () => {
    const cells = [HEADINGS, ROW].map((line) => line.split(',').map((value) => ({ value, type: String })));
    const blob = await writeXlsx([
      { data: [[{ value: '说明', type: String }]], sheet: '说明' },
      { data: cells, sheet: `张${PHONE}` },
    ]).toBlob();
    const book = new File([blob], 'book.xlsx');
    expect(await placesOf(book, [PHONE])).toEqual(['error null book.xlsx sheet 2']);
  });

  it('calls a file, and one in an archive or its folder, by its position', async () => {
    const [id, text] = [idNumber(), `${HEADINGS}\n${ROW}\n`];
    const csv = { name: `甲${id}.csv`, text };
    expect(await placesOf(csv, [id])).toEqual(['error null file 1.csv']);
    const other = { name: 'other.csv', text: text.replace('A1', 'A2') };
    expect(await placesOf([other, csv], [id])).toEqual(['error null file 2.csv']);
    const zip = zipSync({ [`甲${id}/a.csv`]: strToU8(text), [`乙${PHONE}.csv`]: strToU8('') });
    expect(await placesOf(new File([new Uint8Array(zip)], 'all.zip'), [id, PHONE])).toEqual([
      'error null all.zip/file 1.csv',
      'error null all.zip/folder 2/a.csv',
    ]);
  });

  it('names no number when such a file is missing or nothing reads it', async () => {
    const good = { name: 'orders.csv', text: `${HEADINGS}\n${ROW}\n` };
    expect(await placesOf([good, `/nowhere/甲${PHONE}.csv`], [PHONE])).toEqual([]);
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], `甲${PHONE}.png`);
    expect(await placesOf([good, picture], [PHONE])).toEqual(['error null file 2.png']);
  });

  it('calls keys of JSON by their letter, and those that come late', async () => {
    const order = { 点单编号: 'A1', 所属区县: '朝阳区', 点单时间: '2024-03-01 09:00' };
    const text = JSON.stringify([{ ...order, [PHONE]: 'x' }]);
    expect(await placesOf({ name: 'orders.json', text }, [PHONE])).toEqual(['error null orders.json 1 column D']);
  });
});

describe('personal data in cells that are not read', () => {
  it('is an error in columns that no table takes, by row and heading', async () => {
    const text = `${HEADINGS},评价内容,流水\n${ROW},请打 ${PHONE},20240301090000\nA2,朝阳区,2024-03-01 10:00,很好,110000202403010001\n`;
    expect(await placesOf({ name: 'orders.csv', text }, [PHONE])).toEqual(['error null orders.csv 2 评价内容']);
  });

  it('is an error in groups of digits, too, in cells that are read', async () => {
    const id = idNumber();
    const grouped = `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`;
    const joined = `${id.slice(0, 14)} ${id.slice(14)}`;
    const text = `${HEADINGS}\n${ROW}\n${grouped},朝阳区,2024-03-01 09:00\n${joined},朝阳区,2024-03-01 09:00\n`;
    expect(await placesOf({ name: 'orders.csv', text }, [grouped, joined])).toEqual([
      'error null orders.csv 3 点单编号',
      'error null orders.csv 4 点单编号',
    ]);
  });

  it('is an error in homes, too, and in numbers of workbooks', async () => {
    const lines = [
      [...HEADINGS.split(','), '随记', '号'],
      [...ROW.split(','), '住3栋2单元501室', Number(PHONE)],
    ];
    const cells = lines.map((line) =>
      line.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
    );
    const book = new File([await writeXlsx([{ data: cells, sheet: '1' }]).toBlob()], 'book.xlsx');
    expect(await placesOf(book, [PHONE, '501室'])).toEqual([
      'error null book.xlsx 1 2 号',
      'error null book.xlsx 1 2 随记',
    ]);
  });

  it('is an error in files that fit no table', async () => {
    const text = `菜名,口味\n面,辣\n饭,${PHONE}\n`;
    expect(await placesOf({ name: 'menu.csv', text }, [PHONE])).toEqual(['error null menu.csv 3 口味']);
  });

  it('is expected in columns of persons, and none of it is kept', async () => {
    const text = `${HEADINGS},联系电话\n${ROW},${PHONE}\n`;
    expect(await placesOf({ name: 'orders.csv', text }, [PHONE])).toEqual([]);
  });
});
