import { parseCsv } from '@practice-atlas/dataset';
import { type CsvOptions, type Input, type RawTable, streamCsv } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const GB18030: Readonly<Record<string, readonly number[]>> = {
  名: [0xc3, 0xfb],
  称: [0xb3, 0xc6],
  宏: [0xba, 0xea],
  伟: [0xce, 0xb0],
  站: [0xd5, 0xbe],
  㐂: [0x81, 0x39, 0xef, 0x31],
};

function inGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((letter) => GB18030[letter] ?? [letter.charCodeAt(0)]));
}

function inUtf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
}

async function piecesOf(input: Input, options: CsvOptions = {}): Promise<RawTable[]> {
  const pieces: RawTable[] = [];
  for await (const piece of streamCsv(input, options).pieces) pieces.push(piece);
  return pieces;
}

function rowsOf(pieces: readonly RawTable[]): unknown[][] {
  return pieces.flatMap((raw) =>
    Array.from({ length: raw.rowCount }, (_, row) => raw.columns.map((_, column) => raw.cell(row, column))),
  );
}

function numbersOf(pieces: readonly RawTable[]): number[] {
  return pieces.flatMap((raw) => Array.from({ length: raw.rowCount }, (_, row) => raw.rowNumber(row)));
}

function found(pieces: readonly RawTable[]): unknown[][] {
  return pieces.flatMap((raw) => raw.findings.map(({ code, level, where }) => [code, level, where.row, where.column]));
}

async function failureOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => null,
    (error: unknown) => error,
  );
}

function printed(rows: readonly (readonly string[])[], delimiter: string, ending: string): string {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + ending).join('');
}

describe('streamCsv', () => {
  const letters = fc.constantFrom('a', '1', '"', ',', ';', '\t', '|', '，', '\r', '\n', ' ', '宏', '站', '😀');
  const cell = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(''));
  const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 120 });

  it.each([',', ';', '\t', '|', '，'])('reads the same cells in pieces of any size, cut by %j', async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 7, max: 64 }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        async (rows, ending, pieceBytes, encoding) => {
          const text = printed([['甲 a', '乙 b', '丙 c'], ...rows], delimiter, ending);
          const bytes =
            encoding === 'utf-8' ? new TextEncoder().encode(text) : inUtf16(`\ufeff${text}`, encoding === 'utf-16le');
          const pieces = await piecesOf(bytes, { delimiter, pieceBytes });
          const whole = parseCsv(text, { delimiter });
          expect(pieces.every((piece) => piece.columns.join() === whole.columns.join())).toBe(true);
          const isFilled = (row: number) => whole.cells.slice(3 * row, 3 * row + 3).some((text) => text.trim() !== '');
          expect(rowsOf(pieces).flat()).toEqual(whole.cells.filter((_, i) => isFilled(Math.floor(i / 3))));
          expect(numbersOf(pieces)).toEqual(whole.rowNumbers.filter((_, row) => isFilled(row)));
          const codes = whole.findings.map(({ code }) => code);
          expect(found(pieces).map(([code]) => code)).toEqual(
            encoding === 'utf-8' ? codes : ['encoding_guessed', ...codes],
          );
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });

  it('reads damaged files the same in pieces of any size, and never fails', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `A${i},"宏伟,站 ""${i}""",${i * 7}`);
    const original = new TextEncoder().encode(`编号,名称,人数\n${lines.join('\n')}\n`);
    const hit = fc.tuple(fc.nat(original.length - 1), fc.constantFrom(0, 10, 13, 34, 44, 0x81, 0xe5, 0xff));
    await fc.assert(
      fc.asyncProperty(
        fc.array(hit, { maxLength: 12 }),
        fc.nat(original.length),
        fc.integer({ min: 16, max: 200 }),
        async (hits, end, pieceBytes) => {
          const bytes = original.slice(0, Math.max(end, 1200));
          for (const [at, byte] of hits) if (at > 40) bytes[at] = byte;
          const [whole, pieces] = [await piecesOf(bytes), await piecesOf(bytes, { pieceBytes })];
          expect(rowsOf(pieces)).toEqual(rowsOf(whole));
          expect(numbersOf(pieces)).toEqual(numbersOf(whole));
          expect(found(pieces).map(String).sort()).toEqual(found(whole).map(String).sort());
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('gives the cells of a column as spans of a text', async () => {
    const [piece] = await piecesOf({ text: 'a,b\n1,"x ""y"""\n22,\n' });
    const spans = piece?.spans(1);
    const starts = [0, 1].map((row) => spans?.bounds[spans.first + row * spans.step] ?? 0);
    expect(starts[0]).toBeLessThan(0);
    expect(piece?.cell(0, 1)).toBe('x "y"');
    expect(starts[1]).toBe(spans?.bounds[spans.first + spans.step + 1]);
  });

  it('sees nothing but a heading as one piece without rows, and an empty file as one without columns', async () => {
    expect(await piecesOf({ text: 'a,b' })).toMatchObject([{ columns: ['a', 'b'], rowCount: 0, findings: [] }]);
    expect(await piecesOf({ text: '\n \n' })).toMatchObject([{ columns: [], rowCount: 0 }]);
    expect(await piecesOf({ text: '' })).toMatchObject([{ columns: [], rowCount: 0 }]);
  });

  it('counts rows and bytes as it goes', async () => {
    const progress: unknown[] = [];
    const text = `a,b\n${'1,2\n'.repeat(100)}`;
    await piecesOf({ text, name: 'f.csv' }, { pieceBytes: 250, onProgress: (at) => progress.push(at) });
    expect(progress).toEqual([
      { file: 'f.csv', bytesRead: 248, bytesTotal: 404, rowCount: 61 },
      { file: 'f.csv', bytesRead: 404, bytesTotal: 404, rowCount: 100 },
    ]);
  });

  it('stops by signal between pieces', async () => {
    const stop = new AbortController();
    const text = `a,b\n${'1,2\n'.repeat(100)}`;
    const onProgress = () => stop.abort(new Error('enough'));
    expect(await failureOf(piecesOf({ text }, { pieceBytes: 250, signal: stop.signal, onProgress }))).toMatchObject({
      message: 'enough',
    });
  });
});

describe('the encoding of a stream', () => {
  it.each([
    ['UTF-16LE with a mark', inUtf16('\ufeff名称,b\n宏伟站,3\n', true)],
    ['UTF-16BE with a mark', inUtf16('\ufeff名称,b\n宏伟站,3\n', false)],
    ['UTF-16LE without one', inUtf16('名称,b\n宏伟站,3\n', true)],
    ['UTF-16BE without one', inUtf16('名称,b\n宏伟站,3\n', false)],
    ['GB18030', inGb18030('名称,b\n宏伟站,3\n')],
  ])('knows %s', async (_, bytes) => {
    const pieces = await piecesOf(bytes, { file: 'f.csv' });
    expect(pieces[0]?.columns).toEqual(['名称', 'b']);
    expect(rowsOf(pieces)).toEqual([['宏伟站', '3']]);
    expect(found(pieces)).toEqual([['encoding_guessed', 'notice', undefined, undefined]]);
  });

  it.each([4096, undefined])(
    'turns to GB18030 when all was ASCII for more than a megabyte, in pieces of %s',
    async (pieceBytes) => {
      const plain = `name,b\n${'1,2\n'.repeat(300_000)}`;
      const pieces = await piecesOf(inGb18030(`${plain}宏伟站,3\n㐂,4\n`), { pieceBytes });
      expect(rowsOf(pieces).slice(-2)).toEqual([
        ['宏伟站', '3'],
        ['㐂', '4'],
      ]);
      expect(found(pieces)).toEqual([['encoding_guessed', 'notice', undefined, undefined]]);
    },
  );

  it('names the cells of a UTF-8 file that late bytes of no encoding stand in', async () => {
    const start = new TextEncoder().encode(`名称,b\n${'宏伟站,2\n'.repeat(120_000)}`);
    const pieces = await piecesOf(Uint8Array.from([...start, ...inGb18030('宏,5\n')]), {
      pieceBytes: 65_536,
      file: 'f.csv',
    });
    expect(found(pieces)).toEqual([
      ['encoding_unknown', 'error', undefined, undefined],
      ['character_lost', 'warning', 120_002, '名称'],
    ]);
    expect(rowsOf(pieces).at(-1)?.[1]).toBe('5');
  });

  it('keeps a UTF-8 file with one bad byte UTF-8, and says where', async () => {
    const bytes = new TextEncoder().encode('名称,说明\n宏伟站,理论宣讲\n白塔站,"文化""服务"\n');
    bytes[17] = 0xff;
    const pieces = await piecesOf(bytes);
    expect(found(pieces)).toEqual([
      ['encoding_unknown', 'error', undefined, undefined],
      ['character_lost', 'warning', 2, '名称'],
    ]);
    expect(rowsOf(pieces)[1]).toEqual(['白塔站', '文化"服务']);
  });

  it('survives a file cut within a character', async () => {
    const bytes = new TextEncoder().encode('名称,b\n宏伟站,3\n白塔站').slice(0, -1);
    const pieces = await piecesOf(bytes);
    expect(found(pieces).map(([code]) => code)).toEqual(['encoding_unknown', 'row_ragged', 'character_lost']);
  });

  it('names a cell whose characters were lost before', async () => {
    const pieces = await piecesOf({ text: 'a,b\n1,2\n3,x\ufffdy\n"\ufffd""",4\n' });
    expect(found(pieces)).toEqual([
      ['character_lost', 'warning', 3, 'b'],
      ['character_lost', 'warning', 4, 'a'],
    ]);
  });

  it('calls bytes of no encoding an error', async () => {
    const pieces = await piecesOf(Uint8Array.from([0x61, 0x0a, 0xff, 0xff, 0x0a]));
    expect(found(pieces)[0]).toEqual(['encoding_unknown', 'error', undefined, undefined]);
  });
});

describe('the form of a stream', () => {
  it('finds the heading below title and unit lines, of two rows', async () => {
    const [piece] = await piecesOf({
      text: '宏伟区2024年3月统计表,,\n单位:万人,,\n\n站点,活动,\n,场次,人次\n宏伟站,3,40\n',
    });
    expect(piece).toMatchObject({
      title: '宏伟区2024年3月统计表',
      unitLine: '单位:万人',
      columns: ['站点', '活动/场次', '活动/人次'],
      rowCount: 1,
    });
    expect(piece?.rowNumber(0)).toBe(6);
  });

  it('sets totals, repeated headings and notes aside, each named', async () => {
    const pieces = await piecesOf({
      text: '站点,场次,人次\nT1,3,40\n站点,场次,人次\n"合 计",3,40\n,小计,9\nSubtotal,1,2\nTotem,1,2\n注:截至月底\n填表人:,某,\n',
    });
    expect(rowsOf(pieces)).toEqual([
      ['T1', '3', '40'],
      ['Totem', '1', '2'],
    ]);
    expect(found(pieces).map(([code, , row]) => [code, row])).toEqual([
      ['row_heading', 3],
      ['row_total', 4],
      ['row_total', 5],
      ['row_total', 6],
      ['row_note', 8],
      ['row_note', 9],
    ]);
    expect(pieces[0]?.setAsideCount).toBe(6);
  });

  it('sees a total in any column, also in the last row of a piece', async () => {
    const text = `人数,月份,地区\n1,3月,宏伟区\n2,3月,合 计\n3,3月,总计\n"4",3月,"小计"\n5,统计,计\n`;
    for (const pieceBytes of [7, 16, 4096]) {
      const pieces = await piecesOf(new TextEncoder().encode(text), { pieceBytes });
      expect(rowsOf(pieces)).toEqual([
        ['1', '3月', '宏伟区'],
        ['5', '统计', '计'],
      ]);
      expect(found(pieces)).toEqual([3, 4, 5].map((row) => ['row_total', 'notice', row, undefined]));
    }
  });

  it('passes over rows of empty cells, as spreadsheets write blank rows, and counts them in row numbers', async () => {
    const pieces = await piecesOf(new TextEncoder().encode('甲,乙\n1,2\n,\n"",  \n3,4\n,,,\n'));
    expect(rowsOf(pieces)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(numbersOf(pieces)).toEqual([2, 5]);
    expect(found(pieces)).toEqual([]);
  });

  it('sets only the line aside whose quote never ends', async () => {
    const pieces = await piecesOf({ text: 'a,b\n1,2\n3,"x\n5,6\n7,8\n', name: 'f.csv' });
    expect(rowsOf(pieces)).toEqual([
      ['1', '2'],
      ['5', '6'],
      ['7', '8'],
    ]);
    expect(numbersOf(pieces)).toEqual([2, 4, 5]);
    expect(found(pieces)).toEqual([['quote_open', 'error', 3, undefined]]);
    expect(pieces.reduce((sum, piece) => sum + piece.setAsideCount, 0)).toBe(1);
  });

  it('sees a forgotten quote that the next quoted cell seems to close', async () => {
    const pieces = await piecesOf({ text: 'a,b,c\n1,"x,3\n4,"y",6\n7,"z\nz",9\n' });
    expect(rowsOf(pieces)).toEqual([
      ['4', 'y', '6'],
      ['7', 'z\nz', '9'],
    ]);
    expect(found(pieces)).toEqual([['quote_open', 'error', 2, undefined]]);
  });

  it('keeps text after a closing quote in its cell, and says so', async () => {
    const pieces = await piecesOf({ text: 'a,b\n1,"x" y\n2,"z" \n' });
    expect(rowsOf(pieces)).toEqual([
      ['1', 'x y'],
      ['2', 'z '],
    ]);
    expect(found(pieces)).toEqual([['quote_stray', 'warning', 2, 'b']]);
  });

  it('goes on after sixteen million characters of an open quote', async () => {
    const line = `${'1'.repeat(998)},2\n`;
    const pieces = await piecesOf({ text: `a,b\n3,"x\n${line.repeat(20_000)}` });
    expect(pieces.reduce((sum, piece) => sum + piece.rowCount, 0)).toBe(20_000);
    expect(found(pieces)).toEqual([['quote_open', 'error', 2, undefined]]);
    expect(pieces.at(-1)?.rowNumber((pieces.at(-1)?.rowCount ?? 0) - 1)).toBe(20_002);
  });

  it('cuts many short rows into pieces, so that their findings stay few', async () => {
    const pieces = await piecesOf({ text: `a,b\n${'1\n'.repeat(120_000)}` });
    expect(pieces.map((piece) => [piece.rowCount, piece.findings.length])).toEqual([
      [50_000, 50_000],
      [50_000, 50_000],
      [20_000, 20_000],
    ]);
    expect(pieces.at(-1)?.rowNumber(19_999)).toBe(120_001);
  });

  it('reads 16,384 columns and refuses more, an endless row, and a heading whose quote never ends', async () => {
    const wide = (count: number) =>
      `${Array.from({ length: count }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(count - 1)}2\n`;
    const [piece] = await piecesOf({ text: wide(16_384) });
    expect([piece?.columns.length, piece?.rowCount, piece?.cell(0, 16_383)]).toEqual([16_384, 1, '2']);
    for (const input of [{ text: wide(100_000) }, new Uint8Array(40_000_000).fill(97), { text: '"a,b\n1,2\n' }])
      expect(await failureOf(piecesOf(input))).toMatchObject({ code: 'file_malformed' });
  });
});
