import { CASE_PLACE, caseMetric, latestOf, stepsBefore } from '../case-metric.js';
import type { CaseRows } from '../metric.js';

const HOUR_MS = 3_600_000;

/** Says of one step and one case: 0 = the case never waited for it, 1 = in time, 2 = overdue. */
function waits(cases: CaseRows, step: string): (row: number) => 0 | 1 | 2 {
  const index = cases.steps.findIndex((each) => each.step === step);
  const { limitHours, optional } = cases.steps[index] ?? {};
  if (limitHours === undefined) return () => 0;
  const at = cases.at(step);
  const before = stepsBefore(cases, step);
  const skipped = cases.steps.slice(0, index).map((each) => (each.optional ? null : cases.at(each.step)));
  const after = cases.steps.slice(index + 1).map((each) => cases.at(each.step));
  const ends = cases.endSteps.map((each) => cases.at(each.step));
  return (row) => {
    const start = latestOf(before, row);
    if (Number.isNaN(start)) return 0;
    let end = at[row]!;
    if (Number.isNaN(end)) {
      const moved = latestOf(after, row);
      if (optional || !Number.isNaN(moved) || skipped.some((time) => time && Number.isNaN(time[row]))) return 0;
      end = cases.now;
      for (const time of ends) if (time[row]! < end) end = time[row]!;
    }
    return end - start > limitHours * HOUR_MS ? 2 : 1;
  };
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
      const each = (step === null ? cases.steps.map((one) => one.step) : [step]).map((one) => waits(cases, one));
      return {
        numerator: (row) => each.some((wait) => wait(row) === 2),
        denominator: (row) => each.some((wait) => wait(row) > 0),
      };
    },
  },
  dimensions: ['step', ...Object.keys(CASE_PLACE.columns)],
});
