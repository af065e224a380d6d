import { columnValue } from '@practice-atlas/dataset';
import type { RowRule } from '../metric.js';
import type { Plan } from '../plan/query-plan.js';
import { completeParts, textOf } from '../plan/region-tree.js';
import type { Profile } from '../rows/profile.js';
import { rowBase } from './row-base.js';
import type { RowDraft } from './row-draft.js';

type UnitRule = Extract<RowRule, { shape: 'unit' }>;

/** Reads a number of each division: its own, else the sum of all its parts when each is known. */
function numbersOfUnits({ dataset, regions }: Plan, name: string): (code: string) => number {
  const table = dataset.tables.regions;
  const own = new Map<string, number>();
  const column = table.columns[name];
  for (let row = 0; row < table.rowCount; row++) {
    const value = column ? columnValue(column, row) : null;
    if (typeof value === 'number') own.set(textOf(table, 'code', row) ?? '', value);
  }
  const numberOf = (code: string): number => {
    const known = own.get(code);
    if (known !== undefined) return known;
    const node = regions.nodes.get(code);
    const parts = node ? completeParts(node) : null;
    return parts ? parts.reduce((sum, part) => sum + numberOf(part.code), 0) : Number.NaN;
  };
  return numberOf;
}

/** Answers from the table of divisions, which is always at hand; asks nothing of rows. */
export function draftUnitRows(plan: Plan, profile: Profile, rule: UnitRule): RowDraft | null {
  const base = rowBase(plan, profile, rule);
  if (!base) return null;
  const numberOf = numbersOfUnits(plan, rule.column);
  return {
    rule,
    simulated: base.simulated,
    questions: [],
    read: () => ({
      keys: () => [],
      first: Infinity,
      last: -Infinity,
      steps: null,
      known: { from: -Infinity, until: Infinity },
      newestDay: null,
      undatedCount: 0,
      aheadCount: 0,
      mixed: false,
      cells(space) {
        const values = new Float64Array(space.size);
        const axis = space.axes.find(({ dimension }) => dimension.startsWith('region:'));
        for (let cell = 0; cell < values.length; cell++) {
          const code = axis ? axis.keys[Math.floor(cell / axis.stride) % axis.keys.length] : plan.scope;
          values[cell] = typeof code === 'string' ? numberOf(code) : Number.NaN;
        }
        return { values, wholes: null };
      },
    }),
  };
}
