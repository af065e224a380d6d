import { type Field, type FieldType, type TableName, tableNames, tables } from '@practice-atlas/dataset';

/** A column as the server keeps it. */
export interface ServerColumn {
  readonly name: string;
  /** Of the values, without `Nullable`. */
  readonly base: 'String' | 'Int64' | 'Int32' | 'UInt8' | 'Float64';
  readonly isRequired: boolean;
  /** A word of a short list. */
  readonly isWord: boolean;
}

/** A table as the servers keep it. */
export interface ServerTable {
  readonly name: TableName;
  readonly columns: readonly ServerColumn[];
  /** The column whose value decides the shard; null: each shard has every row, so that joins ask nobody else. */
  readonly shardKey: string | null;
  /** Sorted by these within a shard. */
  readonly orderBy: readonly string[];
}

const BASES: Readonly<Record<FieldType, ServerColumn['base']>> = {
  id: 'String',
  code: 'String',
  category: 'String',
  text: 'String',
  words: 'String',
  integer: 'Int64',
  number: 'Float64',
  boolean: 'UInt8',
  date: 'Int32',
  time: 'Int64',
};

/** Cases and their steps lie together; so do volunteers and what they served, sites and their checks. */
const SHARD_KEYS: Readonly<Partial<Record<TableName, string>>> = {
  cases: 'case_id',
  case_steps: 'case_id',
  volunteers: 'volunteer_id',
  service_records: 'volunteer_id',
  activities: 'activity_id',
  ledger: 'entry_id',
  pairings: 'pairing_id',
  site_checks: 'site_id',
};

/** What most questions narrow by, before the key. */
const ORDERS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  cases: ['lifecycle', 'region_code', 'first_placed_at'],
  volunteers: ['region_code', 'registered_on'],
  service_records: ['started_at', 'volunteer_id'],
  activities: ['region_code', 'started_at'],
  ledger: ['ledger', 'region_code', 'at'],
  pairings: ['region_code', 'since'],
};

function serverColumn(name: string, { type, required }: Pick<Field, 'type' | 'required'>): ServerColumn {
  return { name, base: BASES[type], isRequired: required, isWord: type === 'category' || type === 'code' };
}

function derivedColumns(stepNames: readonly string[]): ServerColumn[] {
  const time = (name: string) => serverColumn(name, { type: 'time', required: false });
  return [
    ...stepNames.flatMap((step) => [time(`first_${step}_at`), time(`last_${step}_at`)]),
    serverColumn('dispatch_count', { type: 'integer', required: true }),
    serverColumn('dispatch_tier', { type: 'category', required: false }),
  ];
}

/**
 * Derives the tables of the servers from those of the dataset, in dependency order; `cases` get their derived columns for the given
 * steps. Times are Int64 milliseconds (DateTime has whole seconds), days Int32 since 1970-01-01 (Date begins there, and teams and
 * divisions are older), texts and words String.
 */
export function serverTables(stepNames: readonly string[]): readonly ServerTable[] {
  return tableNames.map((name) => {
    const { fields, key } = tables[name];
    const declared = Object.entries<Field>(fields).map(([column, field]) => serverColumn(column, field));
    const columns = name === 'cases' ? [...declared, ...derivedColumns(stepNames)] : declared;
    const known = new Set(columns.map((column) => column.name));
    const orderBy = (ORDERS[name] ?? key).filter((column) => known.has(column));
    return { name, columns, shardKey: SHARD_KEYS[name] ?? null, orderBy };
  });
}

/** The type of a column; words are dictionary-coded where the server has that. */
export function columnType({ base, isRequired, isWord }: ServerColumn, hasLowCardinality: boolean): string {
  const type = isRequired ? base : `Nullable(${base})`;
  return isWord && hasLowCardinality ? `LowCardinality(${type})` : type;
}
