import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Administrative divisions and functional zones. */
export const regions = defineTable({
  name: 'regions',
  fields: {
    code: required('code'),
    name: required('text'),
    name_en: field('text'),
    level: required('category', { values: ['country', 'province', 'city', 'county', 'township', 'village', 'zone'] }),
    parent_code: field('code'),
    population: field('integer', { unit: 'persons', min: 0 }),
    valid_from: field('date'),
    valid_to: field('date'),
    successor_code: field('code'),
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
