import type { CrossAnswer } from './cross-answer.js';
import { runInSlices } from './slices.js';
import { buildTiles, type CrossRows, countStep, type Filters, type Tiles } from './tiles.js';

/** A question: the numbers under filters, with the tiles of a view. */
interface Step {
  readonly active: number;
  readonly filters: Filters;
  /** Builds the tiles even where nothing is filtered. */
  readonly isStart: boolean;
}
interface Waiting extends Step {
  readonly resolve: (answer: CrossAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

function fits({ active, filters }: Pick<Tiles, 'active' | 'filters'>, step: Step): boolean {
  return active === step.active && filters.every((runs, k) => k === active || runs === step.filters[k]);
}

/** Answers steps one after the other, each under the filters of its own moment. */
export interface StepQueue {
  /** Answers at once where the tiles are there and nothing waits; rejects with the reason of `signal`. */
  count(step: Step, signal: AbortSignal | undefined): Promise<CrossAnswer>;
}

/** Makes a queue of steps over rows. `unfiltered` is the answer without filters; `onAnswer` hears every answer, in the order of the steps. */
export function createStepQueue(
  rows: CrossRows,
  unfiltered: CrossAnswer,
  onAnswer: (answer: CrossAnswer) => void,
): StepQueue {
  const waiting: Waiting[] = [];
  let tiles: Tiles | null = null;
  let isRunning = false;

  const answerNow = (step: Step): CrossAnswer | null => {
    if (!step.isStart && step.filters.every((runs) => runs === null)) return unfiltered;
    if (!tiles || !fits(tiles, step) || tiles.pairs.some((pair, k) => pair === null && k !== step.active)) return null;
    const { done, value } = countStep(rows, tiles, step.filters[step.active]!).next();
    return done ? value : null;
  };
  const answer = async (step: Waiting): Promise<CrossAnswer | null> => {
    if (!step.isStart && step.filters.every((runs) => runs === null)) return unfiltered;
    if (!tiles || !fits(tiles, step)) {
      tiles = null;
      // Whoever brushes gives up each step for the next: tiles that a later step needs as well are finished.
      const isWanted = () => waiting.some((each) => fits(step, each));
      tiles = await runInSlices(buildTiles(rows, step.filters, step.active), isWanted);
    }
    if (!tiles || !waiting.includes(step)) return null;
    return runInSlices(countStep(rows, tiles, step.filters[step.active]!), () => waiting.includes(step));
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    for (let step = waiting[0]; step; step = waiting[0]) {
      try {
        const counted = await answer(step);
        if (counted && waiting.includes(step)) {
          onAnswer(counted);
          step.resolve(counted);
        }
      } catch (reason) {
        step.reject(reason);
      }
      if (waiting[0] === step) waiting.shift();
    }
    isRunning = false;
  };

  return {
    count(step, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const known = isRunning ? null : answerNow(step);
      if (known) {
        onAnswer(known);
        return Promise.resolve(known);
      }
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting.splice(waiting.indexOf(queued), 1);
          reject(signal?.reason);
        };
        const settle =
          <T>(report: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', giveUp);
            report(value);
          };
        const queued: Waiting = { ...step, resolve: settle(resolve), reject: settle(reject) };
        signal?.addEventListener('abort', giveUp, { once: true });
        waiting.push(queued);
        if (!isRunning) void run();
      });
    },
  };
}
