import { cellText, type Finding, type RowSpans } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';

const LOST = '\ufffd';

/** Finds the cells in which U+FFFD stands for a character that was lost: a warning each, with its row and heading. */
export function lostCharacters(rows: RowSpans, columns: readonly string[], file: string): Finding[] {
  const { text, bounds, composed, rowCount, rowNumbers } = rows;
  const width = columns.length;
  const findings: Finding[] = [];
  const report = (n: number) => {
    const row = rowNumbers[Math.floor(n / width)];
    findings.push(
      findingOf(
        'character_lost',
        'warning',
        cellText(rows, n),
        'characters of the cell were lost; U+FFFD stands for them',
        'write the cell again, or export the file again as UTF-8',
        { file, column: columns[n % width] ?? '', ...(row === undefined ? {} : { row }) },
      ),
    );
  };
  let at = text.indexOf(LOST);
  for (let n = 0; at >= 0 && n < rowCount * width; n++) {
    const [start, end] = [bounds[2 * n]!, bounds[2 * n + 1]!];
    if (start > at) at = text.indexOf(LOST, start);
    if (at >= 0 && start >= 0 && at < end && at >= start) report(n);
    if (start >= 0 && at >= 0 && at < end) at = text.indexOf(LOST, end);
  }
  for (const [n, cell] of composed) if (cell.includes(LOST)) report(n);
  return findings;
}
