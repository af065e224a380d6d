import { AtlasError } from '@practice-atlas/dataset';
import { readCsv, readJson } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

/** 名称,数量 / 宏伟站,3 in GB18030. */
const GB18030 = Uint8Array.from([
  ...[0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a],
  ...[0xba, 0xea, 0xce, 0xb0, 0xd5, 0xbe, 0x2c, 0x33, 0x0a],
]);

describe('readCsv', () => {
  it('keeps cells as texts, with the row numbers of the file', async () => {
    const raw = await readCsv('a,b\n1,"x,y"\n\n007,\n', { file: 'f.csv' });
    expect(raw).toMatchObject({
      file: 'f.csv',
      columns: ['a', 'b'],
      rows: [
        ['1', 'x,y'],
        ['007', ''],
      ],
      rowNumbers: [2, 4],
      findings: [],
    });
  });

  it.each([
    ['名称;数量\n宏伟站;3\n'],
    ['名称\t数量\n宏伟站\t3\n'],
    ['\ufeff名称,数量\r\n宏伟站,3\r\n'],
    ['"名称";"数量"\n"宏伟站";"3"\n'],
  ])('finds the delimiter of %j', async (text) => {
    expect(await readCsv(text)).toMatchObject({ columns: ['名称', '数量'], rows: [['宏伟站', '3']] });
  });

  it('does not take commas inside quotes or in one heading for the delimiter', async () => {
    const raw = await readCsv('名称;说明, 备注\n"a, b, c";x\n');
    expect(raw.columns).toEqual(['名称', '说明, 备注']);
  });

  it('reads UTF-8 with a byte-order mark from bytes and from a blob', async () => {
    const bytes = new TextEncoder().encode('\ufeff名称\n宏伟站\n');
    for (const source of [bytes, bytes.buffer as ArrayBuffer, new Blob([bytes])])
      expect(await readCsv(source)).toMatchObject({ columns: ['名称'], rows: [['宏伟站']], findings: [] });
  });

  it('reads GB18030 and says so', async () => {
    const raw = await readCsv(GB18030, { file: 'f.csv' });
    expect(raw).toMatchObject({ columns: ['名称', '数量'], rows: [['宏伟站', '3']] });
    expect(raw.findings).toMatchObject([{ code: 'encoding_guessed', level: 'notice', where: { file: 'f.csv' } }]);
  });

  it('reads UTF-16 by its byte-order mark', async () => {
    const text = '\ufeffa,b\n1,2\n';
    const bytes = new Uint8Array(text.length * 2);
    for (let i = 0; i < text.length; i += 1) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true);
    expect(await readCsv(bytes)).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']] });
  });

  it('calls bytes of no encoding an error instead of throwing', async () => {
    const raw = await readCsv(Uint8Array.from([0x61, 0x0a, 0xff, 0xff, 0x0a]));
    expect(raw.findings[0]).toMatchObject({ code: 'encoding_unknown', level: 'error' });
  });

  it('passes on ragged rows as findings', async () => {
    const raw = await readCsv('a,b\n1\n1,2,3\n', { file: 'f.csv' });
    expect(raw.rows).toEqual([
      ['1', ''],
      ['1', '2'],
    ]);
    expect(raw.findings.map((finding) => [finding.code, finding.where.row])).toEqual([
      ['row_ragged', 2],
      ['row_ragged', 3],
    ]);
  });
});

describe('readJson', () => {
  const rows = [
    { a: 1, b: 'x' },
    { c: true, a: null, d: { e: 1 } },
  ];

  it.each([[rows], [{ rows }], [{ code: 0, data: { list: rows } }]])('finds the rows in form %#', async (value) => {
    expect(await readJson(JSON.stringify(value))).toMatchObject({
      columns: ['a', 'b', 'c', 'd'],
      rows: [
        [1, 'x', null, null],
        [null, null, 'true', '{"e":1}'],
      ],
      rowNumbers: [2, 3],
    });
  });

  it('takes hostile keys as plain columns', async () => {
    const raw = await readJson('[{"__proto__":1,"constructor":2}]');
    expect(raw.columns).toEqual(['__proto__', 'constructor']);
    expect(raw.rows).toEqual([[1, 2]]);
  });

  it.each(['{', '3', '{"a":1}', '[1,2]', '[[1]]'])('refuses %j', async (text) => {
    const reading = readJson(text, { file: 'f.json' });
    await expect(reading).rejects.toBeInstanceOf(AtlasError);
    await expect(reading).rejects.toMatchObject({ code: 'file_malformed', where: { file: 'f.json' } });
  });
});
