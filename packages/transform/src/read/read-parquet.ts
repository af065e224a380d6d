import { AtlasError, type Finding } from '@practice-atlas/dataset';
import {
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type Input, openInput } from './open-input.js';
import { clockText, dayText, plainCell } from './plain-cell.js';
import { largeNumbers, rawColumns } from './raw-columns.js';
import type { RawCell, RawTable } from './raw-table.js';
import { READ_LIMITS, type ReadLimits } from './read-limits.js';

/** How to read a typed file. */
export interface TypedFileOptions {
  /** The name of the file in findings; default: that of the input. */
  readonly file?: string | undefined;
  readonly limits?: Partial<ReadLimits> | undefined;
}

const TIME_UNITS = { MILLIS: 1, MICROS: 1e3, NANOS: 1e6 } as const;

const PARSERS = {
  dateFromDays: dayText,
  jsonFromBytes: (bytes: Uint8Array) => (bytes ? new TextDecoder().decode(bytes) : undefined),
};

function leavesOf({ children, element }: SchemaTree): SchemaElement[] {
  return children.length === 0 ? [element] : children.flatMap(leavesOf);
}

/** Makes what reads the values of one column as cells. */
function cellReader(tree: SchemaTree): (value: unknown) => RawCell {
  const { logical_type: logical, converted_type: converted, scale = 0 } = tree.element;
  const isLocal = leavesOf(tree).some(
    ({ logical_type: type }) => type?.type === 'TIMESTAMP' && type.isAdjustedToUTC === false,
  );
  if (tree.children.length === 0 && logical?.type === 'TIME')
    return (value) =>
      value === null || value === undefined ? null : clockText(Number(value) / TIME_UNITS[logical.unit]);
  if (tree.children.length === 0 && converted === 'DECIMAL' && scale > 0 && scale <= 20)
    return (value) => (typeof value === 'number' ? Number(value.toFixed(scale)) : plainCell(value));
  return (value) => plainCell(value, isLocal);
}

function checkSize(metadata: FileMetaData, columnCount: number, byteCount: number, limits: ReadLimits): string | null {
  const rows = Number(metadata.num_rows);
  const groupRows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (!(rows >= 0) || rows !== groupRows) throw new Error('the row groups do not add up to the number of rows');
  if (rows * Math.max(1, columnCount) > 4 * limits.cellCount)
    return `says it has ${rows} rows of ${columnCount} columns`;
  let inflated = 0;
  for (const { columns } of metadata.row_groups)
    for (const { meta_data: column } of columns) {
      const packed = Number(column?.total_compressed_size ?? 0);
      if (!(packed >= 0) || packed > byteCount) throw new Error('a column is said to be larger than the file');
      inflated += Number(column?.total_uncompressed_size ?? 0);
    }
  return inflated > limits.inflatedBytes ? `says it unfolds to ${inflated} bytes` : null;
}

async function readColumns(
  bytes: Uint8Array,
  metadata: FileMetaData,
  names: ReadonlyMap<string, number>,
): Promise<unknown[][]> {
  const rowCount = Number(metadata.num_rows);
  const columns: unknown[][] = Array.from(names, () => Array(rowCount).fill(null));
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end = bytes.length) => bytes.slice(start, end).buffer as ArrayBuffer,
  };
  await parquetRead({
    file,
    metadata,
    compressors: { ...compressors, SNAPPY: undefined as never },
    geoparquet: false,
    parsers: PARSERS,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns[names.get(columnName) ?? -1];
      if (column)
        for (let i = 0; i < columnData.length && rowStart + i < rowCount; i += 1) column[rowStart + i] = columnData[i];
    },
  });
  return columns;
}

/**
 * Reads a Parquet file, all row groups: whole numbers exact (else as texts, with the notice `number_large`), days and moments as ISO
 * texts, lists and structures as JSON texts. Rows are numbered from 2, as if headed.
 * Throws AtlasError `file_malformed`, `file_too_large`, or `file_unsupported` for what the format allows and nothing here reads.
 *
 * @example
 * const orders = await readParquet('orders.parquet');
 */
export async function readParquet(input: Input, options: TypedFileOptions = {}): Promise<RawTable> {
  const opened = await openInput(input);
  const file = options.file ?? opened.name;
  const limits = { ...READ_LIMITS, ...options.limits };
  const fail = (
    code: 'file_malformed' | 'file_too_large' | 'file_unsupported',
    reason: string,
    hint: string,
    cause?: unknown,
  ) =>
    new AtlasError(code, `${file === '' ? 'the Parquet file' : file} ${reason}`, {
      hint,
      where: { file },
      details: { file },
      cause,
    });
  const bytes = await opened.bytes();
  try {
    const metadata = parquetMetadata(bytes.slice().buffer, { geoparquet: false });
    const { children } = parquetSchema(metadata);
    const large = checkSize(metadata, children.length, bytes.length, limits);
    if (large) throw fail('file_too_large', large, 'split it, or raise the limits of reading');
    const names = new Map(children.map(({ element }, i) => [element.name, i]));
    if (names.size !== children.length) throw new Error('two columns have the same name');
    const values = await readColumns(bytes, metadata, names);
    const findings: Finding[] = [];
    const cells = children.map((tree, c) => {
      const read = cellReader(tree);
      const raw = values[c] ?? [];
      const firstLarge = raw.findIndex((value) => typeof value === 'bigint' && !Number.isSafeInteger(Number(value)));
      if (firstLarge >= 0)
        findings.push(largeNumbers(file, tree.element.name, firstLarge + 2, String(raw[firstLarge])));
      return raw.map(read);
    });
    return rawColumns({ file, columns: [...names.keys()], cells, rowCount: Number(metadata.num_rows), findings });
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 160) : 'it cannot be decoded';
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
