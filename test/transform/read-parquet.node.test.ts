import { AtlasError } from '@practice-atlas/dataset';
import { type RawTable, readParquet } from '@practice-atlas/transform';
import { gzipSync } from 'fflate';
import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, type ParquetWriteOptions, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';

type WriteOptions = Omit<ParquetWriteOptions, 'writer' | 'columnData'>;

function parquetOf(columnData: ColumnSource[], options: WriteOptions = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
}

function rowsOf(table: RawTable): unknown[] {
  return Array.from({ length: table.rowCount }, (_, r) => table.columns.map((_column, c) => table.cell(r, c)));
}

async function columnOf(data: unknown[], element: Omit<SchemaElement, 'name'>): Promise<unknown[]> {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 1 },
    { name: 'x', repetition_type: 'OPTIONAL', ...element },
  ];
  const table = await readParquet(parquetOf([{ name: 'x', data }], { schema }));
  return rowsOf(table).flat();
}

async function errorOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AtlasError)) throw new Error(`expected an AtlasError, not ${String(error)}`);
  return error;
}

const ORDERS: ColumnSource[] = [
  { name: 'case_id', data: Array.from({ length: 500 }, (_, i) => `C${i}`) },
  { name: 'category', data: Array.from({ length: 500 }, (_, i) => ['理发', '义诊', null][i % 3]), nullable: true },
  { name: 'volunteers', data: Array.from({ length: 500 }, (_, i) => (i % 7 === 0 ? null : i)), nullable: true },
  { name: 'at', data: Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2024, 2, 1, 0, i))) },
  { name: 'tags', data: Array.from({ length: 500 }, (_, i) => ({ steps: [i, 'x'] })), type: 'JSON' },
];

describe('readParquet', () => {
  it('reads texts, numbers, truth values and missing values', async () => {
    const bytes = parquetOf([
      { name: '名称', data: ['宏伟站', null, ''], type: 'STRING', nullable: true },
      { name: '场次', data: [3, null, -1], type: 'INT32', nullable: true },
      { name: '时长', data: [1.5, Number.NaN, 0.1], type: 'DOUBLE' },
      { name: '开放', data: [true, false, null], type: 'BOOLEAN', nullable: true },
    ]);
    const table = await readParquet(bytes, { file: 'sites.parquet' });
    expect(table).toMatchObject({ file: 'sites.parquet', sheet: null, columns: ['名称', '场次', '时长', '开放'] });
    expect(rowsOf(table)).toEqual([
      ['宏伟站', 3, 1.5, true],
      [null, null, null, false],
      ['', -1, 0.1, null],
    ]);
    expect([table.rowNumber(0), table.rowNumber(2)]).toEqual([2, 4]);
    expect(table.findings).toEqual([]);
  });

  it('reads days without a zone, and moments with one only where the file knows it', async () => {
    const ms = BigInt(Date.UTC(2024, 2, 5, 0, 30));
    const utc = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const;
    const day = new Date(Date.UTC(2019, 2, 5));
    expect(await columnOf([day, null], { type: 'INT32', converted_type: 'DATE' })).toEqual(['2019-03-05', null]);
    expect(await columnOf([new Date(Number(ms))], { type: 'INT64', logical_type: utc })).toEqual(['2024-03-05T00:30Z']);
    expect(
      await columnOf([new Date(Number(ms) + 15_250)], {
        type: 'INT64',
        logical_type: { ...utc, isAdjustedToUTC: false },
      }),
    ).toEqual(['2024-03-05T00:30:15.250']);
  });

  it('reads decimals as they are written', async () => {
    const element: Omit<SchemaElement, 'name'> = { type: 'INT64', converted_type: 'DECIMAL', scale: 1, precision: 9 };
    expect(await columnOf([0.3, -12.7, null], element)).toEqual([0.3, -12.7, null]);
  });

  it('keeps whole numbers beyond 2^53 as texts, with one notice a column', async () => {
    const bytes = parquetOf([{ name: 'id', data: [5n, 9007199254740993n, 9007199254740995n], type: 'INT64' }]);
    const table = await readParquet(bytes);
    expect(rowsOf(table).flat()).toEqual([5, '9007199254740993', '9007199254740995']);
    expect(table.findings).toMatchObject([
      { code: 'number_large', level: 'notice', value: '9007199254740993', where: { row: 3, column: 'id' } },
    ]);
  });

  it('reads lists and structures as JSON texts', async () => {
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 2 },
      { name: 'steps', repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'place', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
    ];
    const columns = [
      { name: 'steps', data: [['派单', '接单'], null, []] },
      { name: 'place', data: [{ name: '宏伟站', id: 7n }, null, { name: null, id: null }] },
    ];
    const rows = rowsOf(await readParquet(parquetOf(columns, { schema })));
    expect(rows).toEqual([
      ['["派单","接单"]', '{"name":"宏伟站","id":7}'],
      [null, null],
      ['[]', '{"name":null,"id":null}'],
    ]);
  });

  it('reads all row groups, dictionaries and pages as one table', async () => {
    const bytes = parquetOf(ORDERS, { rowGroupSize: 120, pageSize: 300 });
    const table = await readParquet(bytes);
    expect(table.rowCount).toBe(500);
    expect(rowsOf(table)[499]).toEqual(['C499', '义诊', 499, '2024-03-01T08:19Z', '{"steps":[499,"x"]}']);
    expect(table.rowNumber(499)).toBe(501);
    expect(rowsOf(await readParquet(parquetOf(ORDERS, { codec: 'UNCOMPRESSED' })))).toEqual(rowsOf(table));
    const gzip = parquetOf(ORDERS, { codec: 'GZIP', compressors: { GZIP: (page) => gzipSync(page) } });
    expect(rowsOf(await readParquet(gzip))).toEqual(rowsOf(table));
  });

  it('reads a file without rows', async () => {
    const table = await readParquet(parquetOf([{ name: 'a', data: [], type: 'STRING' }]));
    expect([table.columns, table.rowCount]).toEqual([['a'], 0]);
  });

  it('refuses what is too large for its limits, and what is no Parquet', async () => {
    const bytes = parquetOf(ORDERS);
    expect((await errorOf(readParquet(bytes, { limits: { cellCount: 1000 } }))).code).toBe('file_too_large');
    expect((await errorOf(readParquet(bytes.slice(0, 2000), { file: 'a.parquet' }))).code).toBe('file_malformed');
    expect((await errorOf(readParquet(new Uint8Array(40)))).code).toBe('file_malformed');
    const unknown = parquetOf(ORDERS, { codec: 'LZO', compressors: { LZO: (page) => page } });
    expect((await errorOf(readParquet(unknown))).code).toBe('file_unsupported');
  });

  it('ends with a table or an AtlasError for 600 damaged files', async () => {
    const whole = [{}, { codec: 'UNCOMPRESSED' }, { pageSize: 200, rowGroupSize: 100 }] as const;
    const files = whole.map((options) => parquetOf(ORDERS, options));
    let seed = 20240302;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 600; round += 1) {
      const copy = (files[round % 3] ?? new Uint8Array()).slice();
      for (let i = random(4); i >= 0; i -= 1) {
        const at = round % 2 === 0 ? random(copy.length) : copy.length - 1 - random(Math.min(copy.length, 1500));
        copy[at] = random(3) === 0 ? random(256) : (copy[at] ?? 0) ^ (1 << random(8));
      }
      const start = performance.now();
      const outcome = await readParquet(copy).then(
        () => 'read',
        (error: unknown) => (error instanceof AtlasError ? 'refused' : error),
      );
      expect(['read', 'refused']).toContain(outcome);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  }, 60_000);
});
