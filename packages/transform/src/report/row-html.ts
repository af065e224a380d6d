import type { Finding } from '@practice-atlas/dataset';
import { groupedDigits as digits } from './grouped-digits.js';
import { recordNumber } from './record-number.js';
import { type ReportVoice, safeText as safe } from './report-voice.js';

/** Writes a row as a number for a column of rows, or in words. */
export function rowHtml(voice: ReportVoice, where: Finding['where'], named: string | null, inWords: boolean): string {
  const { row, rowEnd, column } = where;
  const record = recordNumber(where);
  const numbers =
    row === undefined
      ? ''
      : inWords
        ? voice.label((words) => words.row(digits(row), rowEnd === undefined ? null : digits(rowEnd)))
        : `${digits(row)}${rowEnd === undefined ? '' : `–${digits(rowEnd)}`}`;
  const rows = record === null ? numbers : `${numbers}${voice.say((words) => words.aside('', words.record(record)))}`;
  const inside = named === null && column !== undefined ? safe(column) : '';
  return [rows, inside].filter((text) => text !== '').join(' ');
}
