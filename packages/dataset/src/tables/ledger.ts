import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Entries in or out: donations, time bank, points, materials. */
export const ledger = defineTable({
  name: 'ledger',
  fields: {
    entry_id: required('id'),
    ledger: required('category'),
    account: field('category'),
    direction: required('category', { values: ['in', 'out'] }),
    item: field('text'),
    quantity: field('number', { min: 0 }),
    unit: field('category'),
    value_fen: field('integer', { unit: 'fen', min: 0 }),
    minutes: field('integer', { unit: 'minutes', min: 0 }),
    at: field('time'),
    region_code: field('code'),
    site_id: field('id'),
  },
  key: ['entry_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'site_id', table: 'sites', references: 'site_id' },
  ],
});

/** What else columns of `ledger` are called in files. */
export const ledgerHeadings: HeadingsOf<typeof ledger> = {
  entry_id: ['流水编号', '记录编号', '流水ID', 'entryNo'],
  ledger: ['台账'],
  account: ['账户编号', '账号', '账户名称'],
  direction: ['收支方向', '收支类型', '出入库', '类型', '收支类别', '积分类型', '变动类型'],
  item: [
    '物品名称',
    '物资名称',
    '物资',
    '品名',
    '积分事项',
    '兑换物品',
    '捐赠物品',
    '捐赠物资',
    '项目名称',
    '事项',
    '摘要',
    '兑换商品',
  ],
  quantity: ['数目', 'amount', '积分', '积分值', '分值', '兑换积分', '积分数', '积分变动', '消耗积分', '捐赠数量'],
  unit: ['计量单位'],
  minutes: ['时长(分钟)'],
  at: [
    '发生时间',
    '日期',
    '发生日期',
    '记账时间',
    'time',
    '登记时间',
    '登记日期',
    '兑换时间',
    '兑换日期',
    '捐赠时间',
    '捐赠日期',
    '积分时间',
    '积分日期',
    '获得时间',
    '领取时间',
    '领取日期',
    '入库时间',
    '出库时间',
  ],
  region_code: REGION_HEADINGS,
  site_id: ['站点编号'],
};

/** A row of `ledger`. */
export type LedgerEntry = RowOf<(typeof ledger)['fields']>;
