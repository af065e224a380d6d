import type { CaseRows, Metric } from './metric.js';

type Given = 'id' | 'label' | 'numerator' | 'definition' | 'rows' | 'cohort';

const COLUMNS = { tier: 'dispatch_tier', category: 'category', origin: 'origin' };

/** Fills in what metrics of cases have in common: the clock of placing, the tier of the first dispatch, the meaning of missing. */
export function caseMetric(
  given: Pick<Metric, Given> & Partial<Omit<Metric, Given>> & { rows: NonNullable<Metric['rows']> },
): Metric {
  return {
    unit: 'ratio',
    kind: 'ratio',
    direction: 'more',
    clock: 'placed',
    denominator: null,
    exclusions: 'Nothing.',
    missing: 'No order in the cohort.',
    zero: 'Orders in the cohort, none of which counts.',
    dimensions: Object.keys(COLUMNS),
    figure: given.id,
    additive: false,
    ...given,
  };
}

/** Names the table and the columns by which cases are divided. */
export const CASE_PLACE = { table: 'cases', columns: COLUMNS } as const;

/** Tells whether the case has reached the step. */
export function reached(cases: CaseRows, step: string): (row: number) => boolean {
  const at = cases.at(step);
  return (row) => !Number.isNaN(at[row]);
}

/** Gives minutes from the latest earlier step that the case used, each at its first time, to the first time of `step`; NaN without one, or when the order of events is broken. */
export function minutesTo(cases: CaseRows, step: string): (row: number) => number {
  const at = cases.at(step);
  const before = stepsBefore(cases, step);
  return (row) => {
    const start = latestOf(before, row);
    const minutes = (at[row]! - start) / 60_000;
    return minutes >= 0 ? minutes : Number.NaN;
  };
}

/** Lists the times of the steps before `step`, nearest first. */
export function stepsBefore(cases: CaseRows, step: string): Float64Array[] {
  const index = cases.steps.findIndex((each) => each.step === step);
  return cases.steps
    .slice(0, Math.max(index, 0))
    .reverse()
    .map((each) => cases.at(each.step));
}

/** Takes the first time that is known, NaN when none is. */
export function latestOf(times: readonly Float64Array[], row: number): number {
  for (const time of times) if (!Number.isNaN(time[row])) return time[row]!;
  return Number.NaN;
}
