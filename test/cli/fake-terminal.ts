import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, type Terminal } from '@practice-atlas/cli';
import { onTestFinished } from 'vitest';

/** What a command printed, and its exit status. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process with a terminal that only listens. */
export async function run(args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const status = await runCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...terminal,
  });
  return { status, out, err };
}

/** Makes a folder, with a space and Chinese characters in its name, that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '台账 2019 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
