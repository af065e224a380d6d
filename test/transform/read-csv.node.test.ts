import { type RawTable, readCsv } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

/** 名称,数量 / 宏伟站,3 in GB18030. */
const GB18030 = Uint8Array.from([
  ...[0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a],
  ...[0xba, 0xea, 0xce, 0xb0, 0xd5, 0xbe, 0x2c, 0x33, 0x0a],
]);

function rowsOf(raw: RawTable): unknown[][] {
  return Array.from({ length: raw.rowCount }, (_, row) => raw.columns.map((_, column) => raw.cell(row, column)));
}

function numbersOf(raw: RawTable): number[] {
  return Array.from({ length: raw.rowCount }, (_, row) => raw.rowNumber(row));
}

function found(raw: RawTable): unknown[][] {
  return raw.findings.map(({ code, level, where }) => [code, level, where.row, where.column]);
}

describe('readCsv', () => {
  it('keeps cells as texts, with the row numbers of the file', async () => {
    const raw = await readCsv({ text: 'a,b\n1,"x,y"\n\n007,\n', name: 'f.csv' });
    expect(raw).toMatchObject({ file: 'f.csv', sheet: null, columns: ['a', 'b'], findings: [] });
    expect(rowsOf(raw)).toEqual([
      ['1', 'x,y'],
      ['007', ''],
    ]);
    expect(numbersOf(raw)).toEqual([2, 4]);
  });

  it.each([
    ['名称;数量\n宏伟站;3\n'],
    ['名称\t数量\n宏伟站\t3\n'],
    ['名称|数量\n宏伟站|3\n'],
    ['名称，数量\n宏伟站，3\n'],
    ['sep=;\n名称;数量\n宏伟站;3\n'],
    ['\ufeff名称,数量\r\n宏伟站,3\r\n'],
    ['名称,数量\r宏伟站,3\r'],
    ['"名称";"数量"\n"宏伟站";"3"\n'],
    ['宏伟区2024年3月统计表\n名称;数量\n宏伟站;3\n'],
  ])('finds the delimiter of %j', async (text) => {
    const raw = await readCsv({ text });
    expect(raw.columns).toEqual(['名称', '数量']);
    expect(rowsOf(raw)).toEqual([['宏伟站', '3']]);
  });

  it('does not take commas inside quotes or in one heading for the delimiter', async () => {
    const raw = await readCsv({ text: '名称;说明, 备注\n"a, b, c";x\n' });
    expect(raw.columns).toEqual(['名称', '说明, 备注']);
  });

  it('reads UTF-8 with a byte-order mark from bytes and from a blob', async () => {
    const bytes = new TextEncoder().encode('\ufeff名称\n宏伟站\n');
    for (const source of [bytes, bytes.buffer as ArrayBuffer, new Blob([bytes])]) {
      const raw = await readCsv(source);
      expect(raw).toMatchObject({ columns: ['名称'], findings: [] });
      expect(rowsOf(raw)).toEqual([['宏伟站']]);
    }
  });

  it('reads GB18030 and says so', async () => {
    const raw = await readCsv(GB18030, { file: 'f.csv' });
    expect(raw.columns).toEqual(['名称', '数量']);
    expect(rowsOf(raw)).toEqual([['宏伟站', '3']]);
    expect(raw.findings).toMatchObject([{ code: 'encoding_guessed', level: 'notice', where: { file: 'f.csv' } }]);
  });

  it('passes on ragged rows as findings', async () => {
    const raw = await readCsv({ text: 'a,b\n1\n1,2,3\n', name: 'f.csv' });
    expect(rowsOf(raw)).toEqual([
      ['1', ''],
      ['1', '2'],
    ]);
    expect(found(raw)).toEqual([
      ['row_ragged', 'warning', 2, undefined],
      ['row_ragged', 'error', 3, undefined],
    ]);
  });
});
