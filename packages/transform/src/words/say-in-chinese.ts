import { cellWords } from './cell-words.js';
import { checkWords } from './check-words.js';
import { clauseWords } from './clause-words.js';
import { figureWords } from './figure-words.js';
import { fileWords } from './file-words.js';
import type { FindingWords, SentenceWords } from './finding-words.js';
import { headingWords, leftWords } from './heading-words.js';
import { matchSentence, type SentenceForm, sentenceForm } from './match-sentence.js';
import { orderWords } from './order-words.js';
import { placeWords } from './place-words.js';
import { readingWords } from './reading-words.js';
import { repeatWords } from './repeat-words.js';
import { spanWords } from './span-words.js';
import { tableWords } from './table-words.js';
import { valueWords } from './value-words.js';

interface Pair {
  readonly english: SentenceForm;
  readonly chinese: SentenceForm;
}

const FAMILIES: readonly FindingWords[] = [
  readingWords,
  fileWords,
  headingWords,
  cellWords,
  placeWords,
  repeatWords,
  spanWords,
  tableWords,
  orderWords,
  figureWords,
  checkWords,
];
/** How many clauses of a sentence are looked at, and how deep clauses may stand in others. */
const [MOST_CLAUSES, DEEPEST] = [6, 3];

/** A sentence of a program or a library, which nobody who keeps records can use. */
const ENGLISH = /[A-Za-z]{2,} [a-z]{2,}/;

const literalLength = ({ parts }: SentenceForm) => parts.reduce((length, part) => length + part.length, 0);

/** The most telling forms first: `all rows of … are set aside` goes before `… are set aside`. */
function pairsOf(words: readonly SentenceWords[]): readonly Pair[] {
  return words
    .flatMap((sentences) => Object.entries(sentences))
    .map(([english, chinese]) => ({ english: sentenceForm(english), chinese: sentenceForm(chinese) }))
    .sort((a, b) => literalLength(b.english) - literalLength(a.english));
}

/** For a sentence that one finding takes over from another. One with places would fit too much. */
const ofAny = pairsOf(FAMILIES.flatMap((family) => Object.values(family))).filter(
  ({ english }) => english.names.length === 0,
);
const clauses = pairsOf([leftWords, clauseWords]);
const byCode = new Map<string, readonly Pair[]>(
  [...new Set(FAMILIES.flatMap((family) => Object.keys(family)))].map((code) => {
    const own = FAMILIES.map((family) => family[code] ?? {});
    return [code, pairsOf([...own, leftWords, clauseWords])];
  }),
);

function said(code: string, kind: string, value: string, depth: number): string | null {
  if (kind === 'clause') return sentence(code, value, depth + 1);
  if (kind === 'detail') {
    const reason = sentence(code, value, depth + 1) ?? (ENGLISH.test(value) ? '' : value);
    return reason === '' ? '' : `：${reason}`;
  }
  if (kind === 'reason') return sentence(code, value, depth + 1) ?? value;
  return valueWords[kind]?.(value) ?? value;
}

function filled({ chinese }: Pair, values: ReadonlyMap<string, string>, code: string, depth: number): string | null {
  let text = chinese.parts[0] ?? '';
  for (const [at, place] of chinese.names.entries()) {
    const [name = '', kind = ''] = place.split(':');
    const value = said(code, kind, values.get(name) ?? '', depth);
    if (value === null) return null;
    text += value + chinese.parts[at + 1]!;
  }
  return text;
}

/** Says a sentence by one form. Its values hold `; ` only when `mayHold` says so: more often a clause begins there. */
function whole(code: string, text: string, depth: number, mayHold: boolean): string | null {
  for (const pairs of [byCode.get(code) ?? clauses, ofAny])
    for (const pair of pairs) {
      const values = matchSentence(pair.english, text);
      if (!values) continue;
      if (!mayHold && [...values.values()].some((value) => value.includes('; '))) continue;
      const inChinese = filled(pair, values, code, depth);
      if (inChinese !== null) return inChinese;
    }
  return null;
}

function byClauses(code: string, text: string, depth: number): string | null {
  let end = text.length;
  for (let count = 0; count < MOST_CLAUSES; count++) {
    end = text.lastIndexOf('; ', end - 1);
    if (end <= 0) return null;
    const tail = whole(code, text.slice(end + 2), depth, false);
    const head = tail === null ? null : sentence(code, text.slice(0, end), depth + 1);
    if (head !== null) return `${head}；${tail}`;
  }
  return null;
}

function sentence(code: string, text: string, depth: number): string | null {
  if (depth > DEEPEST) return null;
  return whole(code, text, depth, false) ?? byClauses(code, text, depth) ?? whole(code, text, depth, true);
}

/**
 * Says a sentence of a finding, its reason or its remedy, in Chinese: by the words of its code, else by those of any; null when none are of its
 * form. Values stay as they are written, but for names of tables, columns, steps and the like.
 *
 * @example
 * sayInChinese('row_repeated', 'row 5 says the same; this row is set aside'); // '与第 5 行内容相同；该行未收入'
 */
export function sayInChinese(code: string, text: string): string | null {
  return text === '' ? '' : (sentence(code, text, 0)?.trim() ?? null);
}
