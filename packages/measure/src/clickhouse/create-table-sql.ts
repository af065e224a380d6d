import { quoteName } from './quote-name.js';
import { columnType, type ServerColumn, type ServerTable } from './table-columns.js';

/** Where tables stand: a database of one server, or of each shard of a cluster. */
export interface TablePlace {
  readonly database: string;
  /** Its name in `system.clusters`; null for a single server. */
  readonly cluster: string | null;
  readonly hasLowCardinality: boolean;
}

/** The numbers of batches in every table: each is a partition, so that one that failed goes away as a whole. */
export const BATCH_COLUMN = 'atlas_batch';

/** The table that says which batches are whole; a batch without a row here is not there. */
export const MANIFEST = 'atlas_batches';

/** The table that says what was loaded: names, lifecycles, simulation. */
export const LOADS = 'atlas_loads';

/** Names the table that holds the rows on a server: on a cluster that is not the one that readers ask. */
export function localName(name: string, isSharded: boolean, cluster: string | null): string {
  return isSharded && cluster !== null ? `${name}_shard` : name;
}

const DEFAULTS: Readonly<Record<ServerColumn['base'], string>> = {
  String: "''",
  Int64: '0',
  Int32: '0',
  UInt8: '0',
  Float64: '0',
};

/** A sorting key may hold no missing value: it stands first, as the smallest. */
function keySql({ columns }: ServerTable, name: string): string {
  const column = columns.find((known) => known.name === name)!;
  return column.isRequired ? quoteName(name) : `ifNull(${quoteName(name)}, ${DEFAULTS[column.base]})`;
}

function distributedSql(name: string, { database, cluster }: TablePlace): string {
  const local = localName(name, true, cluster);
  return `CREATE TABLE IF NOT EXISTS ${quoteName(database)}.${quoteName(name)} AS ${quoteName(database)}.${quoteName(local)}
ENGINE = Distributed(${[cluster ?? '', database, local].map(quoteName).join(', ')})`;
}

function bothSql(name: string, isSharded: boolean, body: string, place: TablePlace): string[] {
  const local = localName(name, isSharded, place.cluster);
  const own = `CREATE TABLE IF NOT EXISTS ${quoteName(place.database)}.${quoteName(local)} ${body}`;
  return local === name ? [own] : [own, distributedSql(name, place)];
}

/**
 * Derives the `CREATE TABLE` statements of a table for one server: a MergeTree of its rows with a partition a batch, and for a sharded
 * table of a cluster the Distributed one over the shards, which has the table's own name and takes no rows.
 */
export function createTableSql(table: ServerTable, place: TablePlace): string[] {
  const lines = table.columns.map(
    (column) => `  ${quoteName(column.name)} ${columnType(column, place.hasLowCardinality)}`,
  );
  const body = `(
  ${quoteName(BATCH_COLUMN)} UInt64,
${lines.join(',\n')}
)
ENGINE = MergeTree
PARTITION BY ${quoteName(BATCH_COLUMN)}
ORDER BY (${table.orderBy.map((name) => keySql(table, name)).join(', ')})`;
  return bothSql(table.name, table.shardKey !== null, body, place);
}

/** Writes the `CREATE TABLE` statements of what is known of loads. One partition a load, so that it can be taken back at once. */
export function manifestSql(place: TablePlace): string[] {
  const batches = `(
  load_name String,
  table_name String,
  part UInt32,
  batch UInt64,
  row_count UInt64,
  shard_row_counts Array(UInt64),
  checksum UInt32,
  loaded_at Int64
)
ENGINE = MergeTree
PARTITION BY load_name
ORDER BY (load_name, table_name, part)`;
  const loads = `(
  load_name String,
  description String,
  is_complete UInt8,
  loaded_at Int64
)
ENGINE = MergeTree
PARTITION BY load_name
ORDER BY (load_name, loaded_at)`;
  return [...bothSql(MANIFEST, true, batches, place), ...bothSql(LOADS, true, loads, place)];
}
