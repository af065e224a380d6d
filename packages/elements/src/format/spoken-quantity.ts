import type { Quantity } from '@practice-atlas/dataset';
import { qualifierWord } from './qualifier-words.js';
import { printedNumbers, type QuantityOptions } from './quantity-parts.js';

/**
 * Says a quantity with the source's own qualifying word where the source has it: `120多万人`, `2万余支`, `近8,970名`, `1,000名以上`;
 * `more than 1,200,000 persons`, `over 20,000 teams`; two ends are both said, `近5万至7万人`. No data is 无数据 / no data, unknown is 未知 / unknown.
 */
export function spokenQuantity(q: Quantity | null, options: QuantityOptions): string {
  const isChinese = options.locale === 'zh';
  if (q === null) return isChinese ? '无数据' : 'no data';
  if (q.value === null || q.qualifier === 'unknown') return isChinese ? '未知' : 'unknown';
  const { digits, magnitude, unit } = printedNumbers(q.value, q, options, (first) =>
    isChinese ? `${first}至` : ' to ',
  );
  const word = qualifierWord(q);
  if (!isChinese) return [word?.en, digits, unit].filter(Boolean).join(' ');
  const { zh = '', place = '' } = word ?? {};
  if (place === 'before') return zh + digits + magnitude + unit;
  if (place === 'after unit') return digits + magnitude + unit + zh;
  if (place === 'inside' && !/[.至]/.test(digits)) return digits + zh + magnitude + unit;
  return digits + magnitude + zh + unit;
}
