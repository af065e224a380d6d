import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startCluster } from './clickhouse/start-cluster.js';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

async function until(isSo: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<boolean> {
  for (const endMs = performance.now() + limitMs; performance.now() < endMs; ) {
    if (await isSo()) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}

describe('the cluster of tests', () => {
  test('answers on loopback ports, keeps its data through a hard end of a shard, and leaves nothing', async () => {
    const cluster = await startCluster();
    const ports = cluster.shards.flatMap((shard) => Object.values(shard.ports));
    expect(new Set(ports).size).toBe(6);
    expect(cluster.shards.map(({ url }) => new URL(url).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
    const pids = cluster.shards.map((shard) => shard.pid()!);
    const [, second] = cluster.shards;
    await second!.kill();
    expect(await answers(second!.ports.http)).toBe(false);
    await second!.start();
    expect(await answers(second!.ports.http)).toBe(true);
    pids.push(second!.pid()!);
    await cluster.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await Promise.all(ports.map(answers))).toEqual(ports.map(() => false));
    expect(existsSync(cluster.folder)).toBe(false);
  });

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'goes with the process that started it, ended by %s',
    async (signal) => {
      const script = fileURLToPath(new URL('clickhouse/hold-cluster.ts', import.meta.url));
      const runner = fileURLToPath(new URL('../config/run.mjs', import.meta.url));
      const child = spawn(process.execPath, [runner, script], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said = await new Promise<string>((done) => {
        let text = '';
        child.stdout.on('data', (chunk) => {
          text += chunk;
          if (text.includes('\n')) done(text);
        });
      });
      const { folder, pids, ports }: { folder: string; pids: number[]; ports: number[] } = JSON.parse(said);
      expect(pids.filter(isAlive)).toEqual(pids);
      child.kill(signal);
      expect(await until(() => !pids.some(isAlive) && !existsSync(folder))).toBe(true);
      expect(await Promise.all(ports.map(answers))).toEqual(ports.map(() => false));
    },
  );
});
