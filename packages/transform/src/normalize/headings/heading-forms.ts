import { headingKey } from '@practice-atlas/dataset';
import { UNIT_WORDS } from '../values/quantity-words.js';

/** Characters of a heading that are looked at; no column is called so long. */
const LONGEST = 200;
const BRACKETS = /[([【〔{]([^)\]】〕}]*)[)\]】〕}]/gu;
const AROUND = /^(?:[*★☆#·•.、-]|\d{1,2}[.、])+|[*★:：、.]+$/gu;
/** What a form asks for beside what it names: 您所在的区县（必填）. */
const ASKED = /\((?:必填|选填|非必填|必答|选答|单选题?|多选题?|填空题?|可多选)\)|\[(?:单选题|多选题|填空题|必答题?)\]/g;
const ASKING = /^(?:请(?:输入|填写|选择|填))?(?:[您你](?:所在的?|的)?)?/;
const MARKED = /^[*★☆#·•.、\d-]|[*★:：、.]$/u;
const SCALES: readonly (readonly [word: string, power: number])[] = [
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];
const SHARES: ReadonlyMap<string, number> = new Map([
  ['%', -2],
  ['‰', -3],
]);

/** A heading in the forms in which it is looked up, most literal first. */
export interface HeadingForms {
  /** Forms that say the same: folded, without marks around it, without underscores, parent and child joined. */
  readonly exact: readonly string[];
  /** Forms that leave something out: the unit in brackets, the parent of a heading of two rows. */
  readonly bare: readonly string[];
  /** Unit in the brackets: 个 in 实践站(个); null when there is none. */
  readonly unitWord: string | null;
  /** Power of ten in the brackets: 4 in 志愿者(万人), -2 in 注册率(%). */
  readonly power: number;
}

function plainForms(key: string): string[] {
  const plain = (MARKED.test(key) ? key.replace(AROUND, '') : key).replace(ASKING, '');
  const joined = /^[\x20-\x7e]+$/.test(plain) ? plain.replace(/[_./-]/g, '') : plain.replaceAll('/', '');
  return joined === plain ? [plain] : [plain, joined];
}

function distinct(...forms: readonly string[]): readonly string[] {
  return forms.filter((form, index) => form !== '' && forms.indexOf(form) === index);
}

/**
 * Reads the unit in the brackets of a folded heading: 万人 in 志愿者(万人) is 人 and 10^4. Null when no brackets hold a unit:
 * (党员) in 志愿者(党员) is none.
 */
export function unitInBrackets(key: string): { unitWord: string | null; power: number } | null {
  for (const [, content = ''] of key.matchAll(BRACKETS)) {
    const inside = content.replace(/^单位[::]?/, '');
    const share = SHARES.get(inside);
    if (share !== undefined) return { unitWord: inside, power: share };
    const scale = SCALES.find(([word]) => inside.startsWith(word));
    const unitWord = inside.slice(scale?.[0].length ?? 0);
    if (inside !== '' && (unitWord === '' || UNIT_WORDS.includes(unitWord)))
      return { unitWord: unitWord === '' ? null : unitWord, power: scale?.[1] ?? 0 };
  }
  return null;
}

/** Folds a heading to the forms in which it is looked up; of a very long one only the beginning counts. */
export function headingForms(heading: string): HeadingForms {
  const key = headingKey(heading.length > LONGEST ? heading.slice(0, LONGEST) : heading).replace(ASKED, '');
  const bare = key.replace(BRACKETS, '');
  const child = bare.slice(bare.lastIndexOf('/') + 1);
  return {
    exact: distinct(key, ...plainForms(key)),
    bare: distinct(bare, ...plainForms(bare), ...(child === bare ? [] : plainForms(child))),
    ...(unitInBrackets(key) ?? { unitWord: null, power: 0 }),
  };
}
