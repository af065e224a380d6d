import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Standards such as 七有 or 五有, checked site by site. */
export const siteChecks = defineTable({
  name: 'site_checks',
  fields: {
    site_id: required('id'),
    standard: required('category'),
    item: required('category'),
    met: required('boolean'),
    checked_on: field('date'),
    note: field('text'),
  },
  key: ['site_id', 'standard', 'item', 'checked_on'],
  foreignKeys: [{ field: 'site_id', table: 'sites', references: 'site_id' }],
});

/** What else columns of `siteChecks` are called in files. */
export const siteChecksHeadings: HeadingsOf<typeof siteChecks> = {
  site_id: ['站点编号', '场所编号', '阵地编码', '站点编码', '实践站编号', 'stationId'],
  standard: ['标准名称', '检查标准', '考核标准'],
  item: ['标准项', '检查内容', '检查项目', '考核项', '指标项'],
  met: ['达标', '达标情况', '是否合格', '合格', 'passed'],
  checked_on: ['检查时间', '验收日期', '考核日期', '检查时间点', 'checkedAt'],
  note: ['说明', '检查说明', 'remark'],
};

/** A row of `site_checks`. */
export type SiteCheck = RowOf<(typeof siteChecks)['fields']>;
