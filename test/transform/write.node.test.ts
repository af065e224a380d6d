import { readFileSync } from 'node:fs';
import {
  AtlasError,
  columnValue,
  createDataset,
  type Field,
  lifecycles,
  type PackageReaders,
  type PracticeDataset,
  readDataPackage,
  type Table,
  tableNames,
  tableRows,
  tables,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { arrowReader, parquetReader, writeArrow, writeParquet } from '@practice-atlas/transform';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
const readers: PackageReaders = { parquet: parquetReader, arrow: arrowReader };

const writers: Readonly<Record<string, (dataset: PracticeDataset) => Promise<Record<string, string | Uint8Array>>>> = {
  csv: async (dataset) => writeDataPackage(dataset),
  json: async (dataset) => writeDataPackage(dataset, { format: 'json' }),
  parquet: writeParquet,
  arrow: writeArrow,
};

/** Files as texts, which are compared faster than bytes are. */
const textsOf = (files: Readonly<Record<string, string | Uint8Array>>) =>
  Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? content : Buffer.from(content).toString('base64'),
  ]);

/** All that is said of a dataset: its rows, what is derived from them, and its description. */
function said({ name, title: titles, tables: all, lifecycles, simulation }: PracticeDataset) {
  const rows = tableNames.map((table) => [table, tableRows(all[table])]);
  const { rowCount, columns } = all.cases;
  const derived = Object.entries(columns)
    .filter(([column]) => !(column in tables.cases.fields))
    .map(([column, data]) => [column, Array.from({ length: rowCount }, (_, row) => columnValue(data, row))]);
  return { name, titles, rows, derived, lifecycles, simulation };
}

const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((word) => word.trim() === word && word !== '' && !/\d{7}/.test(word));
const day = fc
  .date({ min: new Date('0001-01-01T00:00Z'), max: new Date('9999-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => `${String(date.getUTCFullYear()).padStart(4, '0')}${date.toISOString().slice(-20, -14)}`);
const time = fc.integer({ min: Date.parse('0001-01-02T00:00Z'), max: Date.parse('9999-12-30T00:00Z') });

function cellOf({ type, values, min, max }: Field): fc.Arbitrary<unknown> {
  if (values) return fc.constantFrom(...values);
  switch (type) {
    case 'integer':
      return fc
        .oneof(fc.integer({ min: min ?? -5, max: max ?? 300 }), fc.maxSafeInteger())
        .map((value) => Math.min(Math.max(value, min ?? value), max ?? value));
    case 'number':
      return fc
        .double({
          noNaN: true,
          noDefaultInfinity: true,
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
        })
        .map((value) => value + 0);
    case 'boolean':
      return fc.boolean();
    case 'date':
      return day;
    case 'time':
      return time;
    case 'words':
      return fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true });
    case 'code':
      return fc.constantFrom('210000', '210100', '210102');
    default:
      return text;
  }
}

const REGIONS = ['210000', '210100', '210102'].map((code) => ({ code, name: `区划${code}`, level: 'province' }));
const WORDS: Readonly<Record<string, readonly string[]>> = {
  lifecycle: Object.keys(lifecycles),
  step: lifecycles.order?.steps.map(({ step }) => step) ?? [],
};

/** Rows of a table: any cell that is not required may be missing; ids are numbered, references are to the first row. */
function rowsOf(table: Table): fc.Arbitrary<object[]> {
  const cells = Object.entries(table.fields).map(([name, field]) => {
    const isReference = table.foreignKeys.some((key) => key.field === name && key.table !== 'regions');
    const words = isReference ? ['k0'] : WORDS[name];
    const cell = words ? fc.constantFrom(...words) : cellOf(field);
    return [name, field.required ? cell : fc.option(cell, { nil: null })] as const;
  });
  return fc
    .array(fc.record(Object.fromEntries(cells)), {
      minLength: table.name === 'sources' ? 1 : 0,
      maxLength: 40,
      size: '+1',
    })
    .map((rows) =>
      rows.map((row, i) => ({
        ...row,
        ...Object.fromEntries(table.key.map((key) => [key, table.fields[key]!.type === 'integer' ? i : `k${i}`])),
      })),
    );
}

const TABLES = ['sources', 'sites', 'teams', 'volunteers', 'cases', 'case_steps', 'ledger', 'figures'] as const;
const datasets = fc.record(Object.fromEntries(TABLES.map((name) => [name, rowsOf(tables[name])]))).map((rows) =>
  createDataset({
    name: 'any',
    title,
    tables: { ...rows, regions: REGIONS },
  }),
);

async function example(folder: string): Promise<PracticeDataset> {
  const root = new URL(`../../examples/${folder}/`, import.meta.url);
  const fetchFile = async (url: URL | RequestInfo) => new Response(readFileSync(new URL(String(url))));
  return readDataPackage(root, { fetch: fetchFile });
}

describe.each(Object.entries(writers))('a data package of %s', (format, write) => {
  it('reads back equal, for any dataset', async () => {
    await fc.assert(
      fc.asyncProperty(datasets, async (dataset) => {
        const files = await write(dataset);
        const read = await readDataPackage({ files }, { readers });
        expect(said(read)).toEqual(said(dataset));
        expect(textsOf(await write(read))).toEqual(textsOf(files));
      }),
      { numRuns: 40, seed: 20190321 },
    );
  }, 120_000);

  it.each(['press', 'simulated'])(
    'reads the %s example back equal, and writes the same bytes again',
    async (folder) => {
      const dataset = await example(folder);
      const files = await write(dataset);
      expect(Object.keys(files)[0]).toBe('datapackage.json');
      expect(
        Object.keys(files)
          .slice(1)
          .every((path) => path.endsWith(`.${format}`)),
      ).toBe(true);
      const read = await readDataPackage({ files }, { readers });
      expect(read.findings).toEqual([]);
      expect(said(read)).toEqual(said(dataset));
      expect(textsOf(await write(dataset))).toEqual(textsOf(files));
    },
    60_000,
  );
});

describe('a damaged file', () => {
  it.each(['parquet', 'arrow'])(
    'of %s is an AtlasError that names it, wherever a byte is wrong',
    async (format) => {
      const files = await writers[format]!(await example('press'));
      const path = `figures.${format}`;
      const bytes = files[path];
      if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are expected');
      await fc.assert(
        fc.asyncProperty(
          fc.nat(bytes.length - 1),
          fc.integer({ min: 1, max: 255 }),
          fc.boolean(),
          async (at, by, cut) => {
            const wrong = cut ? bytes.slice(0, at) : bytes.slice();
            if (!cut) wrong[at]! ^= by;
            const outcome: unknown = await readDataPackage({ files: { ...files, [path]: wrong } }, { readers }).catch(
              (reason: unknown) => reason,
            );
            if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AtlasError);
          },
        ),
        { numRuns: 400, seed: 1 },
      );
    },
    60_000,
  );
});

describe('an Arrow file', () => {
  it('is taken in place: numbers, categories and texts lie in its own bytes', async () => {
    const files = await writeArrow(await example('simulated'));
    const bytes = files['cases.arrow'];
    if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are expected');
    const { columns } = (await readDataPackage({ files }, { readers })).tables.cases;
    const buffers = Object.entries(columns).flatMap(([name, column]) => {
      if (!(name in tables.cases.fields)) return [];
      if (column.kind === 'text') return [column.bytes.buffer, column.offsets.buffer];
      return column.kind === 'category'
        ? [column.indices.buffer]
        : column.kind === 'number'
          ? [column.values.buffer]
          : [];
    });
    expect(buffers.filter((buffer) => buffer === bytes.buffer).length).toBeGreaterThan(8);
  });

  it('is read from bytes that stand anywhere in memory', async () => {
    const files = await writeArrow(await example('press'));
    const moved = Object.entries(files).map(([path, content]): [string, string | Uint8Array] => {
      if (typeof content === 'string') return [path, content];
      const wider = new Uint8Array(content.length + 3);
      wider.set(content, 3);
      return [path, wider.subarray(3)];
    });
    expect(said(await readDataPackage({ files: new Map(moved) }, { readers }))).toEqual(said(await example('press')));
  });
});

describe('the file of another program', () => {
  const wide = { name: 'w', schema_version: 1, resources: [{ name: 'sites', path: 'sites.parquet' }] };
  const read = (bytes: Uint8Array) =>
    readDataPackage({ files: { 'datapackage.json': JSON.stringify(wide), 'sites.parquet': bytes } }, { readers });

  it('may hold codes as whole numbers, days as texts, and columns that the table does not have', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'site_id', data: ['a', 'b'], type: 'STRING' },
        { name: 'tier', data: ['station', 'center'], type: 'STRING' },
        { name: 'region_code', data: [210102n, null], type: 'INT64' },
        { name: 'opened_on', data: ['2019-03-21', null], type: 'STRING' },
        { name: 'tiers', data: [1, 2], type: 'INT32' },
      ],
    });
    const { tables: made, findings } = await read(new Uint8Array(bytes));
    expect(tableRows(made.sites)).toMatchObject([
      { site_id: 'a', tier: 'station', region_code: '210102', opened_on: '2019-03-21' },
      { site_id: 'b', tier: 'center', region_code: null, opened_on: null },
    ]);
    expect(findings.map(({ code, where }) => [code, where.column])).toContainEqual(['column_unknown', 'tiers']);
  });

  it('is refused with the name of the column whose values are of another type', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'site_id', data: ['a'], type: 'STRING' },
        { name: 'tier', data: [true], type: 'BOOLEAN' },
      ],
    });
    const outcome: unknown = await read(new Uint8Array(bytes)).catch((reason: unknown) => reason);
    expect(outcome).toMatchObject({
      code: 'file_malformed',
      hint: 'sites.tier must hold texts',
      where: { file: 'sites.parquet' },
    });
  });
});
