import { AtlasError } from '@practice-atlas/dataset';
import type { ClickhouseClient } from './clickhouse-client.js';
import type { ClickhouseCluster } from './connect-cluster.js';
import { createTableSql, localName, manifestSql, type TablePlace } from './create-table-sql.js';
import { quoteName } from './quote-name.js';
import { columnType, type ServerTable, serverTables } from './table-columns.js';

type Present = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function presentColumns(client: ClickhouseClient, database: string, signal?: AbortSignal): Promise<Present> {
  const { rows } = await client.query(
    'SELECT table, name, type FROM system.columns WHERE database = {database:String}',
    {
      parameters: { database },
      ...(signal ? { signal } : {}),
    },
  );
  const present = new Map<string, Map<string, string>>();
  for (const [table, column, type] of rows.map((row) => row.map(String))) {
    const columns = present.get(table!) ?? new Map<string, string>();
    present.set(table!, columns.set(column!, type!));
  }
  return present;
}

/** Adds what a table lacks: steps that no lifecycle had when it was made. */
function additions(
  table: ServerTable,
  physical: string,
  present: Present,
  place: TablePlace,
  server: string,
): string[] {
  const columns = present.get(physical);
  if (!columns) return [];
  return table.columns.flatMap((column) => {
    const wanted = columnType(column, place.hasLowCardinality);
    const found = columns.get(column.name);
    if (found === undefined)
      return [
        `ALTER TABLE ${quoteName(place.database)}.${quoteName(physical)} ADD COLUMN ${quoteName(column.name)} ${wanted}`,
      ];
    const plain = (type: string) => type.replace(/^LowCardinality\((.*)\)$/, '$1');
    if (plain(found) === plain(wanted)) return [];
    throw new AtlasError(
      'schema_conflict',
      `${server}: column "${column.name}" of ${physical} is ${found}, not ${wanted}`,
      {
        hint: 'load into another database, or drop that table',
        where: { table: table.name, column: column.name },
        details: { server, value: found },
      },
    );
  });
}

/**
 * Makes the database and the tables of a dataset whose lifecycles have these steps on every shard, where they are not there yet; a
 * table that lacks columns of new steps gets them. Safe to run again. Throws `schema_conflict` for a table of another form.
 */
export async function prepareSchema(
  { name, database, shards }: ClickhouseCluster,
  stepNames: readonly string[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<readonly ServerTable[]> {
  const tables = serverTables(stepNames);
  const options = signal ? { signal } : {};
  const repeatable = { ...options, isRepeatable: true };
  const versions = await Promise.all(shards.map((shard) => shard.version(options)));
  const hasLowCardinality = versions.every((version) => version.hasLowCardinality);
  const place = { database, cluster: name, hasLowCardinality };
  await Promise.all(
    shards.map(async (shard) => {
      await shard.command(`CREATE DATABASE IF NOT EXISTS ${quoteName(database)}`, { ...repeatable, database: null });
      const present = await presentColumns(shard, database, signal);
      for (const table of tables) {
        const isSharded = table.shardKey !== null;
        const names = new Set([localName(table.name, isSharded, name), table.name]);
        for (const physical of names)
          for (const sql of additions(table, physical, present, place, shard.name)) await shard.command(sql, options);
        if (![...names].every((physical) => present.has(physical)))
          for (const sql of createTableSql(table, place)) await shard.command(sql, repeatable);
      }
      for (const sql of manifestSql(place)) await shard.command(sql, repeatable);
    }),
  );
  return tables;
}
