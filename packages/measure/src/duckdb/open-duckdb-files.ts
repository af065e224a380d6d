import {
  AtlasError,
  type FieldType,
  type Lifecycle,
  lifecycles as shipped,
  type TableName,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import { duckDbDialect } from '../sql/duckdb-dialect.js';
import { caseTimesColumns, caseTimesSql } from './case-times-sql.js';
import type { DuckDbConnection } from './duckdb-connection.js';
import { stepsOf } from './steps-of.js';
import { STORED_TYPES } from './stored-columns.js';
import { textSql } from './text-sql.js';

const { identifier } = duckDbDialect;

/** The file of a table in a data package. */
export interface DuckDbFile {
  /** As DuckDB reads it: a path, an address, or the name of a registered file. `*`, `?` and `[` stand for several files. */
  readonly path: string;
  readonly format: 'csv' | 'parquet';
  /** Of CSV; default: a comma. */
  readonly delimiter?: string;
}

export interface OpenDuckDbOptions {
  /** Those of the package; default: the lifecycles that ship. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>;
  /** Copies the tables into the database instead of reading the files again for every question; default: false. */
  readonly store?: boolean;
}

function fileSql({ path, format, delimiter = ',' }: DuckDbFile): string {
  if (format === 'parquet') return `read_parquet(${textSql(path)})`;
  return `read_csv(${textSql(path)}, header = true, all_varchar = true, delim = ${textSql(delimiter)}, quote = '"', escape = '"', nullstr = '', null_padding = false, sample_size = 1)`;
}

/** Writes the moment of a text such as `2019-03-21T08:30+08:00`: DuckDB wants seconds. */
function textMoment(column: string): string {
  const seconds = `CASE WHEN substr(${column}, 17, 1) = ':' THEN ${column} ELSE substr(${column}, 1, 16) || ':00' || substr(${column}, 17) END`;
  return `epoch_ms(CAST(${seconds} AS TIMESTAMPTZ))`;
}

/** Writes a column of a file as it is stored; `found` is the type in which DuckDB reads it. */
function storedSql(name: string, type: FieldType, found: string | undefined): string {
  const column = identifier(name);
  const stored = STORED_TYPES[type];
  if (found === undefined) return `CAST(NULL AS ${stored}) AS ${column}`;
  if (type === 'date' && (found === 'VARCHAR' || found === 'DATE'))
    return `CAST(CAST(${column} AS DATE) - DATE '1970-01-01' AS INTEGER) AS ${column}`;
  if (type === 'time' && found === 'VARCHAR') return `${textMoment(column)} AS ${column}`;
  if (type === 'time' && found.startsWith('TIMESTAMP')) return `epoch_ms(${column}) AS ${column}`;
  return `CAST(${column} AS ${stored}) AS ${column}`;
}

async function refuseRepeats(connection: DuckDbConnection, table: TableName, key: string): Promise<void> {
  const { columns } = await connection.run(
    `SELECT count(*), min(${identifier(key)}) FROM (SELECT ${identifier(key)} FROM ${identifier(table)} WHERE ${identifier(key)} IS NOT NULL GROUP BY ${identifier(key)} HAVING count(*) > 1)`,
  );
  const count = Number(columns[0]![0]);
  if (count === 0) return;
  const details = { table, column: key, count: String(count), value: String(columns[1]![0]) };
  throw new AtlasError('table_wrong', `${details.count} keys of ${table} stand more than once`, {
    hint: 'other tables refer to them: keep one row of each key, then open the files again',
    where: { table, column: key },
    details,
  });
}

/**
 * Opens the files of a data package as views that have the columns, names and types of loaded tables; the files may be larger than memory.
 * Tables without a file are empty. What cases take from their steps is computed once, and kept in the database. Files are trusted to be what
 * the package says: a cell of another form fails the question that reads it. Replaces views or tables of these names.
 * Throws `table_wrong` when a key to which other tables refer stands twice.
 */
export async function openDuckDbFiles(
  connection: DuckDbConnection,
  files: Readonly<Partial<Record<TableName, DuckDbFile>>>,
  { lifecycles = shipped, store = false }: OpenDuckDbOptions = {},
): Promise<void> {
  const make = async (name: string, kind: 'TABLE' | 'VIEW', select: string) => {
    for (const each of ['VIEW', 'TABLE']) {
      const { rowCount } = await connection.run(
        `SELECT 1 FROM information_schema.tables WHERE table_name = $1 AND table_schema = current_schema() AND (table_type = 'VIEW') = $2::BOOLEAN`,
        [name, String(each === 'VIEW')],
      );
      if (rowCount > 0) await connection.run(`DROP ${each} ${identifier(name)}`);
    }
    await connection.run(`CREATE ${kind} ${identifier(name)} AS ${select}`);
  };
  const kept = store ? 'TABLE' : 'VIEW';
  for (const name of tableNames) {
    const file = files[name];
    const fields: Readonly<Record<string, { readonly type: FieldType }>> = tables[name].fields;
    const found = file ? await typesOf(connection, file) : new Map<string, string>();
    const columns = Object.entries(fields).map(([column, { type }]) => storedSql(column, type, found.get(column)));
    const from = file ? `FROM ${fileSql(file)}` : 'WHERE false';
    await make(name === 'cases' ? 'case_rows' : name, kept, `SELECT ${columns.join(', ')} ${from}`);
  }
  const steps = stepsOf(lifecycles);
  const { columns } = await connection.run('SELECT DISTINCT step FROM case_steps');
  const found = new Set(Array.from(columns[0] ?? []));
  const used = steps.filter((step) => found.has(step));
  await make('case_times', 'TABLE', caseTimesSql(used));
  const derived = caseTimesColumns('case_times', steps, used);
  await make(
    'cases',
    kept,
    `SELECT case_rows.*, ${derived.join(', ')} FROM case_rows LEFT JOIN case_times ON case_times.case_id = case_rows.case_id`,
  );
  const keys = new Map(
    tableNames.flatMap((name) => tables[name].foreignKeys).map((key) => [key.table as TableName, key.references]),
  );
  for (const [table, key] of keys) if (files[table]) await refuseRepeats(connection, table, key);
}

/** Asks for the columns of a file and their types. */
async function typesOf(connection: DuckDbConnection, file: DuckDbFile): Promise<ReadonlyMap<string, string>> {
  const { columns } = await connection.run(`DESCRIBE SELECT * FROM ${fileSql(file)}`);
  return new Map(Array.from(columns[0] ?? [], (name, i) => [String(name), String(columns[1]![i])]));
}
