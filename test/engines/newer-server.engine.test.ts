import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTableSql,
  encodeBatch,
  encodeLiteral,
  encodeParameter,
  serverTables,
} from '@practice-atlas/measure/clickhouse.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderSums, seededOrders } from './seeded-orders.js';

/** What is used of the ClickHouse of today that runs inside this process. */
interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

let session: Session;
let folder: string;

beforeAll(() => {
  const load = createRequire(new URL('package.json', import.meta.url));
  const { Session }: { Session: new () => Session } = load('chdb');
  session = new Session();
  folder = mkdtempSync(join(tmpdir(), 'practice-atlas-native-'));
});
afterAll(() => {
  session?.cleanup();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = (sql: string): unknown => JSON.parse(session.query(sql, 'JSONCompact')).data;

const piece = fc.oneof(
  fc.constantFrom("'", '\\', '\0', '\n', '\t', '--', '/*', '😀', '文明', '`', '{a:String}'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = fc
  .array(piece, { maxLength: 8 })
  .map((pieces) => pieces.join(''))
  .filter((joined) => !/\p{Surrogate}/u.test(joined));
const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => value === 0 || Math.abs(value) >= 2 ** -1022);
const runs = { seed: 20190321, numRuns: 200 };

describe('a ClickHouse of today', () => {
  test.each([
    ['String', text],
    ['Nullable(String)', fc.option(text)],
    ['Array(String)', fc.array(text, { maxLength: 4 })],
    ['Int32', fc.integer()],
    ['Float64', double],
  ])('reads literals of type %s as they were', (type, value) => {
    fc.assert(
      fc.property(value, (given) => {
        expect(rowsOf(`SELECT ${encodeLiteral(type, given)}`)).toEqual([[given]]);
      }),
      runs,
    );
  });

  test.each([
    ['String', text],
    ['Nullable(String)', fc.option(text)],
    ['Array(String)', fc.array(text, { maxLength: 4 })],
    ['Array(Nullable(String))', fc.array(fc.option(text), { maxLength: 4 })],
    ['Int32', fc.integer()],
    ['Date', fc.integer({ min: 1, max: 49_672 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))],
  ])('reads bound parameters of type %s as they were', (type, value) => {
    fc.assert(
      fc.property(value, (given) => {
        session.query(`SET param_value = ${encodeLiteral('String', encodeParameter(type, given))}`);
        expect(rowsOf(`SELECT {value:${type}}`)).toEqual([[given]]);
      }),
      runs,
    );
  });

  test('takes the same blocks into dictionary-coded columns', () => {
    const orders = 2000;
    const tables = new Map(
      serverTables(['placed', 'dispatched', 'accepted', 'completed']).map((table) => [table.name, table]),
    );
    session.query('CREATE DATABASE practice');
    const [piece] = [...seededOrders(orders)];
    for (const name of ['cases', 'case_steps'] as const) {
      const table = tables.get(name)!;
      const rows = piece!.tables[name]!;
      for (const sql of createTableSql(table, { database: 'practice', cluster: null, hasLowCardinality: true }))
        session.query(sql);
      const { blocks, columns } = encodeBatch(table, rows, { load: 'x', part: 0, start: 0, end: rows.rowCount }, 1);
      const file = join(folder, `${name}.native`);
      writeFileSync(file, blocks[0]!);
      session.query(`INSERT INTO practice.${name} (${columns.join(', ')}) FROM INFILE '${file}' FORMAT Native`);
    }
    const { stars, rated, dispatches, steps } = orderSums(orders);
    const sums =
      'SELECT toInt32(count()), toInt32(sum(rating)), toInt32(count(rating)), toInt32(sum(dispatch_count)) FROM practice.cases';
    expect(rowsOf(sums)).toEqual([[orders, stars, rated, dispatches]]);
    expect(rowsOf('SELECT toInt32(count()) FROM practice.case_steps')).toEqual([[steps]]);
  });
});
