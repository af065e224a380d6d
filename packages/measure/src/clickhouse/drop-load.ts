import type { ClickhouseCluster } from './connect-cluster.js';
import { LOADS, localName, MANIFEST } from './create-table-sql.js';
import { encodeLiteral } from './encode-literal.js';
import { quoteName } from './quote-name.js';
import { readManifest } from './read-manifest.js';
import { serverTables } from './table-columns.js';

/**
 * Takes a load back: first its rows in the manifest, so that readers see none of it from then on, then the rows themselves. Safe to
 * run again. A load that was never there is no error.
 */
export async function dropLoad(
  cluster: ClickhouseCluster,
  load: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { name, database, shards } = cluster;
  const asked = signal ? { signal } : {};
  const drop = (table: string, partition: string) =>
    `ALTER TABLE ${quoteName(database)}.${quoteName(table)} DROP PARTITION ${partition}`;
  const records = await readManifest(shards[0]!, database, { load, ...asked });
  const sharded = new Set(serverTables([]).flatMap((table) => (table.shardKey === null ? [] : [table.name])));
  for (const table of [MANIFEST, LOADS])
    for (const shard of shards)
      await shard.command(drop(localName(table, true, name), encodeLiteral('String', load)), {
        ...asked,
        isRepeatable: true,
      });
  await Promise.all(
    shards.map(async (shard) => {
      for (const { table, batch } of records)
        await shard.command(drop(localName(table, sharded.has(table), name), batch), { ...asked, isRepeatable: true });
    }),
  );
}
