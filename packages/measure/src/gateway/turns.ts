import { AtlasError } from '@practice-atlas/dataset';

/** Lets a few go at a time; others wait in line. */
export interface Turns {
  /**
   * Waits for a turn; gives the way to end it. Rejects with `server_busy` at once when the line is full, and with the reason of `signal` when that is
   * aborted while waiting.
   */
  take(signal: AbortSignal): Promise<() => void>;
}

/** Makes turns of which `atOnce` are taken at a time, while `waiting` others stand in line. */
export function createTurns(atOnce: number, waiting: number): Turns {
  const line: (() => void)[] = [];
  let takenCount = 0;
  const turn = (): (() => void) => {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = line.shift();
      if (next) next();
      else takenCount--;
    };
  };
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (takenCount < atOnce) {
        takenCount++;
        return turn();
      }
      if (line.length >= waiting) throw new AtlasError('server_busy', 'too many questions at once');
      return new Promise((done, failed) => {
        const go = () => {
          signal.removeEventListener('abort', leave);
          done(turn());
        };
        const leave = () => {
          line.splice(line.indexOf(go), 1);
          failed(signal.reason);
        };
        line.push(go);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
