import type { RawStream, RawTable } from './raw-table.js';

/** Reads all pieces of a stream and sees them as one table; keeps a reference to each. */
export async function joinPieces({ file, sheet, pieces }: RawStream): Promise<RawTable> {
  const parts: RawTable[] = [];
  const starts: number[] = [];
  let rowCount = 0;
  for await (const piece of pieces) {
    if (piece.rowCount === 0 && parts.length > 0 && piece.findings.length === 0) continue;
    starts.push(rowCount);
    parts.push(piece);
    rowCount += piece.rowCount;
  }
  const [only] = parts;
  if (only && parts.length === 1) return only;
  let last = 0;
  const partOf = (row: number): number => {
    if (row < starts[last]!) last = 0;
    while (last + 1 < starts.length && row >= starts[last + 1]!) last++;
    return last;
  };
  return {
    file,
    sheet,
    title: only?.title ?? null,
    unitLine: only?.unitLine ?? null,
    headingRow: only?.headingRow ?? 1,
    columns: only?.columns ?? [],
    rowCount,
    cell: (row, column) => {
      const part = partOf(row);
      return parts[part]?.cell(row - starts[part]!, column) ?? null;
    },
    rowNumber: (row) => {
      const part = partOf(row);
      return parts[part]?.rowNumber(row - starts[part]!) ?? 0;
    },
    spans: () => null,
    findings: parts.flatMap((part) => part.findings),
    setAsideCount: parts.reduce((sum, part) => sum + part.setAsideCount, 0),
    totals: parts.flatMap((part) => part.totals ?? []),
  };
}
