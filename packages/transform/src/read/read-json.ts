import { AtlasError } from '@practice-atlas/dataset';
import { decodeText } from './decode-text.js';
import { type Input, openInput } from './open-input.js';
import { type RawCell, type RawTable, rawTable } from './raw-table.js';

const WRAPPERS = ['rows', 'data', 'records', 'list', 'items', 'result'];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(file: string, reason: string, cause?: unknown): AtlasError {
  return new AtlasError('file_malformed', `${file === '' ? 'the JSON text' : file} ${reason}`, {
    hint: 'give an array of objects, or an object that holds one as "rows", "data", "records" or "list"',
    where: { file },
    cause,
  });
}

/** The array of rows, perhaps two wrappers deep: `{ code: 0, data: { list: [...] } }`. */
function rowsOf(value: unknown, depth = 0): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > 2) return null;
  for (const name of WRAPPERS) {
    const rows = Object.hasOwn(value, name) ? rowsOf(value[name], depth + 1) : null;
    if (rows) return rows;
  }
  return null;
}

function cellOf(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/**
 * Reads a JSON file: an array of objects, also inside `rows`, `data`, `records` or `list`. The columns are all keys, in order of
 * first appearance; a nested value stays as its JSON text. Rows are numbered from 2, as if headed.
 * Throws AtlasError `file_malformed` when it is not JSON or holds no such array.
 */
export async function readJson(input: Input, options: { file?: string } = {}): Promise<RawTable> {
  const opened = await openInput(input);
  const file = options.file ?? opened.name;
  const { text, findings } = await decodeText(opened, { file });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(file, `is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`, error);
  }
  const rows = rowsOf(value);
  if (!rows) throw malformed(file, 'holds no array of rows');
  const wrong = rows.findIndex((row) => !isObject(row));
  if (wrong >= 0) throw malformed(file, `has an element that is no object: number ${wrong + 1}`);
  const objects = rows.filter(isObject);
  const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return rawTable({
    file,
    columns,
    rows: objects.map((row) => columns.map((column) => (Object.hasOwn(row, column) ? cellOf(row[column]) : null))),
    findings,
  });
}
