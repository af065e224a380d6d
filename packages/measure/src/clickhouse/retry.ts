import { AtlasError } from '@practice-atlas/dataset';

/** What may be asked again after a failure. */
export type Safety =
  /** The statement never began: anything. */
  | 'anything'
  /** It may have run: what comes to the same when it runs twice. */
  | 'repeatable'
  /** It would fail again. */
  | 'nothing';

/** A failure that knows whether asking again may help. */
export interface Failure {
  readonly error: AtlasError;
  readonly safety: Safety;
}

const CAP_MS = 5000;

/** The milliseconds to wait before the attempt that follows attempt 1, 2...: twice as long each time, less a random part of up to half. */
export function retryDelayMs(attempt: number, baseMs: number, random: () => number): number {
  const fullMs = Math.min(CAP_MS, baseMs * 2 ** (attempt - 1));
  return fullMs * (1 - random() / 2);
}

/** Waits; rejects with the reason of `signal`. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const stop = () => {
      clearTimeout(timer);
      failed(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** How often, how soon and what is asked again. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
  /** Whether twice comes to the same as once: it only reads, or says so. */
  readonly isRepeatable: boolean;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Says whether an answer is a failure. */
export function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'safety' in answer;
}

/** Asks until there is an answer, or the failure is one that asking again does not mend; then throws its error. */
export async function retry<T>(ask: () => Promise<T | Failure>, policy: RetryPolicy): Promise<T> {
  const { attempts, baseMs, isRepeatable, random, signal } = policy;
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (!isFailure(answer)) return answer;
    const { error, safety } = answer;
    const mayRetry = safety === 'anything' || (safety === 'repeatable' && isRepeatable);
    if (!mayRetry || attempt >= attempts) throw attempt === 1 ? error : tried(error, attempt);
    await pause(retryDelayMs(attempt, baseMs, random), signal);
  }
}

function tried(error: AtlasError, attempt: number): AtlasError {
  const { code, message, hint, where, details, cause } = error;
  return new AtlasError(code, `${message}, after ${attempt} attempts`, { hint, where, details, cause });
}
