import type { Input } from '../input/open-input.js';
import { joinPieces } from '../join-pieces.js';
import type { RawTable } from '../raw-table.js';
import { type CsvOptions, streamCsv } from './stream-csv.js';

/**
 * Reads a whole CSV file into memory; otherwise as `streamCsv`. A plain string is a path, a text is given as `{ text }`.
 * Throws AtlasError `file_missing`, `file_too_large` or `file_malformed`.
 *
 * @example
 * const raw = await readCsv({ text: '名称;类型\n宏伟站;站\n', name: 'sites.csv' });
 * raw.cell(0, 1); // '站'
 */
export function readCsv(input: Input, options: CsvOptions = {}): Promise<RawTable> {
  return joinPieces(streamCsv(input, options));
}
