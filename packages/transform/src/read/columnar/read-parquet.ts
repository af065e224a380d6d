import { AtlasError, type Finding } from '@practice-atlas/dataset';
import { parquetRead, type SchemaElement, type SchemaTree } from 'hyparquet';
import { type Input, inputName, openInput } from '../input/open-input.js';
import { joinPieces } from '../join-pieces.js';
import { clockText, dayText, plainCell } from '../plain-cell.js';
import { largeNumbers, rawColumns } from '../raw-columns.js';
import type { RawCell, RawStream, RawTable } from '../raw-table.js';
import { READ_LIMITS, type ReadLimits } from '../read-limits.js';
import type { ReadOptions } from '../read-progress.js';
import { checkGroup, openParquet, type ParquetFile } from './open-parquet.js';

/** How to read a typed file. */
export interface TypedFileOptions extends ReadOptions {
  readonly limits?: Partial<ReadLimits> | undefined;
}

const TIME_UNITS = { MILLIS: 1, MICROS: 1e3, NANOS: 1e6 } as const;

const PARSERS = {
  dateFromDays: (days: number) => (days === undefined ? undefined : dayText(days)),
  jsonFromBytes: (bytes: Uint8Array) => (bytes ? new TextDecoder().decode(bytes) : undefined),
};

function leavesOf({ children, element }: SchemaTree): SchemaElement[] {
  return children.length === 0 ? [element] : children.flatMap(leavesOf);
}

/** Makes what reads the values of one column as cells. */
function cellReader(tree: SchemaTree): (value: unknown) => RawCell {
  const { logical_type: logical, converted_type: converted, scale = 0 } = tree.element;
  const isFlat = tree.children.length === 0;
  const isLocal = leavesOf(tree).some(
    ({ logical_type: type }) => type?.type === 'TIMESTAMP' && type.isAdjustedToUTC === false,
  );
  if (isFlat && logical?.type === 'TIME')
    return (value) =>
      value === null || value === undefined ? null : clockText(Number(value) / TIME_UNITS[logical.unit]);
  if (isFlat && converted === 'DECIMAL' && scale > 0 && scale <= 20)
    return (value) => (typeof value === 'number' ? Number(value.toFixed(scale)) : plainCell(value));
  return (value) => plainCell(value, isLocal);
}

async function groupColumns(
  { bytes, metadata, names, compressors }: ParquetFile,
  rowStart: number,
  rowEnd: number,
): Promise<unknown[][]> {
  const columns = Array.from(names, (): unknown[] => Array(rowEnd - rowStart).fill(null));
  const slice = (start: number, end = bytes.length) => bytes.slice(start, end).buffer;
  await parquetRead({
    file: { byteLength: bytes.length, slice },
    metadata,
    rowStart,
    rowEnd,
    compressors,
    geoparquet: false,
    parsers: PARSERS,
    onChunk: ({ columnName, columnData, rowStart: first }) => {
      const column = columns[names.get(columnName) ?? -1];
      if (!column) return;
      for (let i = 0, at = first - rowStart; i < columnData.length && at < column.length; i += 1, at += 1)
        if (at >= 0) column[at] = columnData[i];
    },
  });
  return columns;
}

async function* parquetPieces(input: Input, file: string, options: TypedFileOptions): AsyncGenerator<RawTable> {
  const limits = { ...READ_LIMITS, ...options.limits };
  const opened = await openInput(input, { ...options, name: file });
  const fail = (
    code: 'file_malformed' | 'file_too_large' | 'file_unsupported',
    reason: string,
    hint: string,
    cause: unknown,
  ) =>
    new AtlasError(code, `${file === '' ? 'the Parquet file' : file} ${reason}`, {
      hint,
      where: { file },
      details: { file },
      cause,
    });
  try {
    const parquet = await openParquet(await opened.bytes());
    const { children } = parquet.schema;
    const readers = children.map(cellReader);
    const columns = [...parquet.names.keys()];
    const large = new Set<number>();
    let rowStart = 0;
    if (parquet.metadata.row_groups.length === 0)
      yield rawColumns({ file, columns, cells: [], rowCount: 0, firstRow: 2, findings: [] });
    for (const group of parquet.metadata.row_groups) {
      options.signal?.throwIfAborted();
      checkGroup(parquet, group, limits);
      const rowEnd = rowStart + Number(group.num_rows);
      const firstRow = rowStart + 2;
      const findings: Finding[] = [];
      const cells = (await groupColumns(parquet, rowStart, rowEnd)).map((values, c) => {
        const at = large.has(c)
          ? -1
          : values.findIndex((value) => typeof value === 'bigint' && !Number.isSafeInteger(Number(value)));
        if (at >= 0) {
          large.add(c);
          findings.push(largeNumbers(file, columns[c] ?? '', firstRow + at, String(values[at])));
        }
        return values.map((value) => readers[c]?.(value) ?? null);
      });
      yield rawColumns({ file, columns, cells, rowCount: rowEnd - rowStart, firstRow, findings });
      rowStart = rowEnd;
      options.onProgress?.({ file, bytesRead: opened.size ?? 0, bytesTotal: opened.size, rowCount: rowStart });
    }
  } catch (cause) {
    if (cause instanceof AtlasError || options.signal?.aborted) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 160) : 'it cannot be decoded';
    if (cause instanceof RangeError && reason.startsWith('says'))
      throw fail('file_too_large', reason, 'write it in smaller row groups, or raise the limits of reading', cause);
    if (/unsupported|not supported/.test(reason))
      throw fail(
        'file_unsupported',
        `uses what is not read here: ${reason}`,
        'write it with plain types and Snappy',
        cause,
      );
    throw fail('file_malformed', `cannot be read as Parquet: ${reason}`, 'write or download the file again', cause);
  }
}

/**
 * Reads a Parquet file a row group at a time: whole numbers exact (else as texts, with the notice `number_large`), days and moments as
 * ISO texts, lists and structures as JSON texts. Rows are numbered from 2, as if headed. While the pieces are read it throws AtlasError
 * `file_malformed`, `file_too_large`, or `file_unsupported` for what the format allows and nothing here reads.
 */
export function streamParquet(input: Input, options: TypedFileOptions = {}): RawStream {
  const file = options.file ?? inputName(input);
  return { file, sheet: null, table: null, pieces: parquetPieces(input, file, options) };
}

/**
 * Reads a whole Parquet file into memory; otherwise as `streamParquet`.
 *
 * @example
 * const orders = await readParquet('orders.parquet');
 */
export function readParquet(input: Input, options: TypedFileOptions = {}): Promise<RawTable> {
  return joinPieces(streamParquet(input, options));
}
