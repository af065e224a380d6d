import type { WordsOf } from '../define-table.js';
import type { ledger } from '../ledger.js';

/** What `ledger` and its columns are called, and what they hold. */
export const ledgerWords: WordsOf<typeof ledger> = {
  zh: '台账',
  en: 'Ledger',
  row: 'one entry in or out',
  fields: {
    entry_id: ['流水号', 'Entry id', 'Unique within the dataset.'],
    ledger: ['台账类型', 'Ledger', 'donation 捐赠, time_bank 时间银行, points 积分, materials 物资.'],
    account: ['账户', 'Account', 'The branch, site or pseudonymous account it belongs to.'],
    direction: ['收支', 'Direction', 'in = received or earned; out = given or spent.'],
    item: ['物品', 'Item', 'What moved.'],
    quantity: ['数量', 'Quantity', 'How much, in `unit`.'],
    unit: ['单位', 'Unit', 'Unit of `quantity`: points, boxes...'],
    value_fen: ['金额(分)', 'Value', 'Worth in fen: 1 yuan = 100.'],
    minutes: ['分钟', 'Minutes', 'Time deposited or drawn.'],
    at: ['时间', 'At', 'When it moved; missing = unknown.'],
    region_code: ['区划代码', 'Region code', 'Where; missing = unplaced.'],
    site_id: ['阵地编号', 'Site id', 'The site that keeps the ledger.'],
  },
};
