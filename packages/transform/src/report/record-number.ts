import type { Where } from '@practice-atlas/dataset';

/** The number of the record that a row of a JSON file is: rows count as in a spreadsheet, whose row 1 would hold the headings; null elsewhere. */
export function recordNumber({ file = '', row, rowEnd }: Where): number | null {
  return row !== undefined && row > 1 && rowEnd === undefined && /\.json$/i.test(file) ? row - 1 : null;
}
