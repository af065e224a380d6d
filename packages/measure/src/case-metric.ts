import type { CaseRows, Metric, RowTest } from './metric.js';

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

const marked = new WeakMap<RowTest, Uint8Array>();

/** Makes the test that says yes of marked rows (1). `marksOf` gives the marks back, so that a loop over rows need call nothing. */
export function testOf(marks: Uint8Array): RowTest {
  const test = (row: number) => marks[row] === 1;
  marked.set(test, marks);
  return test;
}

/** Marks the rows for which a test holds. */
export function marksOf(test: RowTest, rowCount: number): Uint8Array {
  const known = marked.get(test);
  if (known) return known;
  const marks = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) if (test(row)) marks[row] = 1;
  return marks;
}

const reachedMarks = new WeakMap<Float64Array, Uint8Array>();

/** Marks the rows that have a time, once for each array. */
function markKnown(times: Float64Array): Uint8Array {
  let marks = reachedMarks.get(times);
  if (!marks) {
    marks = new Uint8Array(times.length);
    for (let row = 0; row < times.length; row++) if (times[row]! > -Infinity) marks[row] = 1;
    reachedMarks.set(times, marks);
  }
  return marks;
}

/** Tells whether the case has reached the step. */
export function reached(cases: CaseRows, step: string): RowTest {
  return testOf(markKnown(cases.at(step)));
}

/** Gives minutes from the latest earlier step that the case used, each at its first time, to the first time of `step`; NaN without one, or when the order of events is broken. */
export function minutesTo(cases: CaseRows, step: string): (row: number) => number {
  const at = cases.at(step);
  const start = startsOf(cases, step);
  return (row) => {
    const minutes = (at[row]! - start[row]!) / 60_000;
    return minutes >= 0 ? minutes : Number.NaN;
  };
}

const starts = new WeakMap<CaseRows, Float64Array[]>();

/** Gives the time of the nearest step before `step` that each case used, NaN when it used none. */
export function startsOf(cases: CaseRows, step: string): Float64Array {
  const index = cases.steps.findIndex((each) => each.step === step);
  const known = starts.get(cases) ?? [new Float64Array(cases.rowCount).fill(Number.NaN)];
  starts.set(cases, known);
  for (let next = known.length; next <= index; next++) {
    const earlier = known[next - 1]!;
    const latest = cases.at(cases.steps[next - 1]!.step).slice();
    for (let row = 0; row < latest.length; row++) if (!(latest[row]! > -Infinity)) latest[row] = earlier[row]!;
    known.push(latest);
  }
  return known[Math.max(index, 0)]!;
}

/** Takes the first time that is known, NaN when none is. */
export function latestOf(times: readonly Float64Array[], row: number): number {
  for (let i = 0; i < times.length; i++) if (!Number.isNaN(times[i]![row])) return times[i]![row]!;
  return Number.NaN;
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
    numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
    exclusions: `Orders not ${step}, without an earlier step, or whose events are out of order.`,
    missing: `No order in the cohort was ${step}.`,
    zero: 'It happened within the same minute.',
    steps: [step],
    rows: { ...CASE_PLACE, shape: 'time', minutes: (cases) => minutesTo(cases, step) },
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
    numerator: `Cases ${numerator} at least once, among those of the denominator.`,
    denominator: `Cases ${denominator} at least once.`,
    exclusions: `Orders ${numerator} without having been ${denominator}.`,
    steps: [denominator, numerator],
    rows: {
      ...CASE_PLACE,
      shape: 'share',
      parts: (cases) => ({ numerator: reached(cases, numerator), denominator: reached(cases, denominator) }),
    },
  });
}
