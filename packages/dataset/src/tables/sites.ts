import { defineTable, field, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Places of practice. */
export const sites = defineTable({
  name: 'sites',
  zh: '阵地',
  en: 'Sites',
  row: 'a place of practice',
  fields: {
    site_id: required('id', '阵地编号', 'Site id', 'Unique within the dataset.', {
      aliases: [
        '站点编号',
        '场所编号',
        '阵地编码',
        '站点编码',
        '场所编码',
        '阵地代码',
        '站点代码',
        '场所代码',
        '阵地ID',
        '站点ID',
        '实践站编号',
        '实践所编号',
        'siteNo',
        'siteCode',
        'stationId',
        'stationCode',
      ],
    }),
    name: field('text', '阵地名称', 'Name', 'Full name.', {
      aliases: [
        '名称',
        '站点名称',
        '场所名称',
        '实践站名称',
        '实践阵地名称',
        '实践所名称',
        '实践中心名称',
        '实践基地名称',
        '文明实践站名称',
        '阵地',
        '站点',
        '场所',
        'siteName',
        'stationName',
      ],
    }),
    tier: required('category', '阵地类型', 'Tier', 'center 中心, institute 所, station 站, base 基地, point 点.', {
      aliases: [
        '类型',
        '阵地类别',
        '站点类型',
        '阵地层级',
        '站点层级',
        '类别',
        '实践阵地类型',
        '站点类别',
        'siteType',
        'stationType',
        'type',
      ],
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
      aliases: REGION_HEADINGS,
    }),
    parent_site_id: field('id', '上级阵地编号', 'Parent site id', 'The site above it; missing for the top.', {
      aliases: ['上级编号', '所属阵地编号', '上级阵地', '上级阵地代码', '上级站点编号', 'parentId'],
    }),
    host_type: field('category', '依托场所', 'Host type', 'What houses it: library, school, bank, scenic area...', {
      aliases: ['场所类型', '依托单位类型', '依托单位', '依托类型'],
    }),
    lng: field('number', '经度', 'Longitude', 'Degrees east, in the system that `crs` names.', {
      unit: 'degrees',
      min: -180,
      max: 180,
      aliases: ['lon', 'longitude', '东经', '坐标经度', 'x'],
    }),
    lat: field('number', '纬度', 'Latitude', 'Degrees north, in the system that `crs` names.', {
      unit: 'degrees',
      min: -90,
      max: 90,
      aliases: ['latitude', '北纬', '坐标纬度', 'y'],
    }),
    crs: field('category', '坐标系', 'Coordinate system', 'Of `lng` and `lat`; never guessed.', {
      values: ['wgs84', 'cgcs2000', 'gcj02', 'bd09'],
      aliases: ['坐标系统', '坐标类型', '坐标体系', 'coordinateSystem'],
    }),
    opened_on: field('date', '挂牌日期', 'Opened on', 'First day open; missing = unknown.', {
      aliases: [
        '揭牌日期',
        '成立日期',
        '成立时间',
        '建成时间',
        '挂牌时间',
        '揭牌时间',
        '启用日期',
        '启用时间',
        '建成日期',
        '建立日期',
        '建立时间',
        '建站时间',
        '投用日期',
        '投用时间',
        'openedAt',
        'openDate',
      ],
    }),
    closed_on: field('date', '撤销日期', 'Closed on', 'Last day open; missing = still open.', {
      aliases: [
        '撤并日期',
        '撤销时间',
        '撤并时间',
        '关闭日期',
        '关闭时间',
        '停用日期',
        '停用时间',
        'closedAt',
        'closeDate',
      ],
    }),
    demo_since: field(
      'date',
      '示范点日期',
      'Demo since',
      'Since when it is a demonstration point; missing = it is none.',
      {
        aliases: ['示范点授牌日期', '示范点授牌时间', '示范点命名日期'],
      },
    ),
    brand: field('text', '品牌', 'Brand', 'The brand it is known by: 一站一特色.', {
      aliases: ['品牌名称', '特色品牌', '特色品牌名称', 'brandName'],
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
