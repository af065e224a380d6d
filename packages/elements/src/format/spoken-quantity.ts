import type { Quantity } from '@practice-atlas/dataset';
import type { Locale } from './locale.js';
import { printedNumber, type QuantityOptions } from './quantity-parts.js';

type Place = 'before' | 'inside' | 'after number' | 'after unit';

/** Where a source's own word stands in speech, and what it is in English. 以上 includes the number, 多 and 超 do not. */
const WORDS = new Map<string, readonly [Place, string]>([
  ['多', ['inside', 'more than']],
  ['余', ['after number', 'over']],
  ['来', ['inside', 'about']],
  ['以上', ['after unit', 'at least']],
  ['上下', ['after unit', 'about']],
  ['左右', ['after unit', 'about']],
  ['还多', ['after unit', 'more than']],
  ['超', ['before', 'more than']],
  ['超过', ['before', 'more than']],
  ['突破', ['before', 'more than']],
  ['逾', ['before', 'over']],
  ['上', ['before', 'at least']],
  ['达', ['before', 'at least']],
  ['至少', ['before', 'at least']],
  ['不少于', ['before', 'at least']],
  ['不低于', ['before', 'at least']],
  ['近', ['before', 'nearly']],
  ['将近', ['before', 'nearly']],
  ['接近', ['before', 'nearly']],
  ['约', ['before', 'about']],
  ['大约', ['before', 'about']],
  ['不到', ['before', 'less than']],
  ['不足', ['before', 'less than']],
  ['至多', ['before', 'at most']],
  ['最多', ['before', 'at most']],
  ['不超过', ['before', 'at most']],
]);

const DEFAULT_WORDS: Readonly<Partial<Record<Quantity['qualifier'], string>>> = {
  at_least: '至少',
  approx: '约',
  nearly: '近',
  at_most: '至多',
};

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

/** Says the word alone, for a reader who asks what the `+` means: 多 / more than; null where the number is exact. */
export function spokenQualifier(q: Quantity, locale: Locale): string | null {
  const word = q.word !== null && WORDS.has(q.word) ? q.word : (DEFAULT_WORDS[q.qualifier] ?? null);
  if (word === null || q.qualifier === 'exact') return null;
  return locale === 'zh' ? word : (WORDS.get(word)?.[1] ?? null);
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
  const word = spokenQualifier(q, 'zh');
  const [place, english] = (word === null ? undefined : WORDS.get(word)) ?? ['before', ''];
  if (!isChinese) return `${english ? `${english} ` : ''}${digits}${spacedUnit(unit)}`;
  if (word === null) return `${digits}${magnitude}${unit}`;
  if (place === 'before') return `${word}${digits}${magnitude}${unit}`;
  if (place === 'after unit') return `${digits}${magnitude}${unit}${word}`;
  if (place === 'inside' && magnitude && !digits.includes('.')) return `${digits}${word}${magnitude}${unit}`;
  return `${digits}${magnitude}${word}${unit}`;
}
