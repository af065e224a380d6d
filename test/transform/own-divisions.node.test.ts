import { type ColumnTable, columnValue } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type TransformOptions, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const REGIONS = `code,name,level,parent_code
210321,台安县,county,210300
210321100,台安镇,township,210321
210321100001,东街社区,village,210321100
210321101000,高力房镇,township,210321
2103Z8,西部新区,zone,210300
210300,鞍山市,city,210000
210000,辽宁省,province,100000
100000,中国,country,
`;

function valuesOf(table: ColumnTable, name: string): unknown[] {
  const column = table.columns[name];
  return column ? Array.from({ length: table.rowCount }, (_, row) => columnValue(column, row)) : [];
}

async function transformed(files: Record<string, string>, options: TransformOptions = {}) {
  const inputs = Object.entries(files).map(([name, text]) => ({ name, text }));
  const { dataset, report } = await transformFiles(inputs, { register: await loadRegister(), ...options });
  const findings = report.groups.map(({ code, level, file, column, count }) => [code, level, file, column, count]);
  return { tables: dataset.tables, findings };
}

describe('a table of divisions among the files', () => {
  it('is kept as it is, with the units above the one in which all places lie', async () => {
    const { tables, findings } = await transformed({ 'regions.csv': REGIONS }, { within: '210321' });
    expect(findings).toEqual([]);
    expect(valuesOf(tables.regions, 'code')).toEqual([
      ...['210321', '210321100', '210321100001', '210321101', '2103Z8', '210300', '210000', '100000'],
    ]);
    expect(valuesOf(tables.regions, 'parent_code').slice(0, 5)).toEqual([
      '210300',
      '210321',
      '210321100',
      '210321',
      '210300',
    ]);
  });

  it('lets other files name its towns and villages by code and by name, whatever the order of the files', async () => {
    const sites = `site_id,name,tier,乡镇
S1,甲站,station,台安镇
S2,乙站,station,210321100000
S3,丙站,station,台安县高力房镇
S4,丁站,station,台安镇东街社区
S5,戊站,station,210321100001
S6,己站,station,2103Z8
`;
    const { tables, findings } = await transformed({ '阵地.csv': sites, '行政区划.csv': REGIONS });
    expect(findings).toEqual([]);
    expect(valuesOf(tables.sites, 'region_code')).toEqual([
      ...['210321100', '210321100', '210321101', '210321100001', '210321100001', '2103Z8'],
    ]);
  });

  it('brings the units above its towns, when it names the towns alone', async () => {
    const towns = 'code,name,level,parent_code\n210321100,台安镇,township,210321\n';
    const { tables, findings } = await transformed({
      'regions.csv': towns,
      'sites.csv': 'site_id,name,tier,region_code\nS1,甲站,station,台安镇\n',
    });
    expect(findings).toEqual([]);
    expect(valuesOf(tables.regions, 'code')).toEqual(['210321100', '100000', '210000', '210300', '210321']);
  });

  it('places villages that it does not list in the town that it lists', async () => {
    const { tables, findings } = await transformed({
      'regions.csv': REGIONS,
      'sites.csv': 'site_id,name,tier,region_code\nS1,甲站,station,台安镇西街村\n',
    });
    expect(findings).toEqual([['place_container', 'notice', 'sites.csv', 'region_code', 1]]);
    expect(valuesOf(tables.sites, 'region_code')).toEqual(['210321100']);
  });

  it('leaves codes of towns that it does not list to the county that contains them', async () => {
    const { tables, findings } = await transformed({
      'regions.csv': REGIONS,
      'sites.csv': 'site_id,name,tier,region_code\nS1,甲站,station,210321999\n',
    });
    expect(findings).toEqual([['place_container', 'warning', 'sites.csv', 'region_code', 1]]);
    expect(valuesOf(tables.sites, 'region_code')).toEqual(['210321']);
  });
});
