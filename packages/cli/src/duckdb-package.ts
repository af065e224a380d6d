import {
  AtlasError,
  createDataset,
  type Lifecycle,
  type PracticeDataset,
  lifecycles as shipped,
  type Table,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import {
  createDuckDbRows,
  type DuckDbFile,
  openDuckDbFiles,
  readDuckDbOutline,
} from '@practice-atlas/measure/duckdb.js';
import type { RowSource } from '@practice-atlas/measure/rows.js';
import { toDataset } from '@practice-atlas/transform';
import type { FoundPackage } from './find-package.js';
import { openDuckDb } from './open-duckdb.js';
import type { Terminal } from './terminal.js';

/** A data package whose rows stand in its files. */
export interface DuckDbPackage {
  /** Its regions, those of the register filled in, its sources and its figures; all other tables are empty. */
  readonly outline: PracticeDataset;
  readonly rows: RowSource;
  readonly close: () => Promise<void>;
}

export interface DuckDbPackageOptions {
  readonly register: Register;
  /** The division within which all places lie. */
  readonly within: string | null;
  readonly terminal: Terminal;
  /** Reads CSV once, for many questions; what does not fit into memory goes to a temporary folder. Default: false. */
  readonly store?: boolean;
}

/** A path in which no character stands for several files. */
const literalPath = (path: string): string => path.replace(/[*?[]/g, '[$&]');

/** Names what DuckDB cannot read as a fault of the files: it has read nothing else. */
export function unreadable(cause: unknown): unknown {
  if (cause instanceof AtlasError || !(cause instanceof Error)) return cause;
  const [line = ''] = cause.message.split('\n');
  return new AtlasError('file_malformed', `DuckDB cannot read the files: ${line}`, {
    hint: '"practice-atlas check" names the rows at fault',
    details: { reason: line },
    cause,
  });
}

/** Fills in the regions of the register, from the codes that rows name. */
async function withRegions(
  outline: PracticeDataset,
  rows: RowSource,
  register: Register,
  within: string | null,
): Promise<PracticeDataset> {
  const { regions, sources, figures } = outline.tables;
  const codes = tableNames.flatMap((table) => {
    const { fields }: Table = tables[table];
    const columns = Object.keys(fields).filter((column) => fields[column]!.type === 'code' && table !== 'regions');
    return columns.map((column) => ({ table, column }));
  });
  const used = await rows.answerRows(
    codes.map(({ table, column }) => ({
      table,
      where: null,
      by: [{ kind: 'word', column, names: null }],
      measures: [],
    })),
  );
  const inUse = codes.map(({ table, column }, i) => ({
    name: table,
    rows: used[i]!.keys[0]!.map((each) => ({ [column]: each })),
  }));
  const { name, title, lifecycles, simulation } = outline;
  const filled = toDataset([regions, ...inUse], {
    name,
    title,
    lifecycles,
    register,
    ...(within === null ? {} : { within }),
  });
  const small = { regions: filled.tables.regions, sources, figures };
  return createDataset({ name, title, lifecycles, simulation, tables: small });
}

/** Opens a data package in DuckDB, without a row in JavaScript but those of its outline. Throws AtlasError `file_malformed` and `engine_missing`. */
export async function openDuckDbPackage(
  { description, files }: FoundPackage,
  { register, within, terminal, store = false }: DuckDbPackageOptions,
): Promise<DuckDbPackage> {
  const { connection, close } = await (terminal.openDuckDb ?? openDuckDb)();
  try {
    const lifecycles: Readonly<Record<string, Lifecycle>> = { ...shipped, ...description.lifecycles };
    const byTable = Object.fromEntries(
      files.map(({ name, file, format, delimiter }) => [
        name,
        { path: literalPath(file), format: format === 'parquet' ? 'parquet' : 'csv', delimiter } satisfies DuckDbFile,
      ]),
    );
    const isText = files.some(({ format }) => format === 'csv');
    await openDuckDbFiles(connection, byTable, { lifecycles, store: store && isText });
    const rows = createDuckDbRows(connection, { lifecycles });
    const outline = await readDuckDbOutline(connection, description);
    return { outline: await withRegions(outline, rows, register, within), rows, close };
  } catch (error) {
    await close();
    terminal.signal?.throwIfAborted();
    throw unreadable(error);
  }
}
