import { isTableName, type TableName } from '@practice-atlas/dataset';
import type { ClickhouseClient } from './clickhouse-client.js';
import { BATCH_COLUMN, LOADS, MANIFEST } from './create-table-sql.js';
import { quoteName } from './quote-name.js';

/** A batch that is whole. */
export interface BatchRecord {
  readonly load: string;
  readonly table: TableName;
  /** Its place in the load, from 0. */
  readonly part: number;
  /** The number in the column of batches, in decimal digits: it has 64 bits. */
  readonly batch: string;
  readonly rowCount: number;
  /** Rows on each shard; of a table that every shard has, all rows each time. */
  readonly shardRowCounts: readonly number[];
  readonly checksum: number;
}

const named = (database: string, table: string) => `${quoteName(database)}.${quoteName(table)}`;

/** Reads which batches are whole, from any server; of one load, or of all. */
export async function readManifest(
  client: ClickhouseClient,
  database: string,
  { load, signal }: { readonly load?: string; readonly signal?: AbortSignal } = {},
): Promise<readonly BatchRecord[]> {
  const { rows } = await client.query(
    `SELECT DISTINCT load_name, table_name, part, toString(batch), row_count, shard_row_counts, checksum
FROM ${named(database, MANIFEST)}${load === undefined ? '' : ' WHERE load_name = {load:String}'}`,
    { ...(load === undefined ? {} : { parameters: { load } }), ...(signal ? { signal } : {}) },
  );
  return rows.flatMap(([name, table, part, batch, rowCount, counts, checksum]) =>
    isTableName(String(table))
      ? {
          load: String(name),
          table: String(table) as TableName,
          part: Number(part),
          batch: String(batch),
          rowCount: Number(rowCount),
          shardRowCounts: (counts as readonly number[]).map(Number),
          checksum: Number(checksum),
        }
      : [],
  );
}

/**
 * Writes the condition that keeps rows of whole batches, for the WHERE of every question: rows of a batch that is still being loaded,
 * or whose load broke off, have no row in the manifest.
 *
 * @example
 * const filter = batchFilter(await readManifest(client, 'practice'), 'cases'); // `atlas_batch` IN (123, 456)
 */
export function batchFilter(manifest: readonly BatchRecord[], table: TableName): string {
  const batches = manifest.filter((record) => record.table === table).map(({ batch }) => batch);
  return batches.length === 0 ? '0' : `${quoteName(BATCH_COLUMN)} IN (${[...new Set(batches)].sort().join(', ')})`;
}

/** What was loaded under one name. */
export interface LoadRecord {
  readonly load: string;
  /** JSON: schemaVersion, name, title, lifecycles, simulation of the datasets. */
  readonly description: string;
  readonly isComplete: boolean;
}

/** Reads what was loaded, the latest word of each load. */
export async function readLoads(
  client: ClickhouseClient,
  database: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<readonly LoadRecord[]> {
  const { rows } = await client.query(
    `SELECT load_name, argMax(description, loaded_at), max(is_complete) FROM ${named(database, LOADS)} GROUP BY load_name ORDER BY load_name`,
    signal ? { signal } : {},
  );
  return rows.map(([load, description, isComplete]) => ({
    load: String(load),
    description: String(description),
    isComplete: isComplete === 1,
  }));
}
