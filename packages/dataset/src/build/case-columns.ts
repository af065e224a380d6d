import type { Cell } from '../columns/build-column.js';
import { buildColumn } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import type { Lifecycle } from '../lifecycle.js';

/** The columns of `case_steps`, row by row. */
export interface StepCells {
  readonly case_id: readonly Cell[];
  readonly seq: readonly Cell[];
  readonly step: readonly Cell[];
  readonly at: readonly Cell[];
  readonly tier: readonly Cell[];
}

/** Lists the steps of every lifecycle, each once. */
function stepNames(lifecycles: Readonly<Record<string, Lifecycle>>): string[] {
  return [...new Set(Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step)))];
}

/** Orders the step rows by case, in the order of `cases`, and by sequence within a case; rows of no case are left out. */
function sortedSteps(caseIds: readonly Cell[], steps: StepCells): { rows: Uint32Array; owner: Int32Array } {
  const index = new Map(caseIds.map((id, i) => [id, i]));
  const owner = new Int32Array(steps.case_id.length);
  const rows = new Uint32Array(owner.length);
  const order = (a: number, b: number) => owner[a]! - owner[b]! || (steps.seq[a] as number) - (steps.seq[b] as number);
  let count = 0;
  let sorted = true;
  for (let row = 0; row < owner.length; row++) {
    owner[row] = index.get(steps.case_id[row]!) ?? -1;
    if (owner[row]! < 0) continue;
    sorted &&= count === 0 || order(rows[count - 1]!, row) < 0;
    rows[count++] = row;
  }
  const used = rows.subarray(0, count);
  return { rows: sorted ? used : used.sort(order), owner };
}

/**
 * Derives the columns that spare a lead time its join: for each step of each lifecycle `first_<step>_at` and `last_<step>_at`
 * (first and last by sequence), `dispatch_count`, and `dispatch_tier`, the tier of the first dispatch. A step that never
 * happened anywhere shares one column of missing values.
 */
export function caseColumns(
  caseIds: readonly Cell[],
  steps: StepCells,
  lifecycles: Readonly<Record<string, Lifecycle>>,
): Record<string, Column> {
  const count = caseIds.length;
  const first = new Map<Cell, Cell[]>();
  const last = new Map<Cell, Cell[]>();
  const dispatchCount = new Array<Cell>(count).fill(0);
  const dispatchTier = new Array<Cell>(count).fill(null);
  const { rows, owner } = sortedSteps(caseIds, steps);
  for (const row of rows) {
    const step = steps.step[row]!;
    const i = owner[row]!;
    if (!first.has(step)) {
      first.set(step, new Array<Cell>(count).fill(null));
      last.set(step, new Array<Cell>(count).fill(null));
    }
    const at = steps.at[row]!;
    first.get(step)![i] ??= at;
    last.get(step)![i] = at;
    if (step !== 'dispatched') continue;
    if (dispatchCount[i] === 0) dispatchTier[i] = steps.tier[row]!;
    dispatchCount[i] = (dispatchCount[i] as number) + 1;
  }
  const never = buildColumn({ type: 'time' }, new Array<Cell>(count).fill(null));
  const columns: Record<string, Column> = {};
  for (const step of stepNames(lifecycles)) {
    const [firsts, lasts] = [first.get(step), last.get(step)];
    columns[`first_${step}_at`] = firsts ? buildColumn({ type: 'time' }, firsts) : never;
    columns[`last_${step}_at`] = lasts ? buildColumn({ type: 'time' }, lasts) : never;
  }
  columns.dispatch_count = buildColumn({ type: 'integer' }, dispatchCount);
  columns.dispatch_tier = buildColumn({ type: 'category' }, dispatchTier);
  return columns;
}
