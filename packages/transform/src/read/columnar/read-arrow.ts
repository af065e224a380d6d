import { AtlasError, type Finding } from '@practice-atlas/dataset';
import { type Column, type DataType, type Table, Type, tableFromIPC } from '@uwdata/flechette';
import { fileFault } from '../file-fault.js';
import { type Input, openInput } from '../input/open-input.js';
import { clockText, dayText, plainCell } from '../plain-cell.js';
import { largeNumbers, rawColumns } from '../raw-columns.js';
import type { RawCell, RawTable } from '../raw-table.js';
import { READ_LIMITS } from '../read-limits.js';
import { checkArrow } from './check-arrow.js';
import { checkBatch } from './check-batch.js';
import type { TypedFileOptions } from './read-parquet.js';

const DAY_MS = 86_400_000;
const TIME_UNITS = [1e-3, 1, 1e3, 1e6];

function isLocalTime(type: DataType): boolean {
  if (type.typeId === Type.Timestamp)
    return type.timezone === null || type.timezone === undefined || type.timezone === '';
  return 'children' in type && Array.isArray(type.children) && type.children.some((child) => isLocalTime(child.type));
}

/** Makes what reads the values of one type as cells. */
function cellReader(type: DataType): (value: unknown) => RawCell {
  if (type.typeId === Type.Dictionary) return cellReader(type.dictionary);
  const isLocal = isLocalTime(type);
  const number = (read: (value: number) => string) => (value: unknown) =>
    value === null || value === undefined ? null : read(Number(value));
  if (type.typeId === Type.Date) return number((ms) => dayText(Math.floor(ms / DAY_MS)));
  if (type.typeId === Type.Timestamp) return number((ms) => plainCell(new Date(ms), isLocal) as string);
  if (type.typeId === Type.Time) return number((count) => clockText(count / (TIME_UNITS[type.unit] ?? 1)));
  if (type.typeId === Type.Float && type.precision === 1)
    return (value) => plainCell(typeof value === 'number' ? Math.fround(value) : value);
  return (value) => plainCell(value, isLocal);
}

function cellsOf(column: Column<unknown>, type: DataType, rowCount: number): RawCell[] {
  const read = cellReader(type);
  const cells: RawCell[] = Array(rowCount).fill(null);
  for (let row = 0; row < rowCount; row += 1) cells[row] = read(column.at(row));
  return cells;
}

/**
 * Reads Arrow IPC, as a file or a stream: whole numbers exact (else as texts, with the notice `number_large`), days and moments as
 * ISO texts, lists and structures as JSON texts. Rows are numbered from 2, as if headed.
 * Throws AtlasError `file_malformed`, `file_too_large`, or `file_unsupported` when its body is compressed.
 *
 * @example
 * const orders = await readArrow('orders.arrow');
 */
export async function readArrow(input: Input, options: TypedFileOptions = {}): Promise<RawTable> {
  const opened = await openInput(input, { ...options, name: options.file });
  const file = options.file ?? opened.name;
  const { cellCount } = { ...READ_LIMITS, ...options.limits };
  const fail = fileFault(file, 'the Arrow file');
  const bytes = await opened.bytes();
  try {
    checkArrow(bytes);
    const table: Table = tableFromIPC(bytes, { useBigInt: true });
    const { fields } = table.schema;
    const rowCount = table.numRows;
    if (fields.length === 0) throw new Error('it has no columns');
    if (!(rowCount >= 0) || rowCount > 8 * bytes.length) throw new Error('it says it has more rows than bits');
    if (rowCount * fields.length > cellCount)
      throw fail(
        'file_too_large',
        `says it has ${rowCount} rows of ${fields.length} columns`,
        'split it, or raise the limits',
      );
    const findings: Finding[] = [];
    const columns = fields.map(({ name }: { name: string | null }) => name ?? '');
    const cells = fields.map(({ type }, c) => {
      const column = table.getChildAt(c);
      for (const batch of column.data) checkBatch(batch);
      const read = cellsOf(column, type, rowCount);
      const isLong = type.typeId === Type.Int && type.bitWidth === 64;
      const firstLarge = isLong ? read.findIndex((cell) => typeof cell === 'string') : -1;
      if (firstLarge >= 0)
        findings.push(largeNumbers(file, columns[c] ?? '', firstLarge + 2, String(read[firstLarge])));
      return read;
    });
    return rawColumns({ file, columns, cells, rowCount, findings });
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 160) : 'it cannot be decoded';
    if (/compression/i.test(reason))
      throw fail('file_unsupported', `is compressed: ${reason}`, 'write it without compression, or as Parquet', cause);
    throw fail('file_malformed', `cannot be read as Arrow: ${reason}`, 'write or download the file again', cause);
  }
}
