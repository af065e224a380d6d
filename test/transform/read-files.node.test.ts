import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AtlasError } from '@practice-atlas/dataset';
import { type Input, type ReadFilesOptions, readFiles } from '@practice-atlas/transform';
import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/universal';

const CSV = 'site_id,name\nA1,宏伟站\n';
const bytesOf = (text: string) => strToU8(text);
const named = (name: string, content: Uint8Array | string) => new File([content as BlobPart], name);

async function read(input: Input | readonly Input[], options: ReadFilesOptions = {}) {
  const { streams, findings, description } = await readFiles(input, options);
  const tables: Record<string, unknown>[] = [];
  for await (const { file, sheet, table, pieces } of streams) {
    const rows: unknown[] = [];
    for await (const piece of pieces)
      for (let r = 0; r < piece.rowCount; r += 1) rows.push(piece.columns.map((_, c) => piece.cell(r, c)));
    tables.push({ file, ...(sheet === null ? {} : { sheet }), ...(table === null ? {} : { table }), rows });
  }
  return { tables, description, findings: findings.map(({ code, level, where }) => [code, level, where.file]) };
}

async function errorOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AtlasError)) throw new Error(`expected an AtlasError, not ${String(error)}`);
  return error;
}

async function workbook(): Promise<Uint8Array> {
  const blob = await writeXlsx([
    [{ value: 'site_id' }, { value: 'name' }],
    [{ value: 'B1' }, { value: '东岸站' }],
  ]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const parquet = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'site_id', data: ['P1'] },
        { name: 'name', data: ['西岸站'] },
      ],
    }),
  );

const arrow = () =>
  tableToIPC(tableFromArrays({ site_id: ['R1'], name: ['南岸站'] }), { format: 'file' }) ?? new Uint8Array();

describe('readFiles', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('knows files by their first bytes, whatever their names', async () => {
    const files = [
      named('a.dat', CSV),
      named('b', await workbook()),
      named('c.bin', parquet()),
      named('d.csv', arrow()),
      named('e', '[{"site_id":"J1"}]'),
      named('f', '{"site_id":"N1"}\n{"site_id":"N2"}\n'),
    ];
    expect(await read(files)).toEqual({
      description: {},
      findings: [],
      tables: [
        { file: 'a.dat', rows: [['A1', '宏伟站']] },
        { file: 'b', sheet: 'Sheet1', rows: [['B1', '东岸站']] },
        { file: 'c.bin', rows: [['P1', '西岸站']] },
        { file: 'd.csv', rows: [['R1', '南岸站']] },
        { file: 'e', rows: [['J1']] },
        { file: 'f', rows: [['N1'], ['N2']] },
      ],
    });
  });

  it('reads the files of a folder and of an archive in the order of the numbers in their names', async () => {
    const months = [
      '点单10月.csv',
      '点单2月.csv',
      '点单03月.csv',
      '点单2月补.csv',
      '2019年12月/a.csv',
      '2019年9月/a.csv',
    ];
    const ordered = [
      '2019年9月/a.csv',
      '2019年12月/a.csv',
      '点单2月.csv',
      '点单2月补.csv',
      '点单03月.csv',
      '点单10月.csv',
    ];
    await mkdir(join(folder, '2019年12月'));
    await mkdir(join(folder, '2019年9月'));
    for (const path of months) await writeFile(join(folder, path), CSV);
    const name = folder.split('/').at(-1);
    expect((await read(folder)).tables.map(({ file }) => file)).toEqual(ordered.map((path) => `${name}/${path}`));
    const zip = zipSync(Object.fromEntries(months.map((path) => [path, strToU8(CSV)])));
    const { tables } = await read(named('a.zip', zip));
    expect(tables.map(({ file }) => file)).toEqual(ordered.map((path) => `a.zip/${path}`));
  });

  it('reads a folder by path, without dot-files, node_modules and lock files', async () => {
    await mkdir(join(folder, 'b/node_modules'), { recursive: true });
    await mkdir(join(folder, 'a'));
    for (const path of ['b/2.csv', 'a/1.csv', 'z.csv', '.hidden.csv', 'b/node_modules/3.csv', '~$z.xlsx'])
      await writeFile(join(folder, path), CSV);
    const name = folder.split('/').at(-1);
    const { tables, findings } = await read(folder);
    expect(tables.map(({ file }) => file)).toEqual([`${name}/a/1.csv`, `${name}/b/2.csv`, `${name}/z.csv`]);
    expect(findings).toEqual([]);
  });

  it('reads an archive of everything: names in GB18030, an archive within, nothing of __MACOSX', async () => {
    const gbk = [0xd5, 0xbe, 0xb5, 0xe3];
    const packed = zipSync({
      'xx.csv': bytesOf('site_id\nG1\n'),
      'inner.zip': zipSync({ 'deep/orders.csv': bytesOf('site_id\nI1\n') }),
      'book.xlsx': await workbook(),
      '__MACOSX/._book.xlsx': bytesOf('x'),
      '.DS_Store': bytesOf('x'),
      '../../escape.csv': bytesOf('site_id\nE1\n'),
    });
    const renamed = packed.slice();
    const from = [...'xx.csv'].map((letter) => letter.charCodeAt(0));
    for (let at = 0; at < renamed.length - from.length; at += 1)
      if (from.every((byte, i) => renamed[at + i] === byte)) renamed.set(gbk.slice(0, 2), at);
    const { tables, findings } = await read(named('export.zip', renamed));
    expect(tables).toEqual([
      { file: 'export.zip/../../escape.csv', rows: [['E1']] },
      { file: 'export.zip/book.xlsx', sheet: 'Sheet1', rows: [['B1', '东岸站']] },
      { file: 'export.zip/inner.zip/deep/orders.csv', rows: [['I1']] },
      { file: 'export.zip/站.csv', rows: [['G1']] },
    ]);
    expect(findings).toEqual([]);
  });

  it('goes on after a file that nothing reads, or that is broken', async () => {
    const broken = (await workbook()).slice(0, 900);
    const files = [
      named('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])),
      named('broken.xlsx', broken),
      named('a.csv', CSV),
    ];
    const { tables, findings } = await read([...files, join(folder, 'missing.csv'), named('readme.md', '# x')]);
    expect(tables.map(({ file }) => file)).toEqual(['a.csv']);
    expect(findings).toEqual([
      ['file_missing', 'error', join(folder, 'missing.csv')],
      ['file_skipped', 'warning', 'photo.png'],
      ['file_malformed', 'error', 'broken.xlsx'],
      ['file_skipped', 'warning', 'readme.md'],
    ]);
  });

  it('throws for a file alone that nothing reads, and says what is read', async () => {
    const error = await errorOf(read(named('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]))));
    expect(error.code).toBe('file_unsupported');
    expect(error.hint).toContain('.xlsx, .csv');
    expect((await errorOf(read(named('a.xls', '<html><table><tr><td>1')))).code).toBe('file_unsupported');
    expect((await errorOf(read(join(folder, 'missing.csv')))).code).toBe('file_missing');
    expect((await errorOf(read(folder))).code).toBe('file_missing');
    expect(
      (await errorOf(read(named('a.zip', zipSync({ 'a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }))))).code,
    ).toBe('file_unsupported');
  });

  it('bounds what archives within an archive unfold to, all together', async () => {
    const inner = zipSync({ 'a.csv': bytesOf(`a\n${'1\n'.repeat(2 ** 20)}`) });
    const files: Zippable = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`${i}.zip`, [inner, { level: 0 }]]),
    );
    const { tables, findings } = await read(named('a.zip', zipSync(files)), { limits: { inflatedBytes: 6 * 2 ** 20 } });
    expect(tables.length).toBeLessThan(4);
    expect(findings.at(-1)).toEqual(['file_too_large', 'error', 'a.zip/7.zip']);
  });

  it('reads a data package of ours as the tables it names, with its description', async () => {
    const descriptor = {
      name: 'press',
      schema_version: 1,
      practice_atlas: { title: { zh: '报道', en: 'Press' } },
      resources: [{ name: 'sites', path: 'tables/s.csv', dialect: { delimiter: ';' } }],
    };
    const files = {
      'p/datapackage.json': bytesOf(JSON.stringify(descriptor)),
      'p/tables/s.csv': bytesOf('site_id;name\nA1;宏伟站\n'),
      'p/readme.md': bytesOf('# x'),
    };
    const { tables, description, findings } = await read(named('p.zip', zipSync(files)));
    expect(tables).toEqual([{ file: 'p.zip/p/tables/s.csv', table: 'sites', rows: [['A1', '宏伟站']] }]);
    expect(description).toMatchObject({ name: 'press', title: { zh: '报道', en: 'Press' } });
    expect(findings).toEqual([['file_skipped', 'notice', 'p.zip/p/readme.md']]);
  });

  it('reads another data package by the paths, delimiters and encodings it names', async () => {
    const descriptor = {
      resources: [
        { name: 'a', path: './a.txt', dialect: { delimiter: '|' } },
        { name: 'b', path: ['b.csv'], encoding: 'big5' },
        { name: 'c', path: 'https://example.org/c.csv' },
      ],
    };
    await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
    await writeFile(join(folder, 'a.txt'), 'site_id|name\nA1|x,y\n');
    await writeFile(join(folder, 'b.csv'), new Uint8Array([...bytesOf('name,kind\n'), 0xaf, 0xb8, ...bytesOf(',x\n')]));
    const { tables, findings } = await read(join(folder, 'datapackage.json'));
    expect(tables).toEqual([
      { file: 'a.txt', rows: [['A1', 'x,y']] },
      { file: 'b.csv', rows: [['站', 'x']] },
    ]);
    expect(findings).toEqual([['file_skipped', 'warning', 'datapackage.json']]);
  });

  it.each(['../secret.csv', '/etc/secret.csv', 'a/%2e%2e/b.csv', 'a\\b.csv', 'file:///secret.csv'])(
    'refuses a data package whose path leads out: %s',
    async (path) => {
      const files = [named('datapackage.json', JSON.stringify({ resources: [{ name: 'a', path }] }))];
      expect((await errorOf(read(files))).code).toBe('file_malformed');
    },
  );

  it('tells how far it is, and stops when told to', async () => {
    const seen: (string | number)[][] = [];
    await read([named('a.csv', CSV), named('b.xlsx', await workbook())], {
      onProgress: ({ file, rowCount }) => seen.push([file, rowCount]),
    });
    expect(seen).toEqual([
      ['a.csv', 1],
      ['b.xlsx', 1],
    ]);
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(read(named('a.csv', CSV), { signal: controller.signal })).rejects.toThrow('enough');
  });
});
