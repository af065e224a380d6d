import type { Label } from './answer.js';

/** Words of the field in display order, with their labels. */
const WORDS: Readonly<Record<string, Readonly<Record<string, readonly [zh: string, en: string]>>>> = {
  tier: {
    center: ['实践中心', 'Center'],
    institute: ['实践所', 'Institute'],
    station: ['实践站', 'Station'],
    base: ['实践基地', 'Base'],
    point: ['实践点', 'Point'],
  },
  rank: {
    headquarters: ['总队', 'Headquarters'],
    brigade: ['大队', 'Brigade'],
    detachment: ['支队(分队)', 'Detachment'],
    squad: ['小分队', 'Squad'],
  },
  origin: { routine: ['常态', 'Routine'], individual: ['个性', 'Individual'] },
  kind: { special: ['特色', 'Special'], brand: ['品牌', 'Brand'] },
};
const NOT_STATED: Label = { zh: '未注明', en: 'Not stated' };

/** Names a word of a dimension in both languages; a word of the user's own is its own name, a missing one is "not stated". */
export function wordLabel(dimension: string, word: string | null): Label {
  if (word === null) return NOT_STATED;
  const words = Object.hasOwn(WORDS, dimension) ? WORDS[dimension]! : {};
  const named = Object.hasOwn(words, word) ? words[word] : undefined;
  return named ? { zh: named[0], en: named[1] } : { zh: word, en: word };
}

/** Puts words in display order: the known ones as the field orders them, then others by code unit, missing last. */
export function orderWords(dimension: string, words: Iterable<string | null>): (string | null)[] {
  const known = Object.keys(Object.hasOwn(WORDS, dimension) ? WORDS[dimension]! : {});
  const rank = (word: string | null) => {
    if (word === null) return known.length + 1;
    const place = known.indexOf(word);
    return place < 0 ? known.length : place;
  };
  return [...words].sort((a, b) => rank(a) - rank(b) || ((a ?? '') < (b ?? '') ? -1 : 1));
}
