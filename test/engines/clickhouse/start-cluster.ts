import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findClickhouse } from './find-clickhouse.js';
import { freePorts } from './free-ports.js';
import { type ServerPorts, type ServerUsers, writeServerConfig } from './server-config.js';

const START_MS = 60_000;
const POLL_MS = 50;
const ATTEMPTS = 3;

/** A running server. */
export interface TestServer {
  /** Where it answers over HTTP. */
  readonly url: string;
  readonly ports: ServerPorts;
  readonly pid: () => number | undefined;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data; resolves when it answers. */
  start(): Promise<void>;
}

/** Servers on the loopback address, each a shard of one cluster. */
export interface TestCluster extends ServerUsers {
  /** Its name in `system.clusters`. */
  readonly name: string;
  readonly shards: readonly TestServer[];
  readonly folder: string;
  /** Kills every server and removes every file; resolves when nothing is left. */
  stop(): Promise<void>;
}

interface Guard {
  tell(word: 'started' | 'ended' | 'folder', value: string | number): void;
  end(): Promise<void>;
}

function startGuard(): Guard {
  const path = fileURLToPath(new URL('guard.mjs', import.meta.url));
  const child = spawn(process.execPath, [path], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
  const exited = once(child, 'exit');
  child.unref();
  const { stdin } = child;
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return {
    tell: (word, value) => {
      stdin.write(`${word}\t${value}\n`);
    },
    end: async () => {
      child.ref();
      stdin.end();
      await exited;
    },
  };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function lastWords(folder: string): string {
  const log = ['error.log', 'server.log'].map((name) => join(folder, name)).find(existsSync);
  return log === undefined ? 'it wrote no log' : readFileSync(log, 'utf8').slice(-2000);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/ping`);
    return (await response.text()) === 'Ok.\n';
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function testServer(folder: string, ports: ServerPorts, config: string, guard: Guard): TestServer {
  const { command, args } = findClickhouse();
  const url = `http://127.0.0.1:${ports.http}`;
  let child: ChildProcess | null = null;
  const isGone = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
  return {
    url,
    ports,
    pid: () => child?.pid,
    kill: async () => {
      const killed = child;
      if (!killed || isGone(killed)) return;
      killed.ref();
      const exited = once(killed, 'exit');
      killed.kill('SIGKILL');
      await exited;
    },
    start: async () => {
      if (child && !isGone(child)) throw new Error(`${url} runs already`);
      const started = spawn(command, [...args, `--config-file=${config}`], { cwd: folder, stdio: 'ignore' });
      await once(started, 'spawn');
      child = started;
      guard.tell('started', started.pid!);
      started.once('exit', () => guard.tell('ended', started.pid!));
      started.unref();
      const endMs = performance.now() + START_MS;
      while (!(await answers(url))) {
        if (isGone(started)) throw new Error(`a server ended as it began: ${lastWords(folder)}`);
        if (performance.now() > endMs) throw new Error(`no answer from ${url} in ${START_MS} ms: ${lastWords(folder)}`);
        await pause(POLL_MS);
      }
    },
  };
}

async function startOnce(shardCount: number): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-atlas-clickhouse-'));
  const guard = startGuard();
  guard.tell('folder', folder);
  const free = await freePorts(3 * shardCount);
  const shardPorts = Array.from({ length: shardCount }, (_, i) => ({
    http: free[3 * i]!,
    tcp: free[3 * i + 1]!,
    interserver: free[3 * i + 2]!,
  }));
  const word = () => randomBytes(12).toString('hex');
  const users = { loader: { user: 'loader', password: word() }, reader: { user: 'reader', password: word() } };
  const name = 'practice';
  const servers = shardPorts.map((ports, i) => {
    const own = join(folder, `shard-${i + 1}`);
    mkdirSync(own);
    return testServer(own, ports, writeServerConfig(own, ports, { cluster: name, shards: shardPorts, users }), guard);
  });
  const stop = async () => {
    await Promise.all(servers.map((server) => server.kill()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    await guard.end();
  };
  try {
    await Promise.all(servers.map((server) => server.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, shards: servers, folder, ...users, stop };
}

/**
 * Starts a ClickHouse cluster on free ports of the loopback address, without replicas; one shard is a single server. Everything
 * lies in one temporary folder. `stop` leaves nothing; nor does the end of this process, however it ends.
 */
export async function startCluster({ shardCount = 2 }: { shardCount?: number } = {}): Promise<TestCluster> {
  for (let attempt = 1; ; attempt++)
    try {
      return await startOnce(shardCount);
    } catch (error) {
      const isTaken = error instanceof Error && /in use/i.test(error.message);
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
}
