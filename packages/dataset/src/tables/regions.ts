import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Administrative divisions and functional zones. */
export const regions = defineTable({
  name: 'regions',
  zh: '区划',
  en: 'Regions',
  row: 'an administrative division or functional zone',
  fields: {
    code: required(
      'code',
      '区划代码',
      'Code',
      'GB/T 2260 and beyond, as full width: 210000, 210100, 210104, 210104001, 210104001001. A functional zone without a code of its own has a letter Z: 2102Z1.',
    ),
    name: required('text', '名称', 'Name', 'Full name.'),
    name_en: field('text', '英文名', 'English name', 'Name in Latin letters: Shenyang.'),
    level: required('category', '层级', 'Level', 'Administrative level.', {
      values: ['country', 'province', 'city', 'county', 'township', 'village', 'zone'],
    }),
    parent_code: field('code', '上级代码', 'Parent code', 'Missing for the root.'),
    population: field('integer', '常住人口', 'Population', 'Resident population.', {
      unit: 'persons',
      min: 0,
    }),
    valid_from: field('date', '启用日期', 'Valid from', 'Missing = unknown.'),
    valid_to: field('date', '停用日期', 'Valid to', 'Missing = still valid.'),
    successor_code: field('code', '后继代码', 'Successor code', 'The code that replaced it.'),
  },
  key: ['code'],
});

/** What else columns of `regions` are called in files. */
export const regionsHeadings: HeadingsOf<typeof regions> = {
  code: ['行政区划代码', 'adcode', 'areaCode', '代码', '编码', '区划编码', '行政区划编码', 'regionCode'],
  name: ['区划名称', '地区名称', '行政区划名称', 'regionName', 'areaName'],
  level: ['级别', '区划级别', '行政级别'],
  parent_code: ['上级区划代码', '父级代码', 'parentId'],
  population: ['常住人口数', '常住人口数量'],
};

/** A row of `regions`. */
export type Region = RowOf<(typeof regions)['fields']>;
