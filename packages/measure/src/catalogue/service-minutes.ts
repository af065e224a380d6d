import type { Metric, MetricTerms } from '../metric.js';
import { column, isWord } from '../rows/row-values.js';

const PLACE = { table: 'service_records', columns: {}, region: 'volunteer_id.region_code' } as const;
const MINUTES = { kind: 'sum', value: column('minutes') } as const;

/** Time served by volunteers. */
export const serviceMinutes: Metric = {
  id: 'service_minutes',
  label: { zh: '志愿服务时长', en: 'Service time' },
  unit: 'minutes',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的服务', en: 'Services that began within the period' },
  definition: {
    zh: '服务记录时长之和。信用时长（系统签到）与荣誉时长（事后补录）口径不同，宜分开。',
    en: 'The sum of recorded service. Credit time (signed in and out) and honour time (entered afterwards) are different bases and are best kept apart.',
  },
  dimensions: [],
  rows: {
    ...PLACE,
    shape: 'flow',
    at: 'started_at',
    amount: MINUTES,
    apart: 'basis',
  },
  figure: 'service_minutes',
  additive: true,
  variants: {
    credit: {
      label: { zh: '信用时长', en: 'Credit time' },
      figure: null,
      rows: { ...PLACE, shape: 'flow', at: 'started_at', amount: MINUTES, only: isWord('basis', ['credit']) },
    },
    honour: {
      label: { zh: '荣誉时长', en: 'Honour time' },
      figure: null,
      rows: { ...PLACE, shape: 'flow', at: 'started_at', amount: MINUTES, only: isWord('basis', ['honour']) },
    },
  },
};

/** What `service_minutes` counts. */
export const serviceMinutesTerms: MetricTerms = {
  numerator:
    'The sum of `minutes` over service records by the time of their beginning, under the region of the volunteer.',
  denominator: null,
  exclusions: 'Records without a beginning, once a period is asked for.',
  missing: 'No record here and then, and no figure.',
  zero: 'Records of zero minutes.',
};
