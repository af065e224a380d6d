import { AtlasError } from '@practice-atlas/dataset';
import { exceptionError, parseException } from './parse-exception.js';

/** A cell of an answer. A date or time comes as the server writes it, a number that is none (NaN) as null. */
export type AnswerCell = string | number | boolean | null | readonly AnswerCell[];

/** The rows that a server answered with. */
export interface AnswerRows {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly AnswerCell[])[];
}

type Decoder = (cell: AnswerCell, column: string) => AnswerCell;

function wholeNumber(cell: AnswerCell, column: string): AnswerCell {
  if (cell === null) return null;
  const value = Number(cell);
  if (Number.isSafeInteger(value)) return value;
  throw new AtlasError(
    'server_failed',
    `column "${column}" holds ${String(cell)}, which a number cannot hold exactly`,
    {
      hint: 'ask for toString(...) of it',
      details: { column, value: String(cell) },
    },
  );
}

/** Null for a type whose cells stay as they are. */
function decoderOf(type: string): Decoder | null {
  const wrapped = /^(Nullable|LowCardinality|Array)\((.*)\)$/.exec(type);
  if (!wrapped) return /^U?Int64$/.test(type) ? wholeNumber : null;
  const decode = decoderOf(wrapped[2]!);
  if (wrapped[1] !== 'Array' || !decode) return decode;
  return (cell, column) => (Array.isArray(cell) ? cell.map((item: AnswerCell) => decode(item, column)) : cell);
}

interface Document {
  readonly meta: AnswerRows['columns'];
  readonly data: AnswerCell[][];
  readonly rows: number;
  readonly exception?: string;
}

function isWhole(json: unknown): json is Document {
  if (typeof json !== 'object' || json === null) return false;
  const { meta, data, rows } = json as Partial<Record<keyof Document, unknown>>;
  return Array.isArray(meta) && Array.isArray(data) && data.length === rows;
}

/**
 * Reads an answer in the format `JSONCompact`; 64-bit integers become numbers. One that broke off is an error, never fewer rows:
 * the server's own when the text ends with it, else `answer_truncated`.
 */
export function parseAnswer(text: string, server: string): AnswerRows {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw brokenOff(text, server, cause);
  }
  if (!isWhole(json) || json.exception !== undefined) throw brokenOff(text, server);
  const decoders = json.meta.map(({ type }) => decoderOf(type));
  for (const [i, decode] of decoders.entries())
    if (decode) for (const row of json.data) row[i] = decode(row[i]!, json.meta[i]!.name);
  return { columns: json.meta, rows: json.data };
}

function brokenOff(text: string, server: string, cause?: unknown): AtlasError {
  const exception = parseException(text);
  if (exception) return exceptionError(exception, server);
  return new AtlasError('answer_truncated', `${server} broke off in the middle of its answer`, {
    hint: 'ask again; when it stays so, look for what ends connections between here and the server',
    details: { server },
    cause,
  });
}
