import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that runs a ClickHouse server, and the arguments before those of the server. */
export interface ClickhouseProgram {
  readonly command: string;
  readonly args: readonly string[];
}

const POLICY = '/usr/sbin/policy-rc.d';

function programNamed(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  return null;
}

function present(): ClickhouseProgram | null {
  const server = programNamed('clickhouse-server');
  if (server) return { command: server, args: [] };
  const whole = programNamed('clickhouse');
  return whole === null ? null : { command: whole, args: ['server'] };
}

/** Installs Debian's package; while that runs, a policy forbids the start of services unless the system has one already. */
function install(): void {
  const isOurs = !existsSync(POLICY);
  if (isOurs) {
    writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
    chmodSync(POLICY, 0o755);
  }
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', 'clickhouse-server'], {
      env,
      stdio: 'inherit',
    });
    if (existsSync('/run/systemd/system'))
      execFileSync('systemctl', ['disable', 'clickhouse-server'], { stdio: 'inherit' });
  } finally {
    if (isOurs) rmSync(POLICY);
  }
}

/** Finds `clickhouse-server` or `clickhouse`; where there is none, root on Debian gets the package of the system. Starts no service. */
export function findClickhouse(): ClickhouseProgram {
  const found = present();
  if (found) return found;
  if (process.getuid?.() !== 0 || !programNamed('apt-get'))
    throw new Error(
      'there is no clickhouse-server; install it, put it on PATH, or run these tests as root on Debian or Ubuntu',
    );
  install();
  const installed = present();
  if (!installed) throw new Error('apt-get installed clickhouse-server, and it is not on PATH');
  return installed;
}
