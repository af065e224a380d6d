import type { Metric, MetricTerms } from '../metric.js';
import { atMost, column, constant, known } from '../rows/row-values.js';

/** Checked standards that are met. */
export const standardsMetRate: Metric = {
  id: 'standards_met_rate',
  label: { zh: '达标率', en: 'Standards met' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'checked_on',
  cohort: { zh: '期内检查的标准项', en: 'Items checked within the period' },
  definition: { zh: '达标项 ÷ 检查项（如“七有”“五有”）。', en: 'Items met ÷ items checked.' },
  dimensions: ['kind', 'category', 'tier'],
  rows: {
    shape: 'part',
    table: 'site_checks',
    columns: { kind: 'standard', category: 'item', tier: 'site_id.tier' },
    region: 'site_id.region_code',
    at: 'checked_on',
    numerator: atMost(constant(1), column('met')),
    denominator: known(column('met')),
  },
  figure: 'standards_met_rate',
  additive: false,
};

/** What `standards_met_rate` counts. */
export const standardsMetRateTerms: MetricTerms = {
  numerator: 'Checks that say the item is met.',
  denominator: 'Checks that say whether it is.',
  exclusions: 'Checks that do not say so.',
  missing: 'Nothing was checked.',
  zero: 'No item that was checked is met.',
};
