import { headingKey } from '@practice-atlas/dataset';
import { NARROWING_WORDS } from './metric-words.js';
import type { MetricWords } from './table-plan.js';

const WHOLE = /^(?:总数|总人数|人数|数量|总量|总计|合计|小计)$/;
/** Groups of persons that stand as headings by themselves. */
const GROUP = /^(?:男|女)性?$|^\d{1,2}(?:[-—~至]\d{1,2})?(?:周)?岁(?:及?以[上下])?$/;
const BEFORE = /^其中[:,、]?/;
const BRACKETS = /[([【〔{][^)\]】〕}]*[)\]】〕}]/gu;

/**
 * Reads a heading that only divides what the title counts: 总数, 男, 党员 and 其中35岁以下 of 注册志愿者情况. Null when it is none of these.
 */
export function titleBreakdown(heading: string, counted: MetricWords): MetricWords | null {
  const word = headingKey(heading.slice(0, 200)).replace(BRACKETS, '').replace(BEFORE, '');
  if (WHOLE.test(word)) return counted;
  const dims = NARROWING_WORDS.get(word) ?? (GROUP.test(word) ? { kind: word } : null);
  return dims === null ? null : { ...counted, label: word, dims: { ...counted.dims, ...dims } };
}
