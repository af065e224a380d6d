import { AtlasError, type Finding, jsonFault } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { type Input, openInput } from '../input/open-input.js';
import type { RawTable } from '../raw-table.js';
import type { ReadOptions } from '../read-progress.js';
import { decodeText } from '../text/decode-text.js';
import { type JsonRows, jsonTables } from './json-tables.js';
import { parseExactJson } from './parse-exact-json.js';
import { createRecordColumns, isRecord, isTooDeep, type JsonRecord } from './record-columns.js';
import { recordTable } from './record-table.js';

const MAX_BYTES = 2 ** 29;
/** After so many, faults of rows that follow one another are one finding. */
const FAULTS_EACH = 1000;
const ROWS_HINT = 'give an array of objects, or an object that holds one as "rows", "data", "records" or "list"';

function malformed(
  file: string,
  reason: string,
  { hint = ROWS_HINT, row = 0, cause }: { hint?: string; row?: number; cause?: unknown } = {},
) {
  return new AtlasError('file_malformed', `${file === '' ? 'the JSON text' : file} ${reason}`, {
    hint,
    where: { file, ...(row > 0 ? { row } : {}) },
    details: { file },
    cause,
  });
}

/** Says whether the first lines are objects by themselves. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 1 << 20).split('\n', 2);
  try {
    return isRecord(JSON.parse(first)) && second.trimStart().startsWith('{');
  } catch {
    return false;
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return parseExactJson(text);
  } catch (cause) {
    if (cause instanceof RangeError) throw malformed(file, 'is nested too deep, or too long', { cause });
    if (isLines(text))
      throw malformed(file, 'holds one object a line', { hint: 'read it as NDJSON (.ndjson, .jsonl)', cause });
    const { line, column } = jsonFault(text);
    const reason = `is not JSON: it breaks at line ${line}, column ${column}`;
    throw malformed(file, reason, { hint: 'check that the file is whole', row: line, cause });
  }
}

function tableOf({ name, rows }: JsonRows, file: string, findings: readonly Finding[]): RawTable {
  const columns = createRecordColumns(file);
  const records: JsonRecord[] = [];
  const rowNumbers: number[] = [];
  const faults: Finding[] = [];
  let setAsideCount = 0;
  for (const [position, value] of rows.entries()) {
    const row = position + 2;
    if (isTooDeep(value)) throw malformed(file, `is nested too deep in element ${position + 1}`, { row });
    if (isRecord(value)) {
      columns.add(value);
      records.push(value);
      rowNumbers.push(row);
      continue;
    }
    setAsideCount += 1;
    const last = faults.at(-1);
    if (last && faults.length >= FAULTS_EACH && (last.where.rowEnd ?? last.where.row) === row - 1) {
      last.where.rowEnd = row;
      continue;
    }
    const where = { file, ...(name === null ? {} : { sheet: name }), row };
    const written = value === null || typeof value === 'object' ? null : String(value);
    const reason = 'the element of the list is no object; it is set aside';
    faults.push(findingOf('row_malformed', 'error', written, reason, 'write every row as an object', where));
  }
  if (records.length === 0 && rows.length > 0) throw malformed(file, 'holds a list without objects');
  const met = { findings: [...findings, ...faults], setAsideCount };
  return recordTable({ file, sheet: name, columns, records, rowNumbers, ...met });
}

/**
 * Reads all tables of a JSON file: an array of objects, also inside `rows`, `data`, `records`, `list`, `items` or `result`; or an
 * object of several, `{ sites: [...], cases: [...] }`, whose keys are then the tables' `sheet`. The columns are all keys, in order of
 * first appearance; an object within a row is taken apart, `outer.inner`, two levels deep; a list stays as its JSON text.
 * Whole numbers beyond 2^53 keep every digit, as texts. Rows are numbered from 2, as if headed; an element that is no object is set
 * aside with the finding `row_malformed`. Throws AtlasError `file_missing`, `file_too_large` (above 512 MiB unless `maxBytes` says
 * otherwise), `file_malformed` when it is not JSON or holds no list of objects.
 *
 * @example
 * const tables = await readJsonTables({ text: '{"sites":[{"id":1}],"teams":[{"id":2}]}' });
 * tables.map(({ sheet }) => sheet); // ['sites', 'teams']
 */
export async function readJsonTables(input: Input, options: ReadOptions = {}): Promise<RawTable[]> {
  const opened = await openInput(input, { ...options, name: options.file, maxBytes: options.maxBytes ?? MAX_BYTES });
  const file = options.file ?? opened.name;
  const { text, findings } = await decodeText(opened, { file });
  const lists = jsonTables(parsed(text, file));
  if (lists.length === 0) throw malformed(file, 'holds no array of rows');
  const found = lists.map((list, position) => tableOf(list, file, position === 0 ? findings : []));
  const rowCount = found.reduce((sum, table) => sum + table.rowCount, 0);
  options.onProgress?.({ file, bytesRead: opened.size ?? text.length, bytesTotal: opened.size, rowCount });
  return found;
}

/**
 * Reads a JSON file of one table; otherwise as `readJsonTables`. Throws AtlasError `file_malformed` when it holds several.
 *
 * @example
 * const raw = await readJson({ text: '{"data":{"list":[{"site":{"name":"宏伟站"}}]}}' });
 * raw.columns; // ['site.name']
 */
export async function readJson(input: Input, options: ReadOptions = {}): Promise<RawTable> {
  const [only, ...others] = await readJsonTables(input, options);
  if (only && others.length === 0) return only;
  const names = [only, ...others].map((table) => table?.sheet).join(', ');
  throw malformed(only?.file ?? '', `holds several tables: ${names.slice(0, 120)}`, {
    hint: 'read it with readJsonTables',
  });
}
