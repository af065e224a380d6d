import { startCluster } from './start-cluster.js';

/** Starts a single server, says where it is, and waits to be ended. */
const { folder, shards } = await startCluster({ shardCount: 1 });
const pids = shards.map((shard) => shard.pid());
const ports = shards.flatMap((shard) => Object.values(shard.ports));
process.stdout.write(`${JSON.stringify({ folder, pids, ports })}\n`);
setInterval(() => undefined, 60_000);
await new Promise(() => undefined);
