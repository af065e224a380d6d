import type { RowRule } from '../metric.js';
import type { Plan } from '../plan/query-plan.js';
import type { Profile } from '../rows/profile.js';
import { any, known, not } from '../rows/row-values.js';
import type { Key } from './cell-space.js';
import { datedDays, stateDay } from './known-days.js';
import { clockOf, joinTests, rowBase } from './row-base.js';
import type { RowDraft } from './row-draft.js';

type CoverageRule = Extract<RowRule, { shape: 'coverage' }>;

/** Asks in which divisions of a level a row exists on the day, and counts them among all of that level. */
export function draftCoverageRows(plan: Plan, profile: Profile, rule: CoverageRule): RowDraft | null {
  const base = rowBase(plan, profile, rule);
  if (!base) return null;
  const { regions, regionLevel } = plan;
  const day = stateDay(plan, profile);
  const [from, until] = [clockOf(plan, rule.table, rule.from), clockOf(plan, rule.table, rule.until)];
  const names = new Map([...regions.nodes.keys()].map((code) => [code, regions.unitAt(code, rule.level)]));
  const isThere =
    day < Infinity
      ? [any(not(known(from.value)), from.before(day + 1)), not(until.before(day))]
      : [not(known(until.value))];
  const units = [...regions.nodes.values()].filter(
    ({ level, code, isInForce }) => level === rule.level && isInForce && plan.hasRegion(code),
  );
  const wholeOf = (code: string): Key => (regionLevel ? regions.unitAt(code, regionLevel) : null);
  return {
    rule,
    simulated: base.simulated,
    questions: [
      {
        table: rule.table,
        where: joinTests([...base.where, ...isThere]),
        by: [{ kind: 'word', column: rule.region ?? 'region_code', names, rest: null }],
        measures: [{ kind: 'count', test: null }],
      },
    ],
    read([answer]) {
      const covered = new Set(answer!.keys[0]!);
      return {
        keys: () => units.map(({ code }) => wholeOf(code)),
        first: Infinity,
        last: -Infinity,
        steps: null,
        known: datedDays(plan, profile, rule.table, rule.from, rule.until),
        newestDay: day < Infinity ? day : null,
        undatedCount: 0,
        aheadCount: 0,
        mixed: false,
        cells(space) {
          const values = new Float64Array(space.size);
          const wholes = new Float64Array(space.size);
          const [axis] = space.axes;
          for (const { code } of units) {
            const cell = axis ? axis.at.get(wholeOf(code)) : 0;
            if (cell === undefined) continue;
            wholes[cell]!++;
            if (covered.has(code)) values[cell]!++;
          }
          return { values, wholes };
        },
      };
    },
  };
}
