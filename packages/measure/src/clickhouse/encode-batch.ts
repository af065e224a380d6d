import type { ColumnTable } from '@practice-atlas/dataset';
import { BATCH_COLUMN } from './create-table-sql.js';
import { encodeNative, filledColumns } from './encode-native.js';
import { checksumOf, hashText64, shardRows } from './shard-rows.js';
import type { ServerTable } from './table-columns.js';

/** Rows of a table that are loaded or not, as a whole. */
export interface Batch {
  readonly table: ServerTable;
  /** Its place in the load, from 0. */
  readonly part: number;
  /** Its number in the column of batches, in decimal digits. */
  readonly batch: string;
  readonly rowCount: number;
  /** Names of the columns that are in the blocks. */
  readonly columns: readonly string[];
  /** For each shard, in the format `Native`. */
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
  readonly shardRowCounts: readonly number[];
  /** Of the blocks: other data have another. */
  readonly checksum: number;
}

/** Numbers a batch: the same for the same place in the same load, so that nobody has to keep count. */
export function batchNumber(load: string, table: string, part: number): bigint {
  return hashText64(JSON.stringify([load, table, part]));
}

/** Encodes rows from `start` to before `end` of a table for each shard: divided by the table's key, or all rows for each. */
export function encodeBatch(
  table: ServerTable,
  source: ColumnTable,
  {
    load,
    part,
    start,
    end,
  }: { readonly load: string; readonly part: number; readonly start: number; readonly end: number },
  shardCount: number,
): Batch {
  const batch = batchNumber(load, table.name, part);
  const divided =
    table.shardKey === null
      ? [Uint32Array.from({ length: end - start }, (_, i) => start + i)]
      : shardRows(source.columns[table.shardKey]!, start, end, shardCount);
  const filled = filledColumns(table, source.columns);
  const encoded = divided.map((rows) => encodeNative(filled, source.columns, rows, batch));
  const onShard = Array.from({ length: shardCount }, (_, shard) => (table.shardKey === null ? 0 : shard));
  return {
    table,
    part,
    batch: String(batch),
    rowCount: end - start,
    columns: [BATCH_COLUMN, ...filled.map(({ name }) => name)],
    blocks: onShard.map((i) => encoded[i]!),
    shardRowCounts: onShard.map((i) => divided[i]!.length),
    checksum: encoded.reduce((checksum, block) => checksumOf(block, checksum), 0) >>> 0,
  };
}
