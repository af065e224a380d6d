import { AtlasError } from '@practice-atlas/dataset';
import { type RawTable, readJson, readJsonTables, readNdjson, streamNdjson } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

function rowsOf(raw: RawTable): unknown[][] {
  return Array.from({ length: raw.rowCount }, (_, row) => raw.columns.map((_, column) => raw.cell(row, column)));
}

function numbersOf(raw: RawTable): number[] {
  return Array.from({ length: raw.rowCount }, (_, row) => raw.rowNumber(row));
}

function found(raw: RawTable): unknown[][] {
  return raw.findings.map(({ code, level, where }) => [code, level, where.row, where.column]);
}

async function failureOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('readJson', () => {
  const rows = [
    { a: 1, b: 'x' },
    { c: true, a: null, d: { e: 1, f: { g: { h: 2 } } }, list: [{ i: 3 }] },
  ];

  it.each([
    [rows],
    [{ rows }],
    [{ code: 0, data: { list: rows } }],
    [{ result: { data: { records: rows } }, total: 2 }],
    [{ meta: [{ name: 'a' }], data: rows }],
    [{ whatever: rows, pages: [1, 2] }],
  ])('finds the rows in form %#', async (value) => {
    const raw = await readJson({ text: JSON.stringify(value), name: 'f.json' });
    expect(raw).toMatchObject({ file: 'f.json', columns: ['a', 'b', 'c', 'd.e', 'd.f.g', 'list'], findings: [] });
    expect(rowsOf(raw)).toEqual([
      [1, 'x', null, null, null, null],
      [null, null, true, 1, '{"h":2}', '[{"i":3}]'],
    ]);
    expect(numbersOf(raw)).toEqual([2, 3]);
  });

  it('reads a key that is an object in one row and a value in another as two columns', async () => {
    const raw = await readJson({ text: '[{"a":{"b":1}},{"a":2},{"a":{}},{"a.b":3}]' });
    expect(raw.columns).toEqual(['a.b', 'a', 'a.b']);
    expect(rowsOf(raw)).toEqual([
      [1, null, null],
      [null, 2, null],
      [null, null, null],
      [null, null, 3],
    ]);
  });

  it('takes hostile keys as plain columns', async () => {
    const raw = await readJson({ text: '[{"__proto__":1,"constructor":{"prototype":2}}]' });
    expect(raw.columns).toEqual(['__proto__', 'constructor.prototype']);
    expect(rowsOf(raw)).toEqual([[1, 2]]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('keeps every digit of long whole numbers, and words that are no JSON', async () => {
    const text =
      '[{"id":1234567890123456789,"n":-9007199254740993,"safe":9007199254740991,"x":NaN,"y":-Infinity,' +
      '"text":"say \\"12345678901234567890\\", NaN\\\\","part":0.12345678901234567890,"big":1e400}]';
    const raw = await readJson({ text });
    expect(rowsOf(raw)).toEqual([
      [
        '1234567890123456789',
        '-9007199254740993',
        9007199254740991,
        'NaN',
        '-Infinity',
        'say "12345678901234567890", NaN\\',
        0.12345678901234568,
        'Infinity',
      ],
    ]);
  });

  it('sets elements aside that are no objects', async () => {
    const raw = await readJson({ text: '[{"a":1},7,null,{"a":2}]', name: 'f.json' });
    expect(rowsOf(raw)).toEqual([[1], [2]]);
    expect(numbersOf(raw)).toEqual([2, 5]);
    expect(found(raw)).toEqual([
      ['row_malformed', 'error', 3, undefined],
      ['row_malformed', 'error', 4, undefined],
    ]);
    expect(raw.setAsideCount).toBe(2);
  });

  it('names a long run of elements that are no objects by its range', async () => {
    const raw = await readJson({ text: `[${'1,'.repeat(5000)}{"a":1}]` });
    expect(raw.findings).toHaveLength(1000);
    expect(raw.findings.at(-1)?.where).toMatchObject({ row: 1001, rowEnd: 5001 });
    expect(raw.setAsideCount).toBe(5000);
  });

  it('reads several tables, named by their keys', async () => {
    const text = JSON.stringify({ data: { sites: [{ site_id: 'A1' }], cases: [], notes: [{ n: 1 }], ok: true } });
    const tables = await readJsonTables({ text, name: 'dump.json' });
    expect(tables.map(({ sheet, columns, rowCount }) => [sheet, columns, rowCount])).toEqual([
      ['sites', ['site_id'], 1],
      ['cases', [], 0],
      ['notes', ['n'], 1],
    ]);
    expect(await failureOf(readJson({ text }))).toMatchObject({ code: 'file_malformed' });
  });

  it.each(['{', '3', '{"a":1}', '[1,2]', '[[1]]', '', '<html></html>', '[{"a":1},]', '{"a":1}\n{"a":2}\n'])(
    'refuses %j',
    async (text) => {
      const error = await failureOf(readJson({ text }, { file: 'f.json' }));
      expect(error).toBeInstanceOf(AtlasError);
      expect(error).toMatchObject({ code: 'file_malformed', where: { file: 'f.json' } });
    },
  );

  it('says at which line a text breaks', async () => {
    const error = await failureOf(readJson({ text: '[\n{"a":1},\n{"a" 2}\n]', name: 'f.json' }));
    expect(error).toMatchObject({ message: 'f.json is not JSON: it breaks at line 3, column 6', where: { row: 3 } });
  });

  it.each([
    ['lists', `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
    ['objects', `[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`],
    ['lists only', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['wrappers', `${'{"data":'.repeat(100_000)}[{"a":1}]${'}'.repeat(100_000)}`],
    ['keys', `[{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(',')}}]`],
  ])('refuses too many nested %s', async (_, text) => {
    expect(await failureOf(readJson({ text }))).toMatchObject({ code: 'file_malformed' });
  });
});

describe('readNdjson', () => {
  it('reads one object a line, and numbers rows by line', async () => {
    const raw = await readNdjson({
      text: '\ufeff{"a":1}\r\n\r\n{"b":{"c":"x"}}\n{"a":12345678901234567890}',
      name: 'f.ndjson',
    });
    expect(raw).toMatchObject({ file: 'f.ndjson', columns: ['a', 'b.c'], findings: [] });
    expect(rowsOf(raw)).toEqual([
      [1, null],
      [null, 'x'],
      ['12345678901234567890', null],
    ]);
    expect(numbersOf(raw)).toEqual([1, 3, 4]);
  });

  it('sets lines aside that are no objects', async () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const raw = await readNdjson({ text: `{"a":1}\n{"a":\n[1]\n${deep}\n{"a":2}\n` });
    expect(rowsOf(raw)).toEqual([[1], [2]]);
    expect(found(raw)).toEqual([
      ['line_malformed', 'error', 2, undefined],
      ['line_malformed', 'error', 3, undefined],
      ['line_malformed', 'error', 4, undefined],
    ]);
    expect(raw.setAsideCount).toBe(3);
  });

  it('cuts many bad lines into pieces, so that their findings stay few', async () => {
    const pieces: RawTable[] = [];
    for await (const piece of streamNdjson({ text: `{"a":1}\n${'x\n'.repeat(120_000)}{"b":1}` }).pieces)
      pieces.push(piece);
    expect(pieces.map((piece) => [piece.columns.join(), piece.rowCount, piece.setAsideCount])).toEqual([
      ['a,b', 1, 49_999],
      ['a,b', 0, 50_000],
      ['a,b', 1, 20_001],
    ]);
    expect(pieces[2]?.rowNumber(0)).toBe(120_002);
  });

  it('gives a key that comes late a column in every piece', async () => {
    const text = `${'{"a":1}\n'.repeat(20)}{"a":2,"late":"x"}\n`;
    const pieces: RawTable[] = [];
    for await (const piece of streamNdjson({ text }, { pieceBytes: 32 }).pieces) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(new Set(pieces.map((piece) => piece.columns.join()))).toEqual(new Set(['a,late']));
    expect(pieces.flatMap(rowsOf).at(-1)).toEqual([2, 'x']);
    expect(pieces.flatMap(numbersOf)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  });

  it('counts values whose key comes too late in the answer of a server', async () => {
    const text = `${'{"a":1}\n'.repeat(20)}${'{"a":2,"late":{"x":1}}\n'.repeat(3)}`;
    const progress: number[] = [];
    const raw = await readNdjson('https://example.org/f.ndjson', {
      pieceBytes: 64,
      fetch: async () => new Response(text),
      onProgress: ({ rowCount }) => progress.push(rowCount),
    });
    expect(raw.columns).toEqual(['a']);
    expect(raw.rowCount).toBe(23);
    expect(found(raw)).toEqual([['column_late', 'warning', 21, 'late.x']]);
    expect(raw.findings[0]?.reason).toContain('3 values');
    expect(progress.at(-1)).toBe(23);
  });
});
