import { CASE_PLACE, caseMetric, latestOf, startsOf, testOf } from '../case-metric.js';
import type { CaseRows } from '../metric.js';

const HOUR_MS = 3_600_000;

/** Marks the cases that waited for one step, and those that waited longer than its limit. */
function markWaits(cases: CaseRows, step: string, waited: Uint8Array, overdue: Uint8Array): void {
  const index = cases.steps.findIndex((each) => each.step === step);
  const { limitHours, optional } = cases.steps[index] ?? {};
  if (limitHours === undefined) return;
  const at = cases.at(step);
  const before = startsOf(cases, step);
  const limit = limitHours * HOUR_MS;
  const skipped = cases.steps.slice(0, index).map((each) => (each.optional ? null : cases.at(each.step)));
  const after = cases.steps.slice(index + 1).map((each) => cases.at(each.step));
  const ends = cases.endSteps.map((each) => cases.at(each.step));
  for (let row = 0; row < waited.length; row++) {
    const start = before[row]!;
    if (!(start > -Infinity)) continue;
    let end = at[row]!;
    if (!(end > -Infinity)) {
      const moved = latestOf(after, row);
      if (optional || !Number.isNaN(moved) || skipped.some((time) => time && Number.isNaN(time[row]))) continue;
      end = cases.now;
      for (const time of ends) if (time[row]! < end) end = time[row]!;
    }
    waited[row] = 1;
    if (end - start > limit) overdue[row] = 1;
  }
}

/** Orders past a step's limit among those that entered the step. */
export const overdueRate = caseMetric({
  id: 'overdue_rate',
  label: { zh: '超时率', en: 'Overdue rate' },
  direction: 'less',
  cohort: { zh: '按点单时间计的进入该环节的工单', en: 'Orders that entered the step, by the time of placing' },
  definition: {
    zh: '超过该环节时限的工单 ÷ 进入该环节的工单；未到达的按截止时刻计；时限由流程配置，尚无国家标准。',
    en: 'Orders past the limit of the step ÷ orders that entered it; a waiting order is judged at the moment of the state. Limits are configuration of the lifecycle; there is no national standard.',
  },
  numerator: 'Cases that waited longer than the limit, or still wait; without a step: at any step.',
  denominator: 'Cases whose previous step is done; without a step: cases that entered any step with a limit.',
  exclusions: 'Steps without a limit, steps that were skipped, and optional steps not yet reached.',
  missing: 'No order entered the step, or it has no limit.',
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases, step) {
      const [waited, overdue] = [new Uint8Array(cases.rowCount), new Uint8Array(cases.rowCount)];
      for (const one of step === null ? cases.steps.map((each) => each.step) : [step])
        markWaits(cases, one, waited, overdue);
      return { numerator: testOf(overdue), denominator: testOf(waited) };
    },
  },
  dimensions: ['step', ...Object.keys(CASE_PLACE.columns)],
});
