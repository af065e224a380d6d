import { readFile } from 'node:fs/promises';
import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { allZip } from './fixtures/all-zip/all-zip.js';
import { gb18030Bytes } from './fixtures/gb18030-bytes.js';
import { monthlyReportCsv, monthlyReportXlsx } from './fixtures/monthly-report/monthly-report.js';
import { servicesParquet, volunteersParquet } from './fixtures/parquet-volunteers/parquet-volunteers.js';
import { townshipWorkbook } from './fixtures/township-workbook/township-workbook.js';
import { MONSTERS } from './monstrous-files.js';
import type { SeedFile } from './mutations.js';
import { runMutations } from './run-mutations.js';

const COUNT = Number(process.env.MUTATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 20190322);

async function seedFiles(): Promise<SeedFile[]> {
  const bytesOf = async (path: string) => new Uint8Array(await readFile(new URL(`fixtures/${path}`, import.meta.url)));
  const textOf = async (path: string) => new TextDecoder().decode(await bytesOf(path));
  const march = gb18030Bytes(await textOf('cloud-orders-gb18030/orders-march.csv'));
  const dump = await bytesOf('platform-dump/platform-dump.json');
  const { data } = JSON.parse(new TextDecoder().decode(dump)) as { data: { list: object[] } };
  const arrow = tableToIPC(
    tableFromArrays({ site_id: ['s1', 's2'], tier: ['站', '所'], lng: [123.4, 123.5], n: [1, 2] }),
    {
      format: 'file',
    },
  );
  if (!arrow) throw new Error('no Arrow file was made');
  const files: Record<string, Uint8Array> = {
    'township.xlsx': await townshipWorkbook(),
    '点单导出3月.csv': march,
    'orders.csv': await bytesOf('cloud-orders-gb18030/orders-march.csv'),
    '月报.csv': monthlyReportCsv(),
    '月报.xlsx': await monthlyReportXlsx(),
    'platform-dump.json': dump,
    'platform-dump.ndjson': new TextEncoder().encode(data.list.map((one) => JSON.stringify(one)).join('\n')),
    'volunteers.parquet': new Uint8Array(volunteersParquet()),
    'services.parquet': new Uint8Array(servicesParquet()),
    'sites.arrow': arrow,
  };
  const zip = allZip(files, { name: '点单导出4月.csv', bytes: march });
  return [...Object.entries(files).map(([name, bytes]) => ({ name, bytes })), { name: 'all.zip', bytes: zip }];
}

describe('transformFiles', () => {
  it(`ends ${COUNT} damaged files of seed ${SEED} in a dataset with findings or an AtlasError, soon and in little memory`, {
    timeout: 120_000 + COUNT * 200,
  }, async () => {
    const orders = Array.from({ length: COUNT }, (_, index) => ({ seed: SEED, index, isMonster: false }));
    const { faults, outcomes, slowest } = await runMutations(await seedFiles(), orders);
    if (process.env.MUTATIONS) console.log({ seed: SEED, outcomes, slowest, faults: faults.length, first: faults[0] });
    expect(faults.slice(0, 20)).toEqual([]);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(COUNT);
  });

  it('ends files that are too wide, too deep, too many or packed to burst the same way', {
    timeout: 400_000,
  }, async () => {
    const orders = Object.keys(MONSTERS).map((_, index) => ({ seed: 0, index, isMonster: true }));
    const { faults, outcomes, slowest } = await runMutations(await seedFiles(), orders);
    if (process.env.MUTATIONS) console.log({ outcomes, slowest });
    expect(faults).toEqual([]);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(orders.length);
  });
});
