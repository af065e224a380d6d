import { marksOf } from '../case-metric.js';
import type { CaseRows, RowRule } from '../metric.js';
import type { CellSpace } from './axis.js';
import type { Plan } from './plan.js';
import { NO_PERIOD, type RowScan } from './scan-rows.js';

/** What rows say, a number a cell. */
export interface RowCells {
  /** Counts, numerators, or minutes (NaN = no case has any). */
  readonly values: Float64Array;
  /** Denominators of a share. */
  readonly wholes: Float64Array | null;
}

interface Task {
  readonly plan: Plan;
  readonly scan: RowScan;
  readonly rule: RowRule;
  readonly space: CellSpace;
  readonly cells: Int32Array;
}

/** Counts the rows that exist at the end of each period, or at all without a grain: differences first, then their running sum. */
function countStock({ plan, scan, space, cells }: Task): Float64Array {
  const values = new Float64Array(space.size);
  const axis = space.axes.find(({ dimension }) => dimension === plan.grain);
  const { start, end } = scan;
  if (!axis || !start || !end) {
    for (const cell of cells) if (cell >= 0) values[cell]!++;
    return values;
  }
  const first = axis.keys[0] as number;
  const count = axis.keys.length;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell < 0) continue;
    const from = start[row] === NO_PERIOD ? 0 : Math.max(0, start[row]! - first);
    const until = end[row] === NO_PERIOD ? count : Math.max(0, end[row]! - first);
    if (from >= until || from >= count) continue;
    values[cell + from * axis.stride]!++;
    if (until < count) values[cell + until * axis.stride]!--;
  }
  for (let cell = 0; cell < values.length; cell++)
    if (Math.floor(cell / axis.stride) % count > 0) values[cell]! += values[cell - axis.stride]!;
  return values;
}

/** Asks `ask` once a step of the answer, with the distance of its cells; once without a step. */
function eachStep({ plan, space }: Task, ask: (step: string | null, offset: number) => void): void {
  const axis = space.axes.find(({ dimension }) => dimension === 'step');
  if (axis) for (const [i, key] of axis.keys.entries()) ask(key as string, i * axis.stride);
  else ask([...(plan.words.get('step') ?? [])][0] ?? null, 0);
}

/** The minutes of the cases of each cell, sorted: those of cell c stand from `ends[c]` to `ends[c + 1]`. */
interface SortedMinutes {
  readonly ends: Int32Array;
  readonly minutes: Float64Array;
}

function sortMinutes({ space, cells }: Task, minutesOf: (row: number) => number): SortedMinutes {
  const ends = new Int32Array(space.size + 1);
  const taken = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    taken[row] = cell < 0 ? Number.NaN : minutesOf(row);
    if (!Number.isNaN(taken[row])) ends[cell + 1]!++;
  }
  for (let cell = 0; cell < space.size; cell++) ends[cell + 1]! += ends[cell]!;
  const next = ends.slice(0, space.size);
  const minutes = new Float64Array(ends[space.size]!);
  for (let row = 0; row < cells.length; row++)
    if (!Number.isNaN(taken[row])) minutes[next[cells[row]!]!++] = taken[row]!;
  for (let cell = 0; cell < space.size; cell++) minutes.subarray(ends[cell]!, ends[cell + 1]!).sort();
  return { ends, minutes };
}

/** By the cells of an answer, then by rule: median and P90 of one answer are read off the same sorted minutes. */
const sorted = new WeakMap<Int32Array, Map<RowRule, SortedMinutes>>();

/** Finds the ceil(p n)-th smallest minutes of each cell. */
function quantiles(task: Task, minutesOf: (row: number) => number, percent: number): Float64Array {
  const known = sorted.get(task.cells) ?? new Map<RowRule, SortedMinutes>();
  sorted.set(task.cells, known);
  const { ends, minutes } = known.get(task.rule) ?? sortMinutes(task, minutesOf);
  known.set(task.rule, { ends, minutes });
  return Float64Array.from({ length: task.space.size }, (_, cell) => {
    const count = ends[cell + 1]! - ends[cell]!;
    return count > 0 ? minutes[ends[cell]! + Math.ceil((percent * count) / 100) - 1]! : Number.NaN;
  });
}

/** Counts the rows that both marks have, a number a cell. */
function countMarks(cells: Int32Array, offset: number, one: Uint8Array, other: Uint8Array, values: Float64Array): void {
  for (let row = 0; row < cells.length; row++)
    if (one[row] === 1 && other[row] === 1 && cells[row]! >= 0) values[cells[row]! + offset]!++;
}

/** Computes a metric over the rows of a scan, in plain loops. */
export function countRows(task: Task, quantile: number | null): RowCells {
  const { scan, rule, space, cells } = task;
  if (rule.shape === 'stock') return { values: countStock(task), wholes: null };
  const values = new Float64Array(space.size);
  if (rule.shape === 'flow') {
    for (const cell of cells) if (cell >= 0) values[cell]!++;
    return { values, wholes: null };
  }
  const cases = scan.cases as CaseRows;
  if (rule.shape === 'time') return { values: quantiles(task, rule.minutes(cases), quantile ?? 50), wholes: null };
  const wholes = rule.shape === 'share' ? new Float64Array(space.size) : null;
  eachStep(task, (step, offset) => {
    const { numerator, denominator } =
      rule.shape === 'share' ? rule.parts(cases, step) : { numerator: rule.counts(cases, step), denominator: null };
    const counted = marksOf(numerator, cells.length);
    if (denominator && wholes) {
      const whole = marksOf(denominator, cells.length);
      countMarks(cells, offset, whole, whole, wholes);
      countMarks(cells, offset, counted, whole, values);
    } else countMarks(cells, offset, counted, counted, values);
  });
  return { values, wholes };
}
