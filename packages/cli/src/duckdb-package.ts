import {
  AtlasError,
  type Lifecycle,
  SCHEMA_VERSION,
  lifecycles as shipped,
  type Table,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { createDuckDbRows, type DuckDbFile, openDuckDbFiles } from '@practice-atlas/measure/duckdb.js';
import type { RowSource } from '@practice-atlas/measure/rows.js';
import { toDataset } from '@practice-atlas/transform';
import type { DescribedPackage } from './describe-dataset.js';
import type { FoundPackage } from './find-package.js';
import { openDuckDb } from './open-duckdb.js';
import type { Terminal } from './terminal.js';

/** A data package whose rows stand in its files. */
export interface DuckDbPackage {
  readonly described: DescribedPackage;
  readonly rows: RowSource;
}

/** A path in which no character stands for several files. */
const literalPath = (path: string): string => path.replace(/[*?[]/g, '[$&]');

/** Names what DuckDB cannot read as a fault of the files: it has read nothing else. */
function unreadable(cause: unknown): unknown {
  if (cause instanceof AtlasError || !(cause instanceof Error)) return cause;
  const [line = ''] = cause.message.split('\n');
  return new AtlasError('file_malformed', `DuckDB cannot read the files: ${line}`, {
    hint: '"practice-atlas check" names the rows at fault',
    details: { reason: line },
    cause,
  });
}

/** Reads the regions, and fills in those of the register, from the codes that rows name. */
async function regionsOf(
  rows: RowSource,
  { name, title }: FoundPackage['description'],
  register: Register,
  within: string | null,
): Promise<DescribedPackage['regions']> {
  const codes = tableNames.flatMap((table) => {
    const { fields }: Table = tables[table];
    const columns = Object.keys(fields).filter((column) => fields[column]!.type === 'code' && table !== 'regions');
    return columns.map((column) => ({ table, column }));
  });
  const word = (column: string) => ({ kind: 'word', column, names: null }) as const;
  const [units, ...used] = await rows.answerRows([
    { table: 'regions', where: null, by: ['code', 'name', 'level', 'parent_code'].map(word), measures: [] },
    ...codes.map(({ table, column }) => ({ table, where: null, by: [word(column)], measures: [] })),
  ]);
  const [code, names, level, parent] = units!.keys;
  const regions = code!.map((each, i) => ({
    code: each,
    name: names![i],
    level: level![i],
    parent_code: parent![i],
  }));
  const inUse = codes.map(({ table, column }, i) => ({
    name: table,
    rows: used[i]!.keys[0]!.map((each) => ({ [column]: each })),
  }));
  const filled = toDataset([{ name: 'regions', rows: regions }, ...inUse], {
    name,
    title,
    register,
    ...(within === null ? {} : { within }),
  });
  return filled.tables.regions;
}

/** Opens a data package in DuckDB, without a row in JavaScript but regions; calls `read`, then closes it. */
export async function withDuckDbPackage<A>(
  { description, files }: FoundPackage,
  { register, within, terminal }: { register: Register; within: string | null; terminal: Terminal },
  read: (opened: DuckDbPackage) => Promise<A>,
): Promise<A> {
  const { connection, close } = await (terminal.openDuckDb ?? openDuckDb)();
  try {
    const lifecycles: Readonly<Record<string, Lifecycle>> = { ...shipped, ...description.lifecycles };
    const byTable = Object.fromEntries(
      files.map(({ name, file, format, delimiter }) => [
        name,
        { path: literalPath(file), format: format === 'parquet' ? 'parquet' : 'csv', delimiter } satisfies DuckDbFile,
      ]),
    );
    await openDuckDbFiles(connection, byTable, { lifecycles });
    const rows = createDuckDbRows(connection, { lifecycles });
    const { name, title, simulation = null } = description;
    const regions = await regionsOf(rows, description, register, within);
    const described = { name, title, schemaVersion: SCHEMA_VERSION, simulation, lifecycles, regions };
    return await read({ described, rows });
  } catch (error) {
    terminal.signal?.throwIfAborted();
    throw unreadable(error);
  } finally {
    await close();
  }
}
