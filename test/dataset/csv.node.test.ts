import { type CsvTable, formatCsv, parseCsv } from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rowsOf = ({ cells, columns, rowCount }: CsvTable) =>
  Array.from({ length: rowCount }, (_, row) => cells.slice(row * columns.length, (row + 1) * columns.length));

describe('parseCsv', () => {
  it('gives back what formatCsv printed: quotes, commas, line breaks, marks', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        '"',
        ',',
        '\n',
        '\r',
        '\r\n',
        ' a ',
        '""',
        '<img onerror=1>',
        '\u202e反',
        '\ufeff',
        '__proto__',
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 })),
        (width, rows) => {
          const columns = ['a', 'b', 'c', 'd'].slice(0, width);
          const written = rows.map((row) => row.slice(0, width));
          const csv = parseCsv(formatCsv(columns, written));
          expect(csv.columns).toEqual(columns);
          expect(rowsOf(csv)).toEqual(written);
          expect(csv.findings).toEqual([]);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('drops a byte-order mark and reads LF, CRLF and CR alike', () => {
    for (const text of ['a,b\n1,2\n3,4', '\ufeffa,b\r\n1,2\r\n3,4\r\n', 'a,b\r1,2\r3,4\r']) {
      const csv = parseCsv(text);
      expect(csv.columns).toEqual(['a', 'b']);
      expect(rowsOf(csv)).toEqual([
        ['1', '2'],
        ['3', '4'],
      ]);
    }
  });

  it('reads doubled quotes and line breaks inside quotes', () => {
    expect(rowsOf(parseCsv('a,b\n"say ""hi"", now","two\r\nlines"\n'))).toEqual([['say "hi", now', 'two\r\nlines']]);
  });

  it('skips blank lines but counts them in row numbers', () => {
    const csv = parseCsv('a,b\n\n1,2\n  \n3,4\n');
    expect(csv.rowNumbers).toEqual([3, 5]);
  });

  it('fills a short row and reports it', () => {
    const csv = parseCsv('a,b,c\n1\n', { file: 'x.csv' });
    expect(rowsOf(csv)).toEqual([['1', '', '']]);
    expect(csv.findings).toMatchObject([{ code: 'row_ragged', level: 'warning', where: { file: 'x.csv', row: 2 } }]);
  });

  it('sets cells beyond the heading aside and reports it, empty ones silently', () => {
    const csv = parseCsv('a,b\n1,2,,\n1,2,3\n4,5\n');
    expect(rowsOf(csv)).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['4', '5'],
    ]);
    expect(csv.findings).toMatchObject([{ code: 'row_ragged', level: 'error', where: { row: 3 } }]);
  });

  it('reports a quote that never ends, once', () => {
    const csv = parseCsv('a,b\n"1,2\n3,4\n');
    expect(csv.findings.map(({ code }) => code)).toEqual(['quote_open', 'row_ragged']);
    expect(rowsOf(csv)).toEqual([['1,2\n3,4\n', '']]);
  });

  it('keeps what follows a closing quote', () => {
    expect(rowsOf(parseCsv('a\n"x"y\n'))).toEqual([['xy']]);
  });

  it('reads other delimiters, and nothing from nothing', () => {
    expect(rowsOf(parseCsv('a;b\n1,5;2\n', { delimiter: ';' }))).toEqual([['1,5', '2']]);
    expect(parseCsv('')).toMatchObject({ columns: [], rowCount: 0 });
  });
});
