import { join } from 'node:path';
import type { Terminal } from '@practice-atlas/cli';
import type { Answer, Query } from '@practice-atlas/measure';
import { expect, onTestFinished } from 'vitest';
import { makeFolder, type Ran, run } from './fake-terminal.js';

/** A gateway of a test. */
export interface Served {
  readonly url: string;
  readonly log: string;
  /** Ends it and gives what it printed. */
  readonly end: () => Promise<Ran>;
}

/** Serves a gateway whose log is a file; ends with the test. */
export async function serve(
  args: readonly string[],
  env: Record<string, string> = {},
  terminal: Partial<Terminal> = {},
): Promise<Served> {
  const stop = new AbortController();
  const log = join(makeFolder(), 'asked.jsonl');
  let ended: Promise<Ran> | undefined;
  const said = new Promise<string>((done, fail) => {
    let err = '';
    ended = run(['serve', ...args, '--port', '0', '--log', log, '--json'], {
      signal: stop.signal,
      env,
      ...terminal,
      out: done,
      err: (text) => {
        err += text;
      },
    }).then((ran) => {
      fail(new Error(`status ${ran.status}: ${err}`));
      return { ...ran, err };
    });
  });
  const end = () => {
    stop.abort();
    return ended!;
  };
  onTestFinished(async () => {
    expect((await end()).status).toBe(0);
  });
  return { url: JSON.parse(await said).url, log, end };
}

/** Questions of several kinds about simulated orders. */
export const QUERIES: readonly Query[] = [
  { metrics: ['orders_placed', 'completion_rate'], by: ['month'] },
  { metrics: ['time_to_complete.p90'], by: ['region:city'] },
  { metrics: ['orders_placed'], by: ['category'], top: { count: 3, other: true }, totals: true },
  { metrics: ['volunteers'], by: ['region:city'], where: [{ field: 'region', op: 'within', value: '210000' }] },
];

/** Where the files are read by the command, findings of the reading are not those of the test's own. */
export const digits = ({ rowCount, dimensions, metrics, figures, sources, totals }: Answer) => ({
  rowCount,
  dimensions,
  metrics,
  figures,
  sources,
  totals,
});
