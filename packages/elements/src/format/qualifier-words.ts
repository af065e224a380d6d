import type { Quantity } from '@practice-atlas/dataset';
import type { Locale } from './locale.js';

/** Where a word stands: `inside` is between digits and 万. */
export type WordPlace = 'before' | 'inside' | 'after number' | 'after unit';

export interface QualifierWord {
  readonly zh: string;
  readonly en: string;
  readonly place: WordPlace;
}

/** English, place, and the words of sources that mean it. 以上 includes the number, 多 and 超 do not. */
const MEANINGS: readonly (readonly [string, WordPlace, string])[] = [
  ['more than', 'inside', '多'],
  ['more than', 'before', '超 超过 突破'],
  ['more than', 'after unit', '还多'],
  ['over', 'after number', '余'],
  ['over', 'before', '逾'],
  ['at least', 'before', '至少 上 达 不少于 不低于'],
  ['at least', 'after unit', '以上'],
  ['nearly', 'before', '近 将近 接近'],
  ['about', 'before', '约 大约'],
  ['about', 'inside', '来'],
  ['about', 'after unit', '左右 上下'],
  ['less than', 'before', '不到 不足'],
  ['at most', 'before', '至多 最多 不超过'],
];

const WORDS = new Map(
  MEANINGS.flatMap(([en, place, words]) =>
    words.split(' ').map((zh): [string, QualifierWord] => [zh, { zh, en, place }]),
  ),
);

const DEFAULTS: Readonly<Partial<Record<Quantity['qualifier'], string>>> = {
  at_least: '至少',
  approx: '约',
  nearly: '近',
  at_most: '至多',
};

/** Finds the word that qualifies a quantity: the source's own where it is known, else the usual one; null for an exact number. */
export function qualifierWord({ qualifier, word }: Quantity): QualifierWord | null {
  const usual = DEFAULTS[qualifier];
  if (usual === undefined) return null;
  return WORDS.get(word ?? usual) ?? WORDS.get(usual) ?? null;
}

/** Says the word alone, for a reader who asks what the `+` means: 多 / more than; null where the number is exact. */
export function spokenQualifier(q: Quantity, locale: Locale): string | null {
  return qualifierWord(q)?.[locale] ?? null;
}
