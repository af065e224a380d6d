import { AtlasError } from '@practice-atlas/dataset';
import { type RawTable, readArrow } from '@practice-atlas/transform';
import {
  bool,
  CompressionType,
  type DataType,
  dateDay,
  dictionary,
  field,
  float64,
  int32,
  int64,
  list,
  setCompressionCodec,
  struct,
  type Table,
  TimeUnit,
  tableFromArrays,
  tableToIPC,
  timeMillisecond,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';

function tableOf(columns: Record<string, readonly unknown[]>, types: Record<string, DataType> = {}): Table {
  return tableFromArrays(columns as Record<string, unknown[]>, { types });
}

function arrowOf(table: Table, format: 'file' | 'stream' = 'file'): Uint8Array {
  return tableToIPC(table, { format }) ?? new Uint8Array();
}

function rowsOf(table: RawTable): unknown[] {
  return Array.from({ length: table.rowCount }, (_, r) => table.columns.map((_column, c) => table.cell(r, c)));
}

async function errorOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AtlasError)) throw new Error(`expected an AtlasError, not ${String(error)}`);
  return error;
}

const ORDERS = tableOf(
  {
    case_id: Array.from({ length: 200 }, (_, i) => `C${i}`),
    category: Array.from({ length: 200 }, (_, i) => ['理发', '义诊', null][i % 3]),
    volunteers: Array.from({ length: 200 }, (_, i) => (i % 7 === 0 ? null : i)),
    steps: Array.from({ length: 200 }, (_, i) => [`s${i}`, 'x']),
    rating: Array.from({ length: 200 }, (_, i) => i / 2),
  },
  { case_id: utf8(), category: dictionary(utf8()), volunteers: int32(), steps: list(utf8()), rating: float64() },
);

describe('readArrow', () => {
  it.each(['file', 'stream'] as const)(
    'reads the %s form: texts, numbers, truth values, missing values',
    async (format) => {
      const table = tableOf(
        {
          名称: ['宏伟站', null, ''],
          类型: ['站', '站', null],
          场次: [3, null, -1],
          时长: [1.5, Number.NaN, 0.1],
          开放: [true, false, null],
        },
        { 名称: utf8(), 类型: dictionary(utf8()), 场次: int32(), 时长: float64(), 开放: bool() },
      );
      const raw = await readArrow(arrowOf(table, format), { file: 'sites.arrow' });
      expect(raw).toMatchObject({
        file: 'sites.arrow',
        sheet: null,
        columns: ['名称', '类型', '场次', '时长', '开放'],
      });
      expect(rowsOf(raw)).toEqual([
        ['宏伟站', '站', 3, 1.5, true],
        [null, '站', null, null, false],
        ['', null, -1, 0.1, null],
      ]);
      expect([raw.rowNumber(0), raw.rowNumber(2)]).toEqual([2, 4]);
    },
  );

  it('reads days without a zone, and moments with one only where the file knows it', async () => {
    const at = new Date(Date.UTC(2024, 2, 5, 0, 30));
    const table = tableOf(
      { day: [new Date(Date.UTC(2019, 2, 5)), null], known: [at, at], local: [at, null], clock: [30_600_000, null] },
      {
        day: dateDay(),
        known: timestamp(TimeUnit.MICROSECOND, 'Asia/Shanghai'),
        local: timestamp(TimeUnit.MILLISECOND),
        clock: timeMillisecond(),
      },
    );
    expect(rowsOf(await readArrow(arrowOf(table)))).toEqual([
      ['2019-03-05', '2024-03-05T00:30Z', '2024-03-05T00:30', '08:30'],
      [null, '2024-03-05T00:30Z', null, null],
    ]);
  });

  it('keeps whole numbers beyond 2^53 as texts, with one notice a column', async () => {
    const table = await readArrow(arrowOf(tableOf({ id: [5n, 9007199254740993n] }, { id: int64() })));
    expect(rowsOf(table)).toEqual([[5], ['9007199254740993']]);
    expect(table.findings).toMatchObject([
      { code: 'number_large', level: 'notice', value: '9007199254740993', where: { row: 3, column: 'id' } },
    ]);
  });

  it('reads lists and structures as JSON texts', async () => {
    const table = tableOf(
      {
        steps: [['派单', '接单'], null, []],
        counts: [[1, 2], [3], null],
        place: [{ name: '宏伟站', id: 7n }, null, { name: null, id: 8n }],
      },
      { steps: list(utf8()), counts: list(int32()), place: struct([field('name', utf8()), field('id', int64())]) },
    );
    expect(rowsOf(await readArrow(arrowOf(table)))).toEqual([
      ['["派单","接单"]', '[1,2]', '{"name":"宏伟站","id":7}'],
      [null, '[3]', null],
      ['[]', null, '{"name":null,"id":8}'],
    ]);
  });

  it('refuses a compressed body, too many cells, and what is no Arrow', async () => {
    setCompressionCodec(CompressionType.ZSTD, { encode: (bytes) => bytes.slice(1), decode: (bytes) => bytes });
    const packed = tableToIPC(ORDERS, { format: 'file', codec: CompressionType.ZSTD }) ?? new Uint8Array();
    Reflect.apply(setCompressionCodec, null, [CompressionType.ZSTD, null]);
    const error = await errorOf(readArrow(packed, { file: 'a.arrow' }));
    expect(error).toMatchObject({ code: 'file_unsupported', where: { file: 'a.arrow' } });
    expect(error.hint).toContain('without compression');
    expect((await errorOf(readArrow(arrowOf(ORDERS), { limits: { cellCount: 100 } }))).code).toBe('file_too_large');
    expect((await errorOf(readArrow(arrowOf(ORDERS).slice(0, 900)))).code).toBe('file_malformed');
    expect((await errorOf(readArrow(new Uint8Array(40)))).code).toBe('file_malformed');
  });

  it('gives every heading as a text, or refuses, when any one bit is wrong', async () => {
    const bytes = arrowOf(tableOf({ site_id: ['s1', 's2'], n: [1, 2] }));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const copy = bytes.slice();
      copy[bit >> 3]! ^= 1 << (bit & 7);
      const columns = await readArrow(copy).then(
        (table) => table.columns,
        (error: unknown) => (error instanceof AtlasError ? [] : [error]),
      );
      expect(columns.filter((column) => typeof column !== 'string')).toEqual([]);
    }
  }, 60_000);

  it('ends with a table or an AtlasError for 1000 damaged files', async () => {
    const files = [arrowOf(ORDERS), arrowOf(ORDERS, 'stream')];
    let seed = 20240303;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 1000; round += 1) {
      const whole = files[round % 2] ?? new Uint8Array();
      const copy = whole.slice(0, random(10) === 0 ? random(whole.length) : whole.length);
      for (let i = random(4); i >= 0 && copy.length > 0; i -= 1) {
        const from = random(2) === 0 ? 0 : random(copy.length);
        const at = Math.min(copy.length - 1, from + random(1200));
        copy[at] = random(3) === 0 ? random(256) : (copy[at] ?? 0) ^ (1 << random(8));
      }
      const start = performance.now();
      const outcome = await readArrow(copy).then(
        () => 'read',
        (error: unknown) => (error instanceof AtlasError ? 'refused' : error),
      );
      expect(['read', 'refused']).toContain(outcome);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  }, 60_000);
});
