import type { Metric, MetricTerms } from '../metric.js';

const PLACE = { table: 'service_records', columns: {}, region: 'volunteer_id.region_code' } as const;
const PERSONS = { kind: 'distinct', column: 'volunteer_id' } as const;

/** Counts over the last months up to the day of the state; over that day alone for 0. */
function recent(months: number): Pick<Metric, 'rows' | 'noGrain' | 'figure' | 'kind'> {
  return {
    kind: 'stock',
    noGrain: true,
    figure: null,
    rows: { ...PLACE, shape: 'recent', at: 'started_at', months, amount: PERSONS },
  };
}

/** Volunteers who served. */
export const volunteersActive: Metric = {
  id: 'volunteers_active',
  label: { zh: '活跃志愿者', en: 'Active volunteers' },
  unit: 'persons',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内有服务记录的志愿者', en: 'Volunteers with a recorded service within the period' },
  definition: {
    zh: '期内至少有一次服务记录的志愿者，每人计一次；.day .month .year 为截至当日的最近一日、一月、一年。',
    en: 'Volunteers with at least one recorded service in the period, each once; .day, .month and .year mean the last day, month or year up to the day of the state.',
  },
  dimensions: [],
  rows: { ...PLACE, shape: 'flow', at: 'started_at', amount: PERSONS },
  figure: 'volunteers_active',
  additive: false,
  people: true,
  variants: {
    day: { label: { zh: '日活跃志愿者', en: 'Active volunteers, last day' }, ...recent(0) },
    month: { label: { zh: '月活跃志愿者', en: 'Active volunteers, last month' }, ...recent(1) },
    year: { label: { zh: '年活跃志愿者', en: 'Active volunteers, last year' }, ...recent(12) },
  },
};

/** What `volunteers_active` counts. */
export const volunteersActiveTerms: MetricTerms = {
  numerator: 'Different volunteers among the service records of the period, under the region of the volunteer.',
  denominator: null,
  exclusions: 'Records without a beginning, once a period is asked for.',
  missing: 'No record here and then, and no figure.',
  zero: 'Records of others, none of them here and then.',
};
