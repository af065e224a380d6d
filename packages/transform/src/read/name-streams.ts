import type { Finding } from '@practice-atlas/dataset';
import type { RawStream, RawTable } from './raw-table.js';

/** Gives a stream another name; its pieces and their findings bear it too. */
function renamed(stream: RawStream, file: string): RawStream {
  const withName = (finding: Finding): Finding => ({ ...finding, where: { ...finding.where, file } });
  async function* pieces(): AsyncGenerator<RawTable> {
    for await (const piece of stream.pieces)
      yield {
        file,
        sheet: piece.sheet,
        title: piece.title ?? null,
        unitLine: piece.unitLine ?? null,
        headingRow: piece.headingRow ?? 1,
        isProse: piece.isProse ?? false,
        columns: piece.columns,
        rowCount: piece.rowCount,
        cell: (row, column) => piece.cell(row, column),
        rowNumber: (row) => piece.rowNumber(row),
        spans: (column) => piece.spans(column),
        findings: piece.findings.map(withName),
        setAsideCount: piece.setAsideCount,
        totals: piece.totals ?? [],
      };
  }
  return { ...stream, file, pieces: pieces() };
}

/**
 * Gives each file and sheet a name of its own: `input 2` without one, `orders.csv (2)` when the first has it. Tables that stand in one
 * sheet, one below the other, keep one name.
 */
export function nameStreams(): (stream: RawStream) => RawStream {
  const taken = new Set<string>();
  let streamCount = 0;
  let last: { readonly base: string; readonly file: string; readonly sheet: string | null } | null = null;
  return (stream) => {
    streamCount += 1;
    const base = stream.file === '' ? `input ${streamCount}` : stream.file;
    let file = base;
    const above = (stream.part ?? 1) > 1 && last?.base === base && last.sheet === stream.sheet ? last : null;
    if (above) return above.file === stream.file ? stream : renamed(stream, above.file);
    for (let time = 2; taken.has(JSON.stringify([file, stream.sheet])); time++) file = `${base} (${time})`;
    taken.add(JSON.stringify([file, stream.sheet]));
    last = { base, file, sheet: stream.sheet };
    return file === stream.file ? stream : renamed(stream, file);
  };
}
