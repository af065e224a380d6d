import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { type MeasureProgress, measureInSlices } from '../memory/measure-in-slices.js';
import type { Engine } from '../memory/memory-engine.js';
import type { Query } from '../query.js';
import { wholeRepertoire } from '../whole-repertoire.js';
import { errorTold, type ToPage, type ToWorker } from './messages.js';
import { scriptUrl } from './script-url.js';

/** How an engine with a worker is made. */
export interface WorkerOptions {
  /** Where `worker.js` of this package stands: a self-contained module script of the page's own origin. */
  readonly workerUrl: string | URL;
  /** Rows of all tables below which the page answers itself, default 200,000: a worker has to be started and the data handed to it. */
  readonly rowsAtLeast?: number;
  /** Hands the memory of the columns over instead of a copy: nothing else can read the dataset after that. Default false. */
  readonly transfer?: boolean;
  /** Groups of people smaller than this are hidden; default 3. */
  readonly minimumGroup?: number;
  /** Called while a long question is answered. */
  readonly onProgress?: (progress: MeasureProgress) => void;
  /** Called once when the page refuses the worker and answers itself, in slices. Default: a line on the console. */
  readonly onRefused?: (reason: unknown) => void;
}

/** An engine that answers beside the page. */
export interface WorkerEngine extends Engine {
  /** Where questions are answered: settles when that is known. */
  readonly place: Promise<'worker' | 'page'>;
  /** Ends the worker; what is still asked is rejected, and so is what is asked later. */
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Starts a worker; resolves when it runs, rejects when the page or the browser refuses it. */
function startWorker(workerUrl: string | URL): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'practice-atlas' });
    const refuse = (event: Event) => {
      worker.terminate();
      reject(new Error(`the worker ${String(workerUrl)} did not start`, { cause: event }));
    };
    worker.addEventListener('error', refuse, { once: true });
    worker.addEventListener(
      'message',
      () => {
        worker.removeEventListener('error', refuse);
        resolve(worker);
      },
      { once: true },
    );
  });
}

function buffersOf({ tables }: PracticeDataset): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { columns } of Object.values(tables))
    for (const column of Object.values(columns))
      for (const part of Object.values(column))
        if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
  return [...buffers];
}

/** What is asked of a dataset; where its rows came from stays with the page. */
function withoutOrigins(dataset: PracticeDataset): PracticeDataset {
  const tables = Object.entries(dataset.tables).map(([name, { rowCount, columns }]) => [
    name,
    { name, rowCount, columns },
  ]);
  return { ...dataset, findings: [], tables: Object.fromEntries(tables) };
}

/** Speaks with a worker that runs. */
function talkTo(worker: Worker, onProgress: WorkerOptions['onProgress']) {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const tell = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  const rejectAll = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.kind === 'ready') return;
    if (data.kind === 'progress') {
      if (waiting.has(data.id)) onProgress?.(data.progress);
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') asked?.resolve(data.answer);
    else asked?.reject(errorTold(data.error));
  });
  worker.addEventListener('error', (event) => rejectAll(new Error('the worker broke off', { cause: event })));
  return {
    tell,
    rejectAll,
    ask(query: Query, signal: AbortSignal | undefined): Promise<Answer> {
      signal?.throwIfAborted();
      const id = ++last;
      return new Promise((resolve, reject) => {
        const cancel = () => {
          waiting.delete(id);
          tell({ kind: 'cancel', id });
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', cancel, { once: true });
        const end = () => signal?.removeEventListener('abort', cancel);
        waiting.set(id, {
          resolve: (answer) => {
            end();
            resolve(answer);
          },
          reject: (reason) => {
            end();
            reject(reason);
          },
        });
        tell({ kind: 'ask', id, query });
      });
    },
  };
}

/**
 * Makes an engine that answers in a worker, so that a page stays free while millions of rows are read. Where the worker is refused (by a policy, an old
 * browser, a file that is missing), or the dataset is small, the page answers in slices; it says so once.
 *
 * Copies the dataset to the worker, or hands it over with `transfer`. An abort ends the question in the worker too.
 */
export function createWorkerEngine(dataset: PracticeDataset, options: WorkerOptions): WorkerEngine {
  const { workerUrl, rowsAtLeast = 200_000, transfer = false, minimumGroup, onProgress } = options;
  const { onRefused = (reason) => console.warn('Practice Atlas answers in the page:', reason) } = options;
  const rowCount = Object.values(dataset.tables).reduce((sum, table) => sum + table.rowCount, 0);
  const closed = new AbortController();
  const talking = (rowCount < rowsAtLeast ? Promise.resolve(null) : startWorker(workerUrl)).then(
    (worker) => {
      if (!worker) return null;
      if (closed.signal.aborted) worker.terminate();
      const talk = talkTo(worker, onProgress);
      closed.signal.addEventListener('abort', () => {
        worker.terminate();
        talk.rejectAll(closed.signal.reason);
      });
      talk.tell({ kind: 'open', dataset: withoutOrigins(dataset), minimumGroup }, transfer ? buffersOf(dataset) : []);
      return talk;
    },
    (reason: unknown) => {
      onRefused(reason);
      return null;
    },
  );
  return {
    place: talking.then((talk) => (talk ? 'worker' : 'page')),
    async measure(query, { signal } = {}) {
      closed.signal.throwIfAborted();
      const talk = await talking;
      closed.signal.throwIfAborted();
      if (talk) return talk.ask(query, signal);
      return measureInSlices(wholeRepertoire, dataset, query, {
        ...(signal ? { signal } : {}),
        ...(minimumGroup === undefined ? {} : { minimumGroup }),
        ...(onProgress ? { onProgress } : {}),
      });
    },
    close: () => closed.abort(new Error('the engine is closed')),
  };
}
