import { findingOf } from '../../finding-of.js';
import { type CellReading, noValue } from './cell-reading.js';

const STARS = /^[★⭐]{1,5}[☆✩]{0,4}$/u;
const STAR = /[★⭐]/gu;
const COUNTED = /^([1-5一二三四五])(?:颗星?|星级?|分(?:\(?5分制\)?)?)$/;
const NUMERALS = '〇一二三四五';
const NOT_YET = /^(?:未评价?|未评分|暂未评价|待评价|无评价)$/;

/**
 * Reads stars: ★★★★, 五星, 4分. What satisfaction is in stars, only a mapping file can say: such words are missing, with a finding. Null when the text is
 * none of these.
 */
export function ratingCell(written: string): CellReading | null {
  const text = written.normalize('NFKC').replace(/\s+/g, '');
  if (STARS.test(text)) return { value: text.match(STAR)?.length ?? null, findings: [] };
  const digit = COUNTED.exec(text)?.[1];
  if (digit !== undefined) return { value: /\d/.test(digit) ? Number(digit) : NUMERALS.indexOf(digit), findings: [] };
  if (NOT_YET.test(text)) {
    const reason = 'it says that nothing is known; the cell was taken for empty';
    return noValue(
      findingOf('cell_blank_word', 'notice', written, reason, 'leave the cell empty when nothing is known'),
    );
  }
  if (/\d/.test(text)) return null;
  const reason = 'nothing says how many of five stars this word is';
  const remedy = 'say it in the mapping file: "words": {"rating": {"满意": "4"}}';
  return noValue(findingOf('rating_word', 'warning', written, reason, remedy));
}
