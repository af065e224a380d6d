import {
  AtlasError,
  buildColumn,
  columnValue,
  createDataset,
  readDataPackage,
  type TableColumns,
  tableReader,
  tableRows,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

const title = { zh: '例', en: 'Example' };
const REGIONS = 'code,name,level\n210000,辽宁省,province\n';
const encoder = new TextEncoder();
const descriptor = (...resources: object[]) => JSON.stringify({ name: 'p', schema_version: 1, resources });
const files = (path = 'sites.parquet') => ({
  'datapackage.json': descriptor({ name: 'regions', path: 'regions.csv' }, { name: 'sites', path }),
  'regions.csv': encoder.encode(REGIONS),
  [path]: new Uint8Array([1, 2, 3]),
});
const sites: TableColumns = {
  rowCount: 3,
  columns: {
    site_id: buildColumn({ type: 'id' }, ['a', 'b', 'a']),
    tier: buildColumn({ type: 'category' }, ['center', 'station', 'station']),
    lng: buildColumn({ type: 'number' }, [123.4, 200, null]),
  },
};

async function refusal(source: Parameters<typeof readDataPackage>[0], options = {}): Promise<AtlasError> {
  const outcome: unknown = await readDataPackage(source, options).catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(AtlasError);
  return outcome as AtlasError;
}

describe('a data package of binary files', () => {
  it('is read by the reader of its format, and checked as text is', async () => {
    const seen: Uint8Array[] = [];
    const parquet = tableReader(async (bytes) => {
      seen.push(bytes);
      return sites;
    });
    const dataset = await readDataPackage({ files: files() }, { readers: { parquet } });
    expect(seen).toEqual([new Uint8Array([1, 2, 3])]);
    expect(tableRows(dataset.tables.regions)).toMatchObject([{ code: '210000', name: '辽宁省' }]);
    expect(tableRows(dataset.tables.sites)).toMatchObject([
      { site_id: 'a', tier: 'center', lng: 123.4 },
      { site_id: 'b', tier: 'station', lng: null },
    ]);
    expect(dataset.findings.map(({ code, where }) => [code, where])).toEqual([
      ['value_out_of_range', { file: 'sites.parquet', table: 'sites', row: 3, column: 'lng' }],
      ['key_duplicate', { file: 'sites.parquet', table: 'sites', row: 4, column: 'site_id' }],
    ]);
  });

  it('may name the format apart from the path', async () => {
    const source = {
      files: {
        'datapackage.json': descriptor({ name: 'sites', path: 'sites.bin', format: 'Arrow' }),
        'sites.bin': new Uint8Array(1),
      },
    };
    const dataset = await readDataPackage(source, { readers: { arrow: tableReader(async () => sites) } });
    expect(dataset.tables.sites.rowCount).toBe(2);
  });

  it('is refused without a reader: file_unsupported, with the reader to give', async () => {
    const error = await refusal({ files: files() });
    expect(error).toMatchObject({ code: 'file_unsupported', where: { file: 'sites.parquet' } });
    expect(error.hint).toContain('{ readers: { parquet } }');
    expect(
      await refusal({ files: files('sites.arrow') }, { readers: { parquet: tableReader(async () => sites) } }),
    ).toMatchObject({ code: 'file_unsupported', where: { file: 'sites.arrow' } });
  });

  it('is refused when its reader fails, as file_malformed with the cause', async () => {
    const cause = new RangeError('offset is out of bounds');
    const failing = tableReader(() => Promise.reject(cause));
    const error = await refusal({ files: files() }, { readers: { parquet: failing } });
    expect(error).toMatchObject({ code: 'file_malformed', hint: 'offset is out of bounds', cause });
    const own = new AtlasError('file_too_large', 'sites.parquet is too large');
    const refusing = tableReader(() => Promise.reject(own));
    expect(await refusal({ files: files() }, { readers: { parquet: refusing } })).toBe(own);
    const wrong = tableReader(async () => ({ ...sites, columns: { ...sites.columns, site_id: sites.columns.lng! } }));
    expect(await refusal({ files: files() }, { readers: { parquet: wrong } })).toMatchObject({
      code: 'file_malformed',
      hint: 'sites.site_id must be a column of kind text, not number',
    });
    const text = { ...files(), 'sites.parquet': 'PAR1' };
    expect(await refusal({ files: text }, { readers: { parquet: wrong } })).toMatchObject({ code: 'file_malformed' });
  });

  it('is refused when a column is missing that no row may lack', async () => {
    const parquet = tableReader(async () => ({ rowCount: 3, columns: { tier: sites.columns.tier! } }));
    expect(await refusal({ files: files() }, { readers: { parquet } })).toMatchObject({
      code: 'column_unknown',
      where: { file: 'sites.parquet', table: 'sites', column: 'site_id' },
    });
  });

  it('may hold text files as bytes, which must be UTF-8', async () => {
    const source = {
      'datapackage.json': encoder.encode(descriptor({ name: 'regions', path: 'regions.csv' })),
      'regions.csv': encoder.encode(`\ufeff${REGIONS}`),
    };
    const dataset = await readDataPackage({ files: new Map(Object.entries(source)) });
    expect(tableRows(dataset.tables.regions)).toMatchObject([{ name: '辽宁省' }]);
    const gb = { ...source, 'regions.csv': new Uint8Array([0xc1, 0xc9]) };
    expect(await refusal({ files: gb })).toMatchObject({ code: 'file_malformed', where: { file: 'regions.csv' } });
  });
});

describe('a large data package', () => {
  it('is written and read back', async () => {
    const size = 100_000;
    const cases = Array.from({ length: size }, (_, i) => ({
      case_id: `c${i}`,
      lifecycle: 'order',
      rating: (i % 5) + 1,
    }));
    const case_steps = cases.map(({ case_id }, i) => ({ case_id, seq: 1, step: 'placed', at: 1.5e12 + i * 60_000 }));
    const dataset = createDataset({ name: 'large', title, tables: { cases, case_steps } });
    const written = writeDataPackage(dataset);
    const read = await readDataPackage({ files: written });
    expect(read.findings).toEqual([]);
    expect(writeDataPackage(read)).toEqual(written);
    expect(columnValue(read.tables.cases.columns.first_placed_at!, size - 1)).toBe(1.5e12 + (size - 1) * 60_000);
  }, 60_000);
});
