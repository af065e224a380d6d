import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedPort } from '../measure/fake-clickhouse.js';
import { makeFolder, run } from './fake-terminal.js';

function recordsFile(): string {
  const file = join(makeFolder(), '点单.csv');
  writeFileSync(file, '订单编号,流程,所属区县,点单时间\nD1,点单,沈阳市大东区,2019-01-02 09:00\n');
  return file;
}

describe('load', () => {
  test.each([
    [['records'], 'no server is named'],
    [['records', 'clickhouse://a/x', 'clickhouse://b/x'], 'two servers are named'],
    [['clickhouse://127.0.0.1/x'], 'no file is given'],
    [['records', 'clickhouse://127.0.0.1'], 'the address of the server cannot be read'],
    [['records', 'clickhouse://127.0.0.1:99999/x'], '"127.0.0.1:99999" is no host of a server'],
    [['records', 'clickhouse://127.0.0.1/%zz'], 'the address of the server has a broken % in it'],
    [['records', 'clickhouse://127.0.0.1/x', '--batch', '0'], '--batch cannot be "0"'],
  ])('with %j is not written right', async (args, message) => {
    const { status, err } = await run(['load', ...args]);
    expect([status, err]).toEqual([64, expect.stringContaining(`error: ${message}`)]);
  });

  test('refuses a password in the address without repeating it', async () => {
    const { status, out, err } = await run(['load', 'records', 'clickhouse://loader:opensesame@127.0.0.1/x']);
    expect(status).toBe(64);
    expect(err).toContain('CLICKHOUSE_PASSWORD');
    expect(out + err).not.toContain('opensesame');
  });

  test('says which server cannot be reached, with status 2 and no password', async () => {
    const env = { CLICKHOUSE_PASSWORD: 'opensesame' };
    const server = `127.0.0.1:${await closedPort()}`;
    const { status, out, err } = await run(['load', recordsFile(), `clickhouse://loader@${server}/x`], { env });
    expect(status).toBe(2);
    expect(err).toContain(`error: ${server} cannot be reached (ECONNREFUSED)`);
    expect(out + err).not.toContain('opensesame');
  });

  test('says that several shards need the name of their cluster', async () => {
    const { status, err } = await run(['load', recordsFile(), 'clickhouse://127.0.0.1:1,127.0.0.1:2/x']);
    expect([status, err]).toEqual([2, expect.stringContaining('name the cluster of which they are shards')]);
  });
});
