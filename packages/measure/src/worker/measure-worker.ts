import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import { measureInSlices } from '../memory/measure-in-slices.js';
import { wholeRepertoire } from '../whole-repertoire.js';
import { type ToPage, type ToWorker, tellError } from './messages.js';

/** The part of a worker's global scope that is used here; the DOM's types know only that of a page. */
interface WorkerScope {
  postMessage(message: ToPage): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
/** A worker of a page; elsewhere, as in Node, the file does nothing. */
const isWorker =
  typeof (globalThis as Partial<WorkerScope>).addEventListener === 'function' && !('document' in globalThis);
const running = new Map<number, AbortController>();
let opened: { readonly dataset: PracticeDataset; readonly minimumGroup: number | undefined } | null = null;

async function answer({ id, query }: Extract<ToWorker, { kind: 'ask' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    if (!opened) throw new AtlasError('source_missing', 'the worker has no dataset', { hint: 'Open one first.' });
    const { dataset, minimumGroup } = opened;
    const found = await measureInSlices(wholeRepertoire, dataset, query, {
      signal: controller.signal,
      ...(minimumGroup === undefined ? {} : { minimumGroup }),
      onProgress: (progress) => scope.postMessage({ kind: 'progress', id, progress }),
    });
    scope.postMessage({ kind: 'answer', id, answer: found });
  } catch (error) {
    // Whoever cancelled a question no longer listens for it.
    if (!controller.signal.aborted) scope.postMessage({ kind: 'error', id, error: tellError(error) });
  } finally {
    running.delete(id);
  }
}

if (isWorker) {
  scope.addEventListener('message', ({ data }) => {
    if (data.kind === 'open') opened = data;
    else if (data.kind === 'cancel') running.get(data.id)?.abort();
    else void answer(data);
  });
  scope.postMessage({ kind: 'ready' });
}
