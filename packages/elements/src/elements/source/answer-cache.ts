import type { Answer, Query } from '@practice-atlas/measure';
import type { Engine } from './engine.js';

const LIMIT = 200;

function whenAborted(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    stop = () => signal.removeEventListener('abort', abort);
  });
  return { promise, stop };
}

/**
 * Asks an engine each question once: ten panels with the same query cost one answer. A caller's abort ends its own wait only. Failed
 * answers are not kept. Holds the 200 newest answers; made anew for each version of the data.
 */
export class AnswerCache {
  readonly #engine: Engine;
  readonly #signal: AbortSignal;
  readonly #answers = new Map<string, Promise<Answer>>();

  /** `signal` ends every question that is still on its way. */
  constructor(engine: Engine, signal: AbortSignal) {
    this.#engine = engine;
    this.#signal = signal;
  }

  async ask(query: Query, { signal }: { signal?: AbortSignal } = {}): Promise<Answer> {
    signal?.throwIfAborted();
    const answer = this.#answer(query);
    if (!signal) return answer;
    const aborted = whenAborted(signal);
    try {
      return await Promise.race([answer, aborted.promise]);
    } finally {
      aborted.stop();
    }
  }

  #answer(query: Query): Promise<Answer> {
    const key = JSON.stringify(query);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = Promise.resolve().then(() => this.#engine.measure(query, { signal: this.#signal }));
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > LIMIT && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
