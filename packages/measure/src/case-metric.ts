import type { CaseContext, Metric, MetricTerms } from './metric.js';
import type { RowTest, RowValue } from './rows/row-question.js';
import { below, firstOf, known, minus, not, onlyIf } from './rows/row-values.js';

type Given = 'id' | 'label' | 'definition' | 'rows' | 'cohort';

const COLUMNS = { tier: 'dispatch_tier', category: 'category', origin: 'origin' };

/** Fills in what metrics of cases have in common: the clock of placing, the tier of the first dispatch. */
export function caseMetric(
  given: Pick<Metric, Given> & Partial<Omit<Metric, Given>> & { rows: NonNullable<Metric['rows']> },
): Metric {
  return {
    unit: 'ratio',
    kind: 'ratio',
    direction: 'more',
    clock: 'placed',
    dimensions: Object.keys(COLUMNS),
    figure: given.id,
    additive: false,
    ...given,
  };
}

/** Fills in what metrics of cases leave out and what their missing and zero mean, where they do not say it. */
export function caseTerms(given: Partial<MetricTerms> & Pick<MetricTerms, 'numerator'>): MetricTerms {
  return {
    denominator: null,
    exclusions: 'Nothing.',
    missing: 'No order in the cohort.',
    zero: 'Orders in the cohort, none of which counts.',
    ...given,
  };
}

/** Names the table and the columns by which cases are divided. */
export const CASE_PLACE = {
  table: 'cases',
  columns: COLUMNS,
  numbers: { rating: 'rating', volunteers: 'volunteers', beneficiaries: 'beneficiaries' },
} as const;

/** Tells whether the case has reached the step. */
export const reached = (cases: CaseContext, step: string): RowTest => known(cases.at(step));

/** Gives the time of the nearest step before `step` that the case used; missing when it used none. */
export function startOf(cases: CaseContext, step: string): RowValue {
  const index = cases.steps.findIndex((each) => each.step === step);
  const earlier = cases.steps.slice(0, Math.max(index, 0)).reverse();
  return firstOf(...earlier.map((each) => cases.at(each.step)));
}

/** Gives milliseconds from the latest earlier step that the case used, each at its first time, to the first time of `step`; missing without one, or when the order of events is broken. */
export function timeTo(cases: CaseContext, step: string): RowValue {
  const [at, start] = [cases.at(step), startOf(cases, step)];
  return onlyIf(not(below(at, start)), minus(at, start));
}

/** Describes the minutes to a step: four metrics differ in nothing else. */
export function stepTime(id: string, step: string, label: Metric['label']): Metric {
  return caseMetric({
    id,
    label,
    unit: 'minutes',
    kind: 'duration',
    direction: 'less',
    cohort: { zh: '按点单时间计的已到达该环节的工单', en: `Orders that were ${step}, by the time of placing` },
    definition: {
      zh: '自上一个已用环节起的分钟数，均取首次；分位数取最近秩：第 ⌈pn⌉ 个最小值。',
      en: 'Minutes from the previous step that the order used, each at its first time; quantiles are the nearest rank, the ⌈pn⌉-th smallest.',
    },
    steps: [step],
    rows: { ...CASE_PLACE, shape: 'time', lasts: (cases) => timeTo(cases, step) },
  });
}

/** Says what the minutes to a step count. */
export function stepTimeTerms(step: string): MetricTerms {
  return caseTerms({
    numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
    exclusions: `Orders not ${step}, without an earlier step, or whose events are out of order.`,
    missing: `No order in the cohort was ${step}.`,
    zero: 'It happened within the same minute.',
  });
}

/** Describes the share of orders at one step that reached the next. */
export function stepShare(
  given: Pick<Metric, 'id' | 'label' | 'cohort' | 'definition'>,
  denominator: string,
  numerator: string,
): Metric {
  return caseMetric({
    ...given,
    steps: [denominator, numerator],
    rows: {
      ...CASE_PLACE,
      shape: 'share',
      parts: (cases) => ({ numerator: reached(cases, numerator), denominator: reached(cases, denominator) }),
    },
  });
}

/** Says what the share of orders at one step that reached the next counts. */
export function stepShareTerms(denominator: string, numerator: string): MetricTerms {
  return caseTerms({
    numerator: `Cases ${numerator} at least once, among those of the denominator.`,
    denominator: `Cases ${denominator} at least once.`,
    exclusions: `Orders ${numerator} without having been ${denominator}.`,
  });
}
