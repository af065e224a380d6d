import { AtlasError, type Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { InputFile } from '../input/input-file.js';
import { type Input, inputName, openInput } from '../input/open-input.js';
import { joinPieces } from '../join-pieces.js';
import type { RawStream, RawTable } from '../raw-table.js';
import type { ReadOptions } from '../read-progress.js';
import { decodePieces } from '../text/decode-text.js';
import { parseExactJson } from './parse-exact-json.js';
import { createRecordColumns, isRecord, isTooDeep, type JsonRecord, type RecordColumns } from './record-columns.js';
import { recordTable } from './record-table.js';

const LINE_MAX = 1 << 24;
const PIECE_LINES = 50_000;
const LATE_KEYS = 1000;

interface LineRows {
  readonly records: readonly JsonRecord[];
  readonly rowNumbers: readonly number[];
  readonly findings: readonly Finding[];
  readonly setAsideCount: number;
}

interface LinePiece extends LineRows {
  readonly bytesRead: number;
  readonly isLast: boolean;
}

function recordOf(line: string): JsonRecord | null {
  try {
    const value: unknown = parseExactJson(line);
    return isRecord(value) && !isTooDeep(value) ? value : null;
  } catch {
    return null;
  }
}

function readLines(lines: readonly string[], before: number, file: string, met: readonly Finding[]): LineRows {
  const records: JsonRecord[] = [];
  const rowNumbers: number[] = [];
  const faults: Finding[] = [];
  for (const [position, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = before + position + 1;
    const record = recordOf(line);
    if (record === null) {
      const reason = 'the line is no JSON object; it is set aside';
      faults.push(findingOf('line_malformed', 'error', line, reason, 'write one object a line', { file, row }));
      continue;
    }
    records.push(record);
    rowNumbers.push(row);
  }
  return { records, rowNumbers, findings: [...met, ...faults], setAsideCount: faults.length };
}

async function* linePieces(
  opened: InputFile,
  file: string,
  { pieceBytes, signal }: ReadOptions,
): AsyncGenerator<LinePiece> {
  let carry = '';
  let row = 0;
  for await (const { text, bytesRead, isLast, findings: met } of decodePieces(opened, { file, pieceBytes })) {
    signal?.throwIfAborted();
    const lines = (carry + text).split(/\r\n|\n/);
    carry = isLast ? '' : (lines.pop() ?? '');
    if (carry.length > LINE_MAX)
      throw new AtlasError(
        'file_malformed',
        `${file === '' ? 'the text' : file} has a line of more than 16 million characters`,
        {
          hint: 'write one object a line',
          where: { file, row: row + lines.length + 1 },
          details: { file },
        },
      );
    let from = 0;
    do {
      const some = lines.slice(from, from + PIECE_LINES);
      from += PIECE_LINES;
      const isEnd = isLast && from >= lines.length;
      yield { ...readLines(some, row, file, from > PIECE_LINES ? [] : met), bytesRead, isLast: isEnd };
      row += some.length;
    } while (from < lines.length);
  }
}

/** Collects what stands under keys that came too late to have a column. */
function createLateKeys(columns: RecordColumns, file: string) {
  const late = new Map<string, { row: number; count: number }>();
  let others = 0;
  return {
    look(record: JsonRecord, row: number): void {
      columns.eachUnknown(record, (heading) => {
        const known = late.get(heading);
        if (known) known.count += 1;
        else if (late.size < LATE_KEYS) late.set(heading, { row, count: 1 });
        else others += 1;
      });
    },
    findings(): Finding[] {
      const remedy = 'give every key in the first thousand lines, or read the file from a path';
      const found = [...late].map(([heading, { row, count }]) => {
        const reason = `the key first stands in line ${row}, too late for a column; ${count} values are left out`;
        return findingOf('column_late', 'warning', heading, reason, remedy, { file, row, column: heading });
      });
      if (others === 0) return found;
      const reason = `${others} values under further keys that came too late are left out`;
      return [...found, findingOf('column_late', 'warning', null, reason, remedy, { file })];
    },
  };
}

async function* ndjsonPieces(input: Input, file: string, options: ReadOptions): AsyncGenerator<RawTable> {
  const opened = await openInput(input, { ...options, name: file });
  const columns = createRecordColumns(file);
  const late = createLateKeys(columns, file);
  const knowsAll = opened.canReread;
  let rowCount = 0;
  let isFirst = true;
  if (knowsAll)
    for await (const { records } of linePieces(opened, file, options))
      for (const record of records) columns.add(record);
  for await (const { bytesRead, isLast, records, ...piece } of linePieces(opened, file, options)) {
    if (isFirst && !knowsAll) for (const record of records) columns.add(record);
    if (!isFirst && !knowsAll) for (const [i, record] of records.entries()) late.look(record, piece.rowNumbers[i] ?? 0);
    isFirst = false;
    const findings = isLast ? [...piece.findings, ...late.findings()] : piece.findings;
    rowCount += records.length;
    yield recordTable({ ...piece, file, columns, records, findings });
    options.onProgress?.({ file, bytesRead, bytesTotal: opened.size, rowCount });
  }
}

/**
 * Reads a text of one JSON object a line (NDJSON, JSON Lines) piece by piece, in bounded memory; columns and cells as `readJson` has
 * them, rows numbered by line. What can be read twice is: first for its keys. The keys of a server's answer are those of its first
 * piece (4 MiB); later ones are left out with the finding `column_late`, which counts their values. A line that is no object is set
 * aside with `line_malformed`. While the pieces are read it throws AtlasError `file_missing`, `file_too_large`, or `file_malformed`
 * when a line has more than 16 million characters.
 *
 * @example
 * for await (const piece of streamNdjson('orders.ndjson').pieces) console.log(piece.rowCount);
 */
export function streamNdjson(input: Input, options: ReadOptions = {}): RawStream {
  const file = options.file ?? inputName(input);
  return { file, sheet: null, table: null, pieces: ndjsonPieces(input, file, options) };
}

/** Reads a whole text of one JSON object a line into memory; otherwise as `streamNdjson`. */
export function readNdjson(input: Input, options: ReadOptions = {}): Promise<RawTable> {
  return joinPieces(streamNdjson(input, options));
}
