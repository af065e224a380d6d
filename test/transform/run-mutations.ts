import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build, defaultServerConditions } from 'vite';
import type { SeedFile } from './mutations.js';

/** Which file to make and to transform. */
export interface MutationOrder {
  readonly seed: number;
  readonly index: number;
  readonly isMonster: boolean;
}

/** What came of it: `made`, or the code of an AtlasError; `fault` is null when all is well. */
export interface MutationReply {
  readonly outcome: string;
  readonly fault: string | null;
  readonly done: string;
  readonly milliseconds: number;
}

/** What came of many. */
export interface MutationTally {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly slowest: { readonly milliseconds: number; readonly done: string };
}

/** Far beyond what any file takes by itself, for machines that do something else besides. */
const HANG_MS = 60_000;
const HEAP_MB = 512;
const root = new URL('../../', import.meta.url);

/** Bundles the worker, since a thread of its own knows nothing of how tests resolve packages. */
async function bundleWorker(): Promise<string> {
  const outDir = await mkdtemp(fileURLToPath(new URL('node_modules/.cache-mutations-', root)));
  const conditions = ['@practice-atlas/source', ...defaultServerConditions];
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(root),
    resolve: { conditions },
    ssr: { noExternal: true, resolve: { conditions } },
    build: {
      ssr: fileURLToPath(new URL('mutation-worker.ts', import.meta.url)),
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return outDir;
}

/** Transforms files one after the other in threads with a small heap; a thread that hangs or dies is a fault, and another goes on. */
export async function runMutations(
  seeds: readonly SeedFile[],
  orders: readonly MutationOrder[],
  threadCount = 2,
): Promise<MutationTally> {
  const outDir = await bundleWorker();
  const textOf = (name: string) => readFile(new URL(`packages/geo/data/${name}.csv`, root), 'utf8');
  const workerData = { seeds, divisions: await textOf('divisions'), aliases: await textOf('aliases') };
  const entry = pathToFileURL(`${outDir}/worker.mjs`);
  const outcomes: Record<string, number> = {};
  const faults: string[] = [];
  let slowest = { milliseconds: 0, done: '' };
  let next = 0;

  const begin = () => new Worker(entry, { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const ask = (worker: Worker, order: MutationOrder): Promise<MutationReply | string> =>
    new Promise((resolve) => {
      const onError = (error: Error) => end(`the thread died: ${error.stack ?? error.message}`);
      const onExit = (code: number) => end(`the thread ended: ${code}`);
      const end = (reply: MutationReply | string) => {
        clearTimeout(timer);
        worker.off('message', end).off('error', onError).off('exit', onExit);
        resolve(reply);
      };
      const timer = setTimeout(() => end(`it hangs: more than ${HANG_MS} ms`), HANG_MS);
      worker.on('message', end).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  const work = async (): Promise<void> => {
    let worker = begin();
    for (let order = orders[next++]; order !== undefined; order = orders[next++]) {
      const reply = await ask(worker, order);
      const name = `seed ${order.seed} number ${order.index}${order.isMonster ? ' (monster)' : ''}`;
      if (typeof reply === 'string') {
        faults.push(`${name}: ${reply}`);
        await worker.terminate();
        worker = begin();
        continue;
      }
      outcomes[reply.outcome] = (outcomes[reply.outcome] ?? 0) + 1;
      if (reply.milliseconds > slowest.milliseconds) slowest = reply;
      if (reply.fault !== null) faults.push(`${name}, ${reply.done}: ${reply.fault}`);
    }
    await worker.terminate();
  };
  try {
    await Promise.all(Array.from({ length: threadCount }, work));
  } finally {
    await rm(outDir, { recursive: true });
  }
  return { outcomes, faults, slowest: { milliseconds: Math.round(slowest.milliseconds), done: slowest.done } };
}
