import { createDataset, type DatasetDescription, type PracticeDataset, type TableName } from '@practice-atlas/dataset';
import { type CheckOptions, checkDataset } from '@practice-atlas/transform';
import { expect } from 'vitest';

type Rows = Partial<Record<TableName, readonly object[]>>;

const SOURCES = [{ source_id: 's', kind: 'survey', title: 't' }];

/** The country, Liaoning, two of its cities, five counties, a functional zone, and two towns; codes of the real ones. */
export const REGIONS = [
  { code: '100000', name: '中国', level: 'country' },
  { code: '210000', name: '辽宁省', level: 'province', parent_code: '100000' },
  { code: '210100', name: '沈阳市', level: 'city', parent_code: '210000' },
  { code: '210102', name: '和平区', level: 'county', parent_code: '210100' },
  { code: '210104', name: '大东区', level: 'county', parent_code: '210100' },
  { code: '210104001', name: '东站街道', level: 'township', parent_code: '210104' },
  { code: '210104002', name: '万泉街道', level: 'township', parent_code: '210104' },
  { code: '210200', name: '大连市', level: 'city', parent_code: '210000' },
  { code: '210202', name: '中山区', level: 'county', parent_code: '210200' },
  { code: '210213', name: '金州区', level: 'county', parent_code: '210200' },
  { code: '2102Z1', name: '金普新区', level: 'zone', parent_code: '210200' },
  { code: '210300', name: '鞍山市', level: 'city', parent_code: '210000' },
];

/** Makes a dataset of rows without a fault that would be set aside. */
export function datasetOf(rows: Rows, rest: Partial<DatasetDescription> = {}): PracticeDataset {
  const title = { zh: '示例', en: 'Demo' };
  const made = createDataset({ name: 'demo', title, tables: { sources: SOURCES, regions: REGIONS, ...rows }, ...rest });
  expect(made.findings.filter((finding) => finding.level === 'error')).toEqual([]);
  return made;
}

/** Checks rows, on a day in 2024, and lists what is found: `level code table row column`. */
export function foundIn(rows: Rows, options: CheckOptions = {}, rest: Partial<DatasetDescription> = {}): string[] {
  return checkDataset(datasetOf(rows, rest), { today: '2024-06-30', ...options }).map(
    ({ level, code, where }) => `${level} ${code} ${where.table} ${where.row} ${where.column}`,
  );
}

/** A reported number of November 2019 for a region of `REGIONS`. */
export function figureOf(id: string, region: string, value: number | null, rest: object = {}): object {
  return {
    figure_id: id,
    region_code: region,
    place_precision: REGIONS.find(({ code }) => code === region)?.level ?? 'none',
    metric: 'teams',
    value,
    qualifier: 'exact',
    unit: 'teams',
    unit_word: '支',
    series_kind: 'stock',
    as_of: '2019-11-30',
    as_of_precision: 'day',
    source_id: 's',
    ...rest,
  };
}
