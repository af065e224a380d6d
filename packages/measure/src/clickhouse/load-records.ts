import type { Parameters } from './bind-parameters.js';
import type { ClickhouseCluster } from './connect-cluster.js';
import { LOADS, localName, MANIFEST } from './create-table-sql.js';
import type { Batch } from './encode-batch.js';
import { quoteName } from './quote-name.js';

interface Asked {
  readonly signal?: AbortSignal;
}

/** Writes one row on the first shard, which keeps what is known of loads. Written twice it says the same. */
async function write(
  { name, database, shards }: ClickhouseCluster,
  table: string,
  columns: string,
  values: string,
  parameters: Parameters,
  asked: Asked,
): Promise<void> {
  const place = `${quoteName(database)}.${quoteName(localName(table, true, name))}`;
  await shards[0]!.command(`INSERT INTO ${place} (${columns}) SELECT ${values}`, {
    ...asked,
    parameters,
    isRepeatable: true,
  });
}

/** Says in the manifest that a batch is whole: from here on readers see it. */
export function recordBatch(cluster: ClickhouseCluster, load: string, given: Batch, asked: Asked): Promise<void> {
  const { table, part, batch, rowCount, shardRowCounts, checksum } = given;
  return write(
    cluster,
    MANIFEST,
    'load_name, table_name, part, batch, row_count, shard_row_counts, checksum, loaded_at',
    '{load:String}, {table:String}, {part:UInt32}, {batch:UInt64}, {rows:UInt64}, {counts:Array(UInt64)}, {checksum:UInt32}, {now:Int64}',
    {
      load,
      table: table.name,
      part,
      batch: BigInt(batch),
      rows: rowCount,
      counts: shardRowCounts,
      checksum,
      now: Date.now(),
    },
    asked,
  );
}

/** Says what a load is about, and whether all of it is there. */
export function recordLoad(
  cluster: ClickhouseCluster,
  load: string,
  { description, isComplete }: { readonly description: string; readonly isComplete: boolean },
  asked: Asked,
): Promise<void> {
  return write(
    cluster,
    LOADS,
    'load_name, description, is_complete, loaded_at',
    '{load:String}, {description:String}, {complete:UInt8}, {now:Int64}',
    { load, description, complete: isComplete ? 1 : 0, now: Date.now() },
    asked,
  );
}
