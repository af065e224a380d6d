import type { RawCell } from '../raw-table.js';
import { isFilled, isMeta, isPlainText } from './heading-words.js';

/** What a sentence has, and no heading and no name: a stop at its end, or the number of a paragraph at its beginning. */
const SENTENCE =
  /[。；;！!？?]\s*$|^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）、.．](?!\d)|^第[一二三四五六七八九十\d]+条|^(?:注|说明|备注)\s*\d*\s*[:：]/;
/** The number of a paragraph in a cell of its own. */
const NUMBERING = /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]?$/;
/** A clause within a long text; long names have none. */
const CLAUSE = /[，。；：,;:]/;
/** Characters. */
const LONG = 20;

/** The text that a row is, alone or after its number; null when the row is more than that. */
function sentenceOf(row: readonly RawCell[]): string | null {
  const [first, second, ...more] = row.filter(isFilled);
  if (first === undefined || more.length > 0) return null;
  const text = second === undefined ? first : NUMBERING.test(String(first).trim()) ? second : null;
  return isPlainText(text ?? null) ? String(text).trim() : null;
}

/**
 * Says whether rows are a text and no table: each is one text, alone or after its number, and at least a third of them read like
 * sentences. A list of names under one heading is none.
 *
 * @example
 * isProse([['填表须知'], ['1、每月5日前报送。'], ['2、数字不加单位。']]); // true
 */
export function isProse(rows: readonly (readonly RawCell[])[]): boolean {
  const filled = rows.filter((row) => row.some(isFilled));
  const texts = filled.flatMap((row) => sentenceOf(row) ?? []);
  const sentences = texts.filter(
    (text) => (text.length > LONG && CLAUSE.test(text)) || SENTENCE.test(text) || isMeta(text),
  );
  return filled.length > 0 && texts.length === filled.length && sentences.length * 3 >= filled.length;
}
