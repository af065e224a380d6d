import { defineTable, field, type RowOf, required } from './define-table.js';

/** Places of practice. */
export const sites = defineTable({
  name: 'sites',
  zh: '阵地',
  en: 'Sites',
  row: 'a place of practice',
  fields: {
    site_id: required('id', '阵地编号', 'Site id', 'Unique within the dataset.', { aliases: ['站点编号', '场所编号'] }),
    name: field('text', '阵地名称', 'Name', 'Full name.', { aliases: ['名称', '站点名称', '场所名称', '实践站名称'] }),
    tier: required('category', '阵地类型', 'Tier', 'center 中心, institute 所, station 站, base 基地, point 点.', {
      aliases: ['类型', '阵地类别', '站点类型'],
    }),
    level: field(
      'category',
      '级别',
      'Level',
      'Administrative level that runs it: province, city, county, township, village.',
      {
        aliases: ['层级', '阵地级别'],
      },
    ),
    region_code: field('code', '区划代码', 'Region code', 'Where it stands; missing = unplaced.', {
      aliases: ['行政区划代码', 'adcode', 'areaCode'],
    }),
    parent_site_id: field('id', '上级阵地编号', 'Parent site id', 'The site above it; missing for the top.', {
      aliases: ['上级编号', '所属阵地编号'],
    }),
    host_type: field('category', '依托场所', 'Host type', 'What houses it: library, school, bank, scenic area...', {
      aliases: ['场所类型', '依托单位类型'],
    }),
    lng: field('number', '经度', 'Longitude', 'Degrees east, in the system that `crs` names.', {
      unit: 'degrees',
      min: -180,
      max: 180,
      aliases: ['lon', 'longitude'],
    }),
    lat: field('number', '纬度', 'Latitude', 'Degrees north, in the system that `crs` names.', {
      unit: 'degrees',
      min: -90,
      max: 90,
      aliases: ['latitude'],
    }),
    crs: field('category', '坐标系', 'Coordinate system', 'Of `lng` and `lat`; never guessed.', {
      values: ['wgs84', 'cgcs2000', 'gcj02', 'bd09'],
      aliases: ['坐标系统'],
    }),
    opened_on: field('date', '挂牌日期', 'Opened on', 'First day open; missing = unknown.', {
      aliases: ['揭牌日期', '成立日期', '成立时间', '建成时间'],
    }),
    closed_on: field('date', '撤销日期', 'Closed on', 'Last day open; missing = still open.', {
      aliases: ['撤并日期'],
    }),
    demo_since: field(
      'date',
      '示范点日期',
      'Demo since',
      'Since when it is a demonstration point; missing = it is none.',
      {
        aliases: ['示范点授牌日期'],
      },
    ),
    brand: field('text', '品牌', 'Brand', 'The brand it is known by: 一站一特色.', {
      aliases: ['品牌名称', '特色品牌'],
    }),
  },
  key: ['site_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'parent_site_id', table: 'sites', references: 'site_id' },
  ],
});

/** A row of `sites`. */
export type Site = RowOf<(typeof sites)['fields']>;
