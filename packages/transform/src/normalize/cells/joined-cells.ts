import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';

/** Joins the cells of a row that are one place or one period together, from the top down: 沈阳市 and 和平区 are 沈阳市和平区. */
export function joinedCells(raw: RawTable, row: number, parts: readonly HeadingMatch[]): RawCell {
  const [only] = parts;
  if (parts.length === 1 && only) return raw.cell(row, only.index);
  let joined = '';
  for (const { index } of parts) {
    const text = String(raw.cell(row, index) ?? '').trim();
    joined = text.startsWith(joined) || /^\d{6,12}$/.test(text) ? text : joined + text;
  }
  return joined === '' ? null : joined;
}

/** Sees several columns as one, in position 0. */
export function joinedColumn(raw: RawTable, parts: readonly HeadingMatch[]): RawTable {
  return {
    file: raw.file,
    sheet: raw.sheet,
    columns: [''],
    findings: [],
    setAsideCount: 0,
    rowCount: raw.rowCount,
    cell: (row) => joinedCells(raw, row, parts),
    rowNumber: (row) => raw.rowNumber(row),
    spans: () => null,
  };
}
