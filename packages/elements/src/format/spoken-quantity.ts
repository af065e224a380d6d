import type { Quantity } from '@practice-atlas/dataset';
import { qualifierWord } from './qualifier-words.js';
import { printedNumber, type QuantityOptions } from './quantity-parts.js';

function spacedUnit(unit: string): string {
  return unit ? ` ${unit}` : '';
}

function spokenRange(low: number, high: number, options: QuantityOptions): string {
  const from = printedNumber(low, options);
  const to = printedNumber(high, options);
  return options.locale === 'zh'
    ? `${from.digits}${from.magnitude}至${to.digits}${to.magnitude}${to.unit}`
    : `${from.digits} to ${to.digits}${spacedUnit(to.unit)}`;
}

/**
 * Says a quantity with the source's own qualifying word where the source has it: `120多万人`, `2万余支`, `近8,970名`, `1,000名以上`;
 * `more than 1,200,000 persons`, `over 20,000 teams`. No data is 无数据 / no data, unknown is 未知 / unknown.
 */
export function spokenQuantity(q: Quantity | null, options: QuantityOptions): string {
  const isChinese = options.locale === 'zh';
  if (q === null) return isChinese ? '无数据' : 'no data';
  if (q.value === null || q.qualifier === 'unknown') return isChinese ? '未知' : 'unknown';
  if (q.qualifier === 'range' && q.valueMax !== null) return spokenRange(q.value, q.valueMax, options);
  const { digits, magnitude, unit } = printedNumber(q.value, options);
  const word = qualifierWord(q);
  if (!isChinese) return `${word ? `${word.en} ` : ''}${digits}${spacedUnit(unit)}`;
  const number = `${digits}${magnitude}`;
  switch (word?.place) {
    case undefined:
      return `${number}${unit}`;
    case 'before':
      return `${word?.zh}${number}${unit}`;
    case 'after unit':
      return `${number}${unit}${word?.zh}`;
    case 'inside':
      if (magnitude && !digits.includes('.')) return `${digits}${word?.zh}${magnitude}${unit}`;
      return `${number}${word?.zh}${unit}`;
    case 'after number':
      return `${number}${word?.zh}${unit}`;
  }
}
