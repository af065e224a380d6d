import { AtlasError, type ColumnTable, type PracticeDataset, type TableName } from '@practice-atlas/dataset';
import type { ClickhouseCluster } from './connect-cluster.js';
import { localName } from './create-table-sql.js';
import { type Batch, encodeBatch } from './encode-batch.js';
import { type LoadPolicy, loadBatch, waitUntilEnded } from './load-batch.js';
import { recordBatch, recordLoad } from './load-records.js';
import { prepareSchema } from './prepare-schema.js';
import { type BatchRecord, readManifest } from './read-manifest.js';
import { hashText64 } from './shard-rows.js';
import type { ServerTable } from './table-columns.js';

/** A part of what is loaded: a dataset, or some of its tables. */
export type LoadPiece = Omit<PracticeDataset, 'tables' | 'findings'> & {
  readonly tables: { readonly [N in TableName]?: ColumnTable };
};

/** How far a load is. */
export interface LoadProgress {
  readonly table: TableName;
  /** Rows of all tables that are loaded, by this run or a former one. */
  readonly rowCount: number;
  /** Rows of the pieces so far. */
  readonly rowTotal: number;
}

export interface LoadOptions {
  /** Names the load: what was done under this name is not done again. Default: the name of the first piece. */
  readonly load?: string;
  /** Rows of a batch, default 250 000; the same each time that a load is taken up again. */
  readonly batchRows?: number;
  /** Tries of a batch on a shard, default 5. */
  readonly attempts?: number;
  /** The wait after the first failure, default 200; twice as long after each. */
  readonly retryBaseMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** What a load came to. */
export interface LoadResult {
  readonly load: string;
  /** Rows by table. */
  readonly tables: Readonly<Partial<Record<TableName, number>>>;
  readonly rowCount: number;
  readonly batchCount: number;
  /** Batches that a former run had loaded. */
  readonly skippedCount: number;
}

/** What is known when a load begins: rows by table and batch on each shard, and the batches of the manifest. */
interface Before {
  readonly lying: readonly ReadonlyMap<string, number>[];
  readonly records: ReadonlyMap<string, BatchRecord>;
}

const BATCH_ROWS = 250_000;

async function lookBefore(cluster: ClickhouseCluster, load: string, signal?: AbortSignal): Promise<Before> {
  const { shards, database } = cluster;
  const asked = signal ? { signal } : {};
  const lying = await Promise.all(
    shards.map(async (shard) => {
      await waitUntilEnded(shard, idPrefixOf(load), signal);
      const { rows } = await shard.query(
        'SELECT table, partition, sum(rows) FROM system.parts WHERE active AND database = {database:String} GROUP BY table, partition',
        { ...asked, parameters: { database } },
      );
      return new Map(rows.map(([table, partition, count]) => [`${table}/${partition}`, Number(count)]));
    }),
  );
  const manifest = await readManifest(shards[0]!, database, { load, ...asked });
  return { lying, records: new Map(manifest.map((record) => [`${record.table}/${record.part}`, record])) };
}

const idPrefixOf = (load: string): string => `load-${hashText64(load)}`;

function changed(load: string, table: TableName, what: string): AtlasError {
  return new AtlasError('batch_changed', `load "${load}": ${table} ${what}`, {
    hint: 'load the same data with the same batch size and shards, take the load back first, or give it another name',
    where: { table },
    details: { value: load },
  });
}

/** Says whether a former run loaded a batch, and all of it is there still. */
function isDone({ lying, records }: Before, { name }: ClickhouseCluster, load: string, batch: Batch): boolean {
  const { table, part, rowCount, checksum, shardRowCounts } = batch;
  const record = records.get(`${table.name}/${part}`);
  if (!record) return false;
  if (record.rowCount !== rowCount || record.checksum !== checksum)
    throw changed(
      load,
      table.name,
      `was loaded from other data: batch ${part + 1} had ${record.rowCount} rows, and now has ${rowCount}`,
    );
  const local = localName(table.name, table.shardKey !== null, name);
  return shardRowCounts.every((count, shard) => (lying[shard]!.get(`${local}/${batch.batch}`) ?? 0) === count);
}

/** Names the batch and the shard, and says how to go on. */
function whileLoading(error: unknown, cluster: ClickhouseCluster, { table, part }: Batch, server: string): unknown {
  if (!(error instanceof AtlasError)) return error;
  const { message, hint, details } = error;
  const isLost = error.code === 'server_unreachable' && cluster.name !== null;
  return new AtlasError(isLost ? 'shard_lost' : error.code, `batch ${part + 1} of ${table.name}: ${message}`, {
    hint: isLost ? 'start that server, then run the same load again: what is done is not loaded twice' : hint,
    where: { table: table.name },
    details: { ...details, shard: server },
    cause: error,
  });
}

async function deliver(
  cluster: ClickhouseCluster,
  load: string,
  batch: Batch,
  { lying }: Before,
  policy: LoadPolicy,
): Promise<void> {
  const { name, database, shards } = cluster;
  const { table } = batch;
  const local = localName(table.name, table.shardKey !== null, name);
  const outcomes = await Promise.allSettled(
    shards.map(async (shard, i) => {
      const given = {
        shard,
        database,
        table: local,
        columns: batch.columns,
        batch: batch.batch,
        block: batch.blocks[i]!,
        rowCount: batch.shardRowCounts[i]!,
      };
      try {
        await loadBatch({ ...given, isBegun: lying[i]!.has(`${local}/${batch.batch}`) }, policy);
      } catch (error) {
        throw whileLoading(error, cluster, batch, shard.name);
      }
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  await recordBatch(cluster, load, batch, policy.signal ? { signal: policy.signal } : {});
}

function describe({ schemaVersion, name, title, lifecycles, simulation }: LoadPiece): string {
  return JSON.stringify({ schemaVersion, name, title, lifecycles, simulation });
}

/**
 * Loads a dataset, or a stream of pieces of one, into a server or cluster: makes database and tables, and sends rows in batches
 * straight to the shards. Each batch is there once or not at all, whatever breaks: the same call again goes on where the former one
 * ended, and skips what is done. Pieces must come in the same order with the same rows then; a table's rows that each shard holds
 * whole (regions, sites, teams) belong into one of them. Keeps no reference.
 * Throws `batch_changed` when the data are not those of the former run, `shard_lost` with the shard in `details.shard` when a server
 * stays away, and what the client throws. Two runs of the same load at the same time are refused or undo each other; run one.
 *
 * @example
 * const { rowCount } = await loadDataset(cluster, dataset, { load: 'records-2019' });
 */
export async function loadDataset(
  cluster: ClickhouseCluster,
  source: LoadPiece | Iterable<LoadPiece> | AsyncIterable<LoadPiece>,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { batchRows = BATCH_ROWS, attempts = 5, retryBaseMs = 200, signal, onProgress } = options;
  const asked = signal ? { signal } : {};
  const stepNames = new Set<string>();
  const counts = new Map<TableName, { rows: number; parts: number }>();
  let load = options.load ?? '';
  let [before, schema, description] = [null as Before | null, [] as readonly ServerTable[], ''];
  let [rowCount, rowTotal, batchCount, skippedCount] = [0, 0, 0, 0];
  let pending: Promise<void> = Promise.resolve();

  const begin = async (piece: LoadPiece): Promise<Before> => {
    if (load === '') load = piece.name;
    const known = stepNames.size;
    for (const { steps } of Object.values(piece.lifecycles)) for (const { step } of steps) stepNames.add(step);
    if (stepNames.size > known || schema.length === 0) schema = await prepareSchema(cluster, [...stepNames], asked);
    const said = describe(piece);
    if (said !== description) await recordLoad(cluster, load, { description: said, isComplete: false }, asked);
    description = said;
    return before ?? (await lookBefore(cluster, load, signal));
  };

  const loadTable = async (table: ServerTable, rows: ColumnTable, known: Before): Promise<void> => {
    const policy = { idPrefix: idPrefixOf(load), attempts, retryBaseMs, ...asked };
    const count = counts.get(table.name) ?? { rows: 0, parts: 0 };
    counts.set(table.name, count);
    for (let start = 0; start < rows.rowCount; start += batchRows) {
      signal?.throwIfAborted();
      const end = Math.min(rows.rowCount, start + batchRows);
      const batch = encodeBatch(table, rows, { load, part: count.parts++, start, end }, cluster.shards.length);
      await pending;
      const isSkipped = isDone(known, cluster, load, batch);
      count.rows += batch.rowCount;
      batchCount++;
      if (isSkipped) skippedCount++;
      pending = (isSkipped ? Promise.resolve() : deliver(cluster, load, batch, known, policy)).then(() => {
        rowCount += batch.rowCount;
        onProgress?.({ table: table.name, rowCount, rowTotal });
      });
    }
  };

  try {
    for await (const piece of 'tables' in source ? [source] : source) {
      before = await begin(piece);
      for (const table of schema) rowTotal += piece.tables[table.name]?.rowCount ?? 0;
      for (const table of schema) {
        const rows = piece.tables[table.name];
        if (rows) await loadTable(table, rows, before);
      }
      await pending;
    }
  } catch (error) {
    // What broke first is thrown; a batch on its way ends before that.
    await Promise.allSettled([pending]);
    throw error;
  }
  for (const { table, part } of before?.records.values() ?? [])
    if (part >= (counts.get(table)?.parts ?? 0))
      throw changed(load, table, `has fewer batches than a former run loaded`);
  if (before) await recordLoad(cluster, load, { description, isComplete: true }, asked);
  const tables = Object.fromEntries(
    [...counts].filter(([, { rows }]) => rows > 0).map(([name, { rows }]) => [name, rows]),
  );
  return { load, tables, rowCount, batchCount, skippedCount };
}
