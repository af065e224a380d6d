import { parseCsv } from '@practice-atlas/dataset';
import type { RawSource } from './decode-text.js';
import { decodeText } from './decode-text.js';
import { type RawTable, rawTable } from './raw-table.js';

const DELIMITERS = [',', ';', '\t'] as const;

/** Finds the character that cuts the first five lines into the most cells of equal number; a comma when none does. */
function sniffDelimiter(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/, 40)
    .filter((line) => line.trim() !== '')
    .slice(0, 5);
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const score = Math.min(...counts) * 1000 + (counts[0] ?? 0);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/**
 * Reads a CSV file: comma, semicolon or tab, UTF-8 or GB18030, quotes as in RFC 4180. Cells stay texts.
 * What is wrong with the form of a row is in `findings`; nothing is thrown.
 *
 * @example
 * const raw = await readCsv('名称;类型\n宏伟站;站\n', { file: 'sites.csv' });
 * raw.rows; // [['宏伟站', '站']]
 */
export async function readCsv(
  source: RawSource,
  { file = '', delimiter }: { file?: string; delimiter?: string } = {},
): Promise<RawTable> {
  const { text, findings } = await decodeText(source, file);
  const table = parseCsv(text, { file, delimiter: delimiter ?? sniffDelimiter(text.slice(0, 65_536)) });
  const width = table.columns.length;
  return rawTable({
    file,
    columns: table.columns,
    rows: table.rowNumbers.map((_, row) => table.cells.slice(row * width, (row + 1) * width)),
    rowNumbers: table.rowNumbers,
    findings: [...findings, ...table.findings],
  });
}
