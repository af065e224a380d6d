import {
  AtlasError,
  buildColumn,
  type Cell,
  createDataset,
  type Field,
  type Lifecycle,
  mergeDatasets,
  type PracticeDataset,
  type Simulation,
  type TableColumns,
  tables,
} from '@practice-atlas/dataset';
import type { ClickhouseClient } from './clickhouse-client.js';
import { quoteName } from './quote-name.js';
import { type BatchRecord, batchFilter, type LoadRecord, readLoads, readManifest } from './read-manifest.js';

/** The small tables that questions are planned with; every shard has all of their rows. */
const OUTLINE_TABLES = ['regions', 'sources', 'figures'] as const;

interface Asked {
  readonly signal?: AbortSignal;
}

async function readTable(
  client: ClickhouseClient,
  database: string,
  name: (typeof OUTLINE_TABLES)[number],
  manifest: readonly BatchRecord[],
  asked: Asked,
): Promise<TableColumns> {
  const { fields, key } = tables[name];
  const columns = Object.entries<Field>(fields);
  const { rows } = await client.query(
    `SELECT ${columns.map(([column]) => quoteName(column)).join(', ')} FROM ${quoteName(database)}.${quoteName(name)}
WHERE ${batchFilter(manifest, name)} ORDER BY ${key.map(quoteName).join(', ')}`,
    asked,
  );
  const built = columns.map(([column, field], i) => {
    const cells = rows.map((row) => row[i] as Cell);
    const values = field.type === 'boolean' ? cells.map((cell) => (cell === null ? null : cell !== 0)) : cells;
    return [column, buildColumn(field, values)] as const;
  });
  return { rowCount: rows.length, columns: Object.fromEntries(built) };
}

/** What `loadDataset` wrote of a dataset besides its rows. */
interface Description {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lifecycles: Readonly<Record<string, Lifecycle>>;
  readonly simulation: Simulation | null;
}

function describedBy({ load, description }: LoadRecord, server: string): Description {
  try {
    return JSON.parse(description) as Description;
  } catch (cause) {
    throw new AtlasError('schema_conflict', `${server}: the description of load "${load}" is no JSON`, {
      hint: 'take that load back and load it again',
      details: { server, value: load },
      cause,
    });
  }
}

/**
 * Reads the outline of what `loadDataset` brought into a database: title, lifecycles and simulation, and the rows of `regions`, `sources` and `figures` by
 * their keys; all other tables are empty. Several loads are merged as `mergeDatasets` does. It is what `createRowEngine` wants.
 * Throws `dataset_empty` when nothing is loaded, `dataset_mixed` as `mergeDatasets` does, and what the client throws.
 *
 * @example
 * const outline = await readLoadedOutline(client, 'practice');
 * const engine = createRowEngine(outline, createClickhouseRows(client, { lifecycles: outline.lifecycles }));
 */
export async function readLoadedOutline(
  client: ClickhouseClient,
  database: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<PracticeDataset> {
  const asked = signal ? { signal } : {};
  const [loads, manifest] = await Promise.all([
    readLoads(client, database, asked),
    readManifest(client, database, asked),
  ]);
  const parts: PracticeDataset[] = [];
  for (const record of loads) {
    const { name, title, lifecycles, simulation } = describedBy(record, client.name);
    const own = manifest.filter(({ load }) => load === record.load);
    const read = await Promise.all(
      OUTLINE_TABLES.map(async (table) => [table, await readTable(client, database, table, own, asked)] as const),
    );
    parts.push(createDataset({ name, title, lifecycles, simulation, tables: Object.fromEntries(read) }));
  }
  const [first, ...others] = parts;
  if (!first)
    throw new AtlasError('dataset_empty', `nothing is loaded into database "${database}"`, {
      hint: 'load files first: practice-atlas load PATH... clickhouse://USER@HOST:PORT/DATABASE',
      details: { value: database },
    });
  return others.length === 0 ? first : mergeDatasets(first, ...others);
}
