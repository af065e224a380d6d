import { type CellBounds, cellText, type Finding } from '@practice-atlas/dataset';
import { isFilled } from '../layout/heading-words.js';
import { maySetAside, setAsideRow } from '../layout/set-aside-row.js';
import type { RawTotal } from '../raw-table.js';

/** Looks at the records of a CSV file for those that are no rows: blank ones, totals, repeated headings, notes. */
export interface CsvSieve {
  /** Says whether a record is a row; else it has a finding, unless all its cells are empty, as spreadsheets write blank rows. */
  accepts(cells: CellBounds, first: number, count: number, row: number): boolean;
  /** The findings of what was set aside since it was last asked, one each, and the first thousand totals among it. */
  take(): { readonly findings: readonly Finding[]; readonly totals: readonly RawTotal[] };
}

const MOST_TOTALS = 1000;
const NEVER = 1;
const PERHAPS = 2;

/** Second letters of total, subtotal, grand total, note, remark, source. */
const SECOND_LETTERS = /^(?:[a-z][eoru]|[^a-z])/i;

/** Says whether the second letter of a word for a total stands in a part of a text; parts are asked for in order. */
function createTotalSearch(): (text: string, from: number, to: number) => boolean {
  let searched = '';
  let next = -1;
  const find = (text: string, from: number): number => {
    let at = text.indexOf('计', from);
    while (at > 0 && !/[合总小共\s]/.test(text.charAt(at - 1))) at = text.indexOf('计', at + 1);
    return at < 0 ? text.length : at;
  };
  return (text, from, to) => {
    if (text !== searched || next < from) next = find(text, from);
    searched = text;
    return next < to;
  };
}

/**
 * Makes a sieve that cuts cells out of the text only where the first letter of a record may begin a total, a note or the heading, or
 * where a word for a total stands in it.
 */
export function csvSieve(texts: readonly (readonly string[])[], file: string): CsvSieve {
  const known = new Uint8Array(65_536);
  const headings = new Set(texts.flatMap((line) => line.filter((text) => text !== '').slice(0, 1)));
  const letters = new Set([...headings].map((text) => text.charCodeAt(0)));
  let findings: Finding[] = [];
  let totals: RawTotal[] = [];
  const mayTotal = createTotalSearch();
  const mayBegin = (code: number): boolean => {
    const isSpace = code <= 32 || code === 0xa0 || code === 0x3000;
    const isFound = isSpace || letters.has(code) || maySetAside(String.fromCharCode(code));
    known[code] = isFound ? PERHAPS : NEVER;
    return isFound;
  };
  const mayMatch = (text: string): boolean => {
    const trimmed = text.trim();
    return headings.has(trimmed) || (maySetAside(trimmed) && SECOND_LETTERS.test(trimmed));
  };
  return {
    accepts(cells, first, count, row) {
      const { text, bounds } = cells;
      let n = first;
      while (n < first + count && bounds[2 * n] === bounds[2 * n + 1] && bounds[2 * n]! >= 0) n++;
      if (n === first + count) return false;
      const start = bounds[2 * n]!;
      const last = 2 * (first + count - 1);
      const end = bounds[last]! >= 0 ? bounds[last + 1]! : text.length;
      if (!mayTotal(text, Math.max(0, start), end)) {
        const code = text.charCodeAt(start);
        if (start >= 0 && (known[code] === NEVER || (known[code] !== PERHAPS && !mayBegin(code)))) return true;
        const firstText = cellText(cells, n);
        if (firstText.trim() !== '' && !mayMatch(firstText)) return true;
      }
      const record = Array.from({ length: count }, (_, i) => cellText(cells, first + i));
      if (!record.some(isFilled)) return false;
      const finding = setAsideRow(record, { texts, file, row });
      if (finding === null) return true;
      findings.push(finding);
      if (finding.code === 'row_total' && totals.length < MOST_TOTALS)
        totals.push({ row, word: finding.value ?? '', cells: record });
      return false;
    },
    take() {
      const taken = { findings, totals };
      findings = [];
      totals = [];
      return taken;
    },
  };
}
