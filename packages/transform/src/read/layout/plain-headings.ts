import { type Finding, personalData } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawStream, RawTable } from '../raw-table.js';
import { columnLetters } from '../sheets/scan-sheet.js';

function personalName(what: string, where: Finding['where']): Finding {
  const reason = `the ${what} holds personal data, which is never kept; it stands as "${where.column ?? where.sheet}"`;
  return findingOf('personal_data', 'error', null, reason, 'give it another name', where);
}

/** Sees a piece with other headings; what findings say of the old ones is said of the new. */
function pieceWith(
  piece: RawTable,
  sheet: string | null,
  columns: readonly string[],
  added: readonly Finding[],
): RawTable {
  const renamed = new Map(piece.columns.map((heading, c) => [heading, columns[c] ?? '']));
  const plainly = (finding: Finding): Finding => {
    const { column } = finding.where;
    const plain = column === undefined ? undefined : (renamed.get(column) ?? (personalData(column) ? 'a key' : column));
    return {
      ...finding,
      value: finding.value === null || personalData(finding.value) === null ? finding.value : null,
      where: {
        ...finding.where,
        ...(plain === undefined ? {} : { column: plain }),
        ...(sheet === null ? {} : { sheet }),
      },
    };
  };
  return {
    file: piece.file,
    sheet,
    title: piece.title ?? null,
    unitLine: piece.unitLine ?? null,
    headingRow: piece.headingRow ?? 1,
    isProse: piece.isProse ?? false,
    columns,
    rowCount: piece.rowCount,
    cell: (row, column) => piece.cell(row, column),
    rowNumber: (row) => piece.rowNumber(row),
    spans: (column) => piece.spans(column),
    findings: [...added, ...piece.findings.map(plainly)],
    setAsideCount: piece.setAsideCount,
    totals: piece.totals ?? [],
  };
}

/**
 * Gives a sheet and columns another name where theirs holds personal data: `sheet 2` by its position among the sheets that hold
 * anything, `column D` by its letter. Each is an error.
 */
export function plainHeadings(stream: RawStream, sheetNumber: number): RawStream {
  const isPersonalSheet = stream.sheet !== null && personalData(stream.sheet) !== null;
  const sheet = isPersonalSheet ? `sheet ${sheetNumber}` : stream.sheet;
  async function* pieces(): AsyncGenerator<RawTable> {
    let columns: readonly string[] | null = null;
    for await (const piece of stream.pieces) {
      const { file } = piece;
      const at = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }) };
      const added: Finding[] = [];
      if (columns === null) {
        const known = new Set(piece.columns);
        columns = piece.columns.map((heading, c) => {
          if (personalData(heading) === null) return heading;
          let plain = `column ${columnLetters(c)}`;
          while (known.has(plain)) plain += ' (unnamed)';
          added.push(personalName('heading', { ...at, row: piece.headingRow ?? 1, column: plain }));
          return plain;
        });
        if (isPersonalSheet) added.push(personalName('name of the sheet', at));
      }
      const names = new Set(columns);
      const isPlain =
        !isPersonalSheet &&
        columns.every((heading, c) => heading === piece.columns[c]) &&
        piece.findings.every(
          ({ where }) => where.column === undefined || names.has(where.column) || personalData(where.column) === null,
        );
      yield isPlain ? piece : pieceWith(piece, sheet, columns, added);
    }
  }
  return { ...stream, sheet, pieces: pieces() };
}
