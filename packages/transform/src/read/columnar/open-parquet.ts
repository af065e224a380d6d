import {
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import type { ReadLimits } from '../read-limits.js';
import { checkPages } from './check-pages.js';
import { parquetCompressors } from './parquet-compressors.js';
import { readThrift } from './thrift.js';

/** A file whose description of itself was checked. */
export interface ParquetFile {
  readonly bytes: Uint8Array;
  readonly metadata: FileMetaData;
  readonly schema: SchemaTree;
  readonly names: ReadonlyMap<string, number>;
  readonly compressors: Compressors;
}

/** Reads the description of a Parquet file and checks it; throws an Error when it cannot be so. */
export async function openParquet(bytes: Uint8Array): Promise<ParquetFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 12 ? 0 : view.getUint32(bytes.length - 8, true);
  if (length === 0 || length > bytes.length - 8) throw new Error('its end is missing');
  const footer = bytes.slice(bytes.length - 8 - length);
  readThrift(footer, 0);
  const metadata = parquetMetadata(footer.buffer, { geoparquet: false });
  const schema = parquetSchema(metadata);
  const names = new Map(schema.children.map(({ element }, i) => [element.name, i]));
  if ([...names.keys()].some((name: unknown) => typeof name !== 'string')) throw new Error('a column has no name');
  if (names.size !== schema.children.length) throw new Error('two columns have the same name');
  const rowCount = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (names.size === 0 || rowCount !== Number(metadata.num_rows)) throw new Error('the row groups do not add up');
  const codecs = metadata.row_groups.flatMap(({ columns }) => columns.map((column) => column.meta_data?.codec));
  return { bytes, metadata, schema, names, compressors: await parquetCompressors(new Set(codecs)) };
}

/** Checks a row group before it is decoded, because decoding believes what it says; throws an Error, or a RangeError when it is beyond the limits. */
export function checkGroup(
  { bytes, schema, names, compressors }: ParquetFile,
  { columns, num_rows: rows }: RowGroup,
  limits: ReadLimits,
): void {
  const rowCount = Number(rows);
  if (!(rowCount >= 0)) throw new Error('a row group has no number of rows');
  const tooLarge = rowCount * names.size > limits.cellCount;
  if (tooLarge) throw new RangeError(`says it has ${rowCount} rows of ${names.size} columns in one row group`);
  for (const { meta_data: column } of columns) {
    if (!column) throw new Error('a column has no description');
    const path = [schema];
    for (const name of column.path_in_schema) {
      const next = path.at(-1)?.children.find((child) => child.element.name === name);
      if (!next) throw new Error('a column is not in the schema');
      path.push(next);
    }
    const isRepeated = path.some(({ element }) => element.repetition_type === 'REPEATED');
    const valueCount = Number(column.num_values);
    if (isRepeated ? valueCount > limits.cellCount : valueCount !== rowCount)
      throw new Error('a column has another number of values than rows');
    const unfold = (packed: Uint8Array, length: number) => {
      if (column.codec === 'UNCOMPRESSED') return packed;
      const compressor = compressors[column.codec];
      if (!compressor) throw new Error(`unsupported compression ${column.codec}`);
      return compressor(packed, length);
    };
    checkPages({ bytes, column, path, mostBytes: limits.inflatedBytes, unfold });
  }
}
