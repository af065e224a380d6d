import { type Finding, personalData } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { RawCell, RawTable } from '../read/raw-table.js';

/** A column whose cells no table takes. */
export interface UnreadColumn {
  readonly heading: string;
  /** Position in the file, from 0. */
  readonly index: number;
}

const BUILDING = /[栋幢楼元]/;

/** Says whether a part of a text may hold a number of eleven digits, or a home. */
function mayBePersonal(text: string, from: number, to: number): boolean {
  if (to - from < 6) return false;
  let digitCount = 0;
  let isHome = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code < 58) || (code >= 0xff10 && code <= 0xff19)) digitCount += 1;
    else if (code > 0x2fff && !isHome && BUILDING.test(text.charAt(at))) isHome = true;
  }
  return digitCount > 10 || (isHome && digitCount > 1);
}

function unreadFinding(piece: RawTable, row: number, { heading, index }: UnreadColumn): Finding {
  const { file, sheet } = piece;
  const reason = 'the cell, which is not read, holds personal data';
  return findingOf('personal_data', 'error', null, reason, 'remove it from the source', {
    ...(file === '' ? {} : { file }),
    ...(sheet === null ? {} : { sheet }),
    row: piece.rowNumber(row),
    column: heading === '' ? `column ${index + 1}` : heading,
  });
}

/** Looks for personal data in the cells of columns that nothing reads; each that holds some is an error. */
export function examineUnread(
  piece: RawTable,
  columns: readonly UnreadColumn[],
  tell: (finding: Finding) => void,
): void {
  const isPersonal = (cell: RawCell): boolean => {
    if (cell === null || typeof cell === 'boolean') return false;
    const text = String(cell);
    return mayBePersonal(text, 0, text.length) && personalData(text) !== null;
  };
  for (const column of columns) {
    const spans = piece.spans(column.index);
    for (let row = 0; row < piece.rowCount; row++) {
      const at = spans ? spans.first + row * spans.step : 0;
      const from = spans?.bounds[at] ?? -1;
      if (spans && from >= 0 && !mayBePersonal(spans.text, from, spans.bounds[at + 1] ?? from)) continue;
      if (isPersonal(piece.cell(row, column.index))) tell(unreadFinding(piece, row, column));
    }
  }
}
