import type { RawCell } from '../raw-table.js';

const TOTAL = /^(?:[合总小共]\s*计|(?:grand\s+|sub[\s-]?)?totals?)\s*[:：]?$/i;
/** The total of a place, of a group of places or of a period: 台安县小计, 城区合计, 一季度合计. */
const TOTAL_OF =
  /^(?:\p{Script=Han}{0,10}(?:[省市区县旗州镇乡村]|街道|社区|地区|片)|以上|(?:\d{1,2}月?[-—~至到])?\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|[本全]年)(?:[合总小共]计)[:：]?$/u;
const LONGEST_TOTAL = 24;

/** Says whether a cell names a total: 合计, 台安县小计, subtotal. */
export function isTotal(cell: RawCell): cell is string {
  if (typeof cell !== 'string' || cell.length > LONGEST_TOTAL) return false;
  const text = cell.trim();
  return TOTAL.test(text) || TOTAL_OF.test(text.replace(/\s/g, ''));
}
