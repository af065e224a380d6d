import { type Orders, STEPS, type Step } from './orders.js';

/** Steps that do not end an order. */
export const MAIN: readonly Step[] = STEPS.slice(0, 6);
export const ENDS: readonly Step[] = STEPS.slice(6);
const HOUR_MS = 3_600_000;
/** The limits of the lifecycle that ships. */
export const LIMIT_MS: Readonly<Record<string, number>> = {
  reviewed: 24 * HOUR_MS,
  dispatched: 24 * HOUR_MS,
  accepted: 48 * HOUR_MS,
  completed: 168 * HOUR_MS,
  rated: 168 * HOUR_MS,
};

/** Finds the newest time of the nearest earlier step that an order used. */
export function startOf({ at, rowCount }: Orders, step: string): Float64Array {
  const earlier = MAIN.slice(0, MAIN.indexOf(step as Step)).reverse();
  return Float64Array.from({ length: rowCount }, (_, row) => {
    const used = earlier.find((each) => !Number.isNaN(at[each][row]!));
    return used ? at[used][row]! : Number.NaN;
  });
}

/** Flags who waited for a step and who longer than its limit, row by row, as the catalogue defines it. */
export function overdueOf(orders: Orders, step: string, now: number): { waited: Uint8Array; overdue: Uint8Array } {
  const { at, rowCount } = orders;
  const index = MAIN.indexOf(step as Step);
  const own = at[step as Step];
  const start = startOf(orders, step);
  const waited = new Uint8Array(rowCount);
  const overdue = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const has = (each: Step) => !Number.isNaN(at[each][row]!);
    const isDone = !Number.isNaN(own[row]!);
    const waits =
      step !== 'reviewed' &&
      MAIN.slice(0, index).every((each) => each === 'reviewed' || has(each)) &&
      !MAIN.slice(index + 1).some(has);
    if (Number.isNaN(start[row]!) || !(isDone || waits)) continue;
    waited[row] = 1;
    const end = isDone
      ? own[row]!
      : ENDS.reduce((least, each) => (has(each) ? Math.min(least, at[each][row]!) : least), now);
    if (end - start[row]! > LIMIT_MS[step]!) overdue[row] = 1;
  }
  return { waited, overdue };
}
