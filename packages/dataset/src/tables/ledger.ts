import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Entries in or out: donations, time bank, points, materials. */
export const ledger = defineTable({
  name: 'ledger',
  zh: '台账',
  en: 'Ledger',
  row: 'one entry in or out',
  fields: {
    entry_id: required('id', '流水号', 'Entry id', 'Unique within the dataset.'),
    ledger: required(
      'category',
      '台账类型',
      'Ledger',
      'donation 捐赠, time_bank 时间银行, points 积分, materials 物资.',
    ),
    account: field('category', '账户', 'Account', 'The branch, site or pseudonymous account it belongs to.'),
    direction: required('category', '收支', 'Direction', 'in = received or earned; out = given or spent.', {
      values: ['in', 'out'],
    }),
    item: field('text', '物品', 'Item', 'What moved.'),
    quantity: field('number', '数量', 'Quantity', 'How much, in `unit`.', { min: 0 }),
    unit: field('category', '单位', 'Unit', 'Unit of `quantity`: points, boxes...'),
    value_fen: field('integer', '金额(分)', 'Value', 'Worth in fen: 1 yuan = 100.', { unit: 'fen', min: 0 }),
    minutes: field('integer', '分钟', 'Minutes', 'Time deposited or drawn.', {
      unit: 'minutes',
      min: 0,
    }),
    at: field('time', '时间', 'At', 'When it moved; missing = unknown.'),
    region_code: field('code', '区划代码', 'Region code', 'Where; missing = unplaced.'),
    site_id: field('id', '阵地编号', 'Site id', 'The site that keeps the ledger.'),
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
