/** Makes a queue: each task begins when those before it have ended, whatever came of them; an aborted one does not begin. */
export function inTurn(): <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const run = last.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    last = run.catch(() => null);
    return run;
  };
}
