import { AtlasError } from '@practice-atlas/dataset';
import type { ClickhouseClient, Connection } from './clickhouse-client.js';
import { createClickhouseClient } from './create-client.js';

/** A server, or the shards of a cluster in the order of the cluster. */
export interface ClickhouseCluster {
  /** Its name in `system.clusters`; null for a single server. */
  readonly name: string | null;
  readonly database: string;
  readonly shards: readonly ClickhouseClient[];
}

interface ShardRow {
  readonly shard: number;
  readonly host: string;
  readonly isLocal: boolean;
}

const SHARDS_SQL = `SELECT shard_num, replica_num, host_name, is_local FROM system.clusters
WHERE cluster = {cluster:String} ORDER BY shard_num, replica_num`;

function conflict(message: string, hint: string, value: string): AtlasError {
  return new AtlasError('schema_conflict', message, { hint, details: { value } });
}

async function shardsSeenBy(client: ClickhouseClient, cluster: string, signal?: AbortSignal): Promise<ShardRow[]> {
  const { rows } = await client.query(SHARDS_SQL, { parameters: { cluster }, ...(signal ? { signal } : {}) });
  if (rows.length === 0)
    throw conflict(`${client.name} knows no cluster "${cluster}"`, 'name one of system.clusters', cluster);
  if (rows.some(([, replica]) => replica !== 1))
    throw conflict(
      `cluster "${cluster}" has replicas`,
      'load into a cluster whose shards have one server each',
      cluster,
    );
  return rows.map(([shard, , host, isLocal]) => ({
    shard: Number(shard),
    host: String(host),
    isLocal: isLocal === 1,
  }));
}

/** The address of another server, when only one was given: the same in all but the host. */
function addressOn(host: string, url: string): string {
  const address = new URL(url);
  address.hostname = host.includes(':') ? `[${host}]` : host;
  return address.href;
}

/**
 * Connects to a server, or to every shard of a cluster: `urls` are one server of each shard in any order, or one server alone, and
 * then the others are at the hosts that it names, on the same port. Each server itself says which shard it is.
 * `connection.database` is where tables are or will be; it need not be there yet.
 * Throws `schema_conflict` when the cluster is unknown, has replicas, or the servers are not its shards.
 *
 * @example
 * const cluster = await connectCluster(['http://10.0.0.1:8123', 'http://10.0.0.2:8123'], { database: 'practice' }, { cluster: 'main' });
 */
export async function connectCluster(
  urls: readonly [string, ...string[]],
  connection: Omit<Connection, 'url' | 'name'> & { readonly database: string },
  { cluster = null, signal }: { readonly cluster?: string | null; readonly signal?: AbortSignal } = {},
): Promise<ClickhouseCluster> {
  const { database } = connection;
  const [first] = urls;
  if (cluster === null) {
    if (urls.length > 1)
      throw conflict(
        `${urls.length} servers are given and no cluster`,
        'name the cluster of which they are shards',
        '',
      );
    return { name: null, database, shards: [createClickhouseClient({ ...connection, url: first })] };
  }
  // The database is not there before the schema is: system tables are asked from that of the user.
  const { database: _database, ...asked } = connection;
  const seen = await shardsSeenBy(createClickhouseClient({ ...asked, url: first }), cluster, signal);
  const addresses =
    urls.length === 1 && seen.length > 1
      ? seen.map(({ host, isLocal }) => (isLocal ? first : addressOn(host, first)))
      : urls;
  const found = await Promise.all(
    addresses.map(async (url) => {
      const client = createClickhouseClient({ ...asked, url });
      const own = (await shardsSeenBy(client, cluster, signal)).filter(({ isLocal }) => isLocal);
      if (own.length !== 1)
        throw conflict(
          `${client.name} is not one shard of cluster "${cluster}"`,
          'give a server of each shard',
          cluster,
        );
      return { url, shard: own[0]!.shard };
    }),
  );
  found.sort((one, other) => one.shard - other.shard);
  const isWhole = found.length === seen.length && found.every(({ shard }, i) => shard === seen[i]!.shard);
  if (!isWhole)
    throw conflict(
      `cluster "${cluster}" has ${seen.length} shards, and the servers given are ${found.map(({ shard }) => shard).join(', ')}`,
      'give one server of each shard',
      cluster,
    );
  const shards = found.map(({ url, shard }) =>
    createClickhouseClient({ ...connection, url, name: `shard ${shard} (${new URL(url).host})` }),
  );
  return { name: cluster, database, shards };
}
