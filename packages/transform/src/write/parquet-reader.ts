import {
  type Cell,
  type Column,
  createColumnBuilder,
  type Field,
  type Table,
  type TableColumns,
  type TableName,
  type TableReader,
  tableReader,
  tables,
} from '@practice-atlas/dataset';
import { parquetRead, type SchemaTree } from 'hyparquet';
import { checkGroup, openParquet, type ParquetFile } from '../read/columnar/open-parquet.js';
import { READ_LIMITS } from '../read/read-limits.js';
import { textColumn } from './text-column.js';
import { type Counted, typedCell } from './typed-cell.js';
import { unknownColumn } from './unknown-column.js';

type Stored = ArrayLike<unknown>;

/** Numbers stay numbers and texts stay bytes: both go into columns as they are. */
const PARSERS = {
  timestampFromMilliseconds: (time?: bigint) => (time === undefined ? undefined : Number(time)),
  timestampFromMicroseconds: (time?: bigint) => (time === undefined ? undefined : Math.floor(Number(time) / 1e3)),
  timestampFromNanoseconds: (time?: bigint) => (time === undefined ? undefined : Math.floor(Number(time) / 1e6)),
  dateFromDays: (days?: number) => days,
  stringFromBytes: (bytes?: Uint8Array) => bytes,
  jsonFromBytes: (bytes?: Uint8Array) => bytes,
};

function countedBy({ element, children }: SchemaTree): Counted {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (children.length > 0) return 'plain';
  if (converted === 'DATE' || logical?.type === 'DATE') return 'days';
  const isMoment = converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96';
  return isMoment ? 'milliseconds' : 'plain';
}

/** Reads cells of one column; bytes that stand for many rows are decoded once. */
function cellsOf(named: string, { type }: Field, values: Stored, counted: Counted): Cell[] {
  const known = new Map<Uint8Array, Cell>();
  const target = { named, type };
  return Array.from(values, (value) => {
    if (!(value instanceof Uint8Array)) return typedCell(target, value, counted);
    const before = known.get(value);
    if (before !== undefined) return before;
    const cell = typedCell(target, value, counted);
    if (known.size < 0x10000) known.set(value, cell);
    return cell;
  });
}

async function readGroup(
  { bytes, metadata, compressors }: ParquetFile,
  columns: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<ReadonlyMap<string, unknown[]>> {
  const read = new Map(columns.map((name) => [name, Array<unknown>(rowEnd - rowStart).fill(null)]));
  await parquetRead({
    file: { byteLength: bytes.length, slice: (start, end = bytes.length) => bytes.slice(start, end).buffer },
    metadata,
    columns: [...columns],
    rowStart,
    rowEnd,
    compressors,
    geoparquet: false,
    parsers: PARSERS,
    onChunk: ({ columnName, columnData, rowStart: first }) => {
      const values = read.get(columnName);
      if (!values) return;
      for (let i = 0, at = first - rowStart; i < columnData.length && at < values.length; i += 1, at += 1)
        if (at >= 0) values[at] = columnData[i];
    },
  });
  return read;
}

async function readColumns(bytes: Uint8Array, name: TableName): Promise<TableColumns> {
  const parquet = await openParquet(bytes);
  const { fields }: Table = tables[name];
  const builders = parquet.schema.children
    .filter(({ element }) => Object.hasOwn(fields, element.name))
    .map((tree) => {
      const field = fields[tree.element.name]!;
      return { name: tree.element.name, field, counted: countedBy(tree), builder: createColumnBuilder(field) };
    });
  let rowCount = 0;
  for (const group of parquet.metadata.row_groups) {
    checkGroup(parquet, group, READ_LIMITS);
    const until = rowCount + Number(group.num_rows);
    const read = await readGroup(
      parquet,
      builders.map((column) => column.name),
      rowCount,
      until,
    );
    for (const { name: column, field, counted, builder } of builders) {
      const values = read.get(column) ?? [];
      const texts = field.type === 'id' || field.type === 'text' || field.type === 'words' ? textColumn(values) : null;
      if (texts) builder.append(texts, values.length);
      else builder.appendCells(cellsOf(`${name}.${column}`, field, values, counted));
    }
    rowCount = until;
  }
  const columns: Record<string, Column> = Object.create(null);
  for (const column of parquet.names.keys()) columns[column] = unknownColumn;
  for (const { name: column, builder } of builders) columns[column] = builder.finish();
  return { rowCount, columns };
}

/**
 * Reads Parquet files of a data package for `readDataPackage`: those that `writeParquet` wrote, and those of other programs whose columns
 * are named as the fields are and hold the like. A code may be a whole number, a date or moment its ISO text. What is damaged or of
 * another type becomes an AtlasError `file_malformed` that names file and column.
 *
 * @example
 * const dataset = await readDataPackage(address, { readers: { parquet: parquetReader } });
 */
export const parquetReader: TableReader = {
  read: (file) => tableReader((bytes) => readColumns(bytes, file.name)).read(file),
};
