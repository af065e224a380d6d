import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClickhouseClient } from '@practice-atlas/measure/clickhouse.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli/fake-terminal.js';
import { startCluster, type TestCluster } from './clickhouse/start-cluster.js';

let servers: TestCluster;
let folder: string;

beforeAll(async () => {
  servers = await startCluster();
  folder = mkdtempSync(join(tmpdir(), '台账 '));
  const lines = Array.from(
    { length: 500 },
    (_, i) => `D${i},点单,沈阳市大东区,2019-01-02 09:00,2019-01-03 09:00,${1 + (i % 5)}`,
  );
  writeFileSync(join(folder, '点单.csv'), `订单编号,流程,所属区县,点单时间,完成时间,评分\n${lines.join('\n')}\n`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await servers?.stop();
});

const load = (...more: string[]) => {
  const hosts = servers.shards.map(({ url }) => new URL(url).host).join(',');
  const args = ['load', folder, `clickhouse://${servers.loader.user}@${hosts}/practice`, '--cluster', servers.name];
  return run([...args, ...more], { env: { CLICKHOUSE_PASSWORD: servers.loader.password }, isInteractive: true });
};

const casesIn = async (shard: number) => {
  const client = createClickhouseClient({ url: servers.shards[shard]!.url, ...servers.reader, database: 'practice' });
  return (await client.query('SELECT count(), sum(rating), uniqExact(case_id) FROM cases')).rows;
};

test('practice-atlas load brings files into a cluster with a bar, once, and says what it did', async () => {
  const first = await load();
  expect(first.status).toBe(0);
  expect(first.err).toContain('[####################] 100%');
  expect(first.out).toContain('  cases 500\n  case_steps 1000\nloaded ');
  expect(first.out + first.err).not.toContain(servers.loader.password);
  for (const shard of [0, 1]) expect(await casesIn(shard)).toEqual([[500, 1500, 500]]);
  const again = await load();
  expect([again.status, again.out]).toEqual([0, expect.stringMatching(/in (\d+) batches, of which \1 were there/)]);
  expect(await casesIn(0)).toEqual([[500, 1500, 500]]);
});

test('other rows under the same name need --replace', async () => {
  const refused = await load('--batch', '100');
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('was loaded from other data')]);
  const replaced = await load('--batch', '100', '--replace', '--json');
  expect([replaced.status, JSON.parse(replaced.out)]).toEqual([0, expect.objectContaining({ skippedCount: 0 })]);
  expect(await casesIn(1)).toEqual([[500, 1500, 500]]);
});
