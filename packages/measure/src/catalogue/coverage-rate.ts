import type { Metric, MetricTerms, RowRule } from '../metric.js';
import type { RegionLevel } from '../query.js';

function coverage(level: RegionLevel): RowRule {
  return {
    shape: 'coverage',
    table: 'sites',
    columns: { tier: 'tier', kind: 'host_type' },
    level,
    from: 'opened_on',
    until: 'closed_on',
  };
}

/** Divisions with an open site. */
export const coverageRate: Metric = {
  id: 'coverage_rate',
  label: { zh: '覆盖率', en: 'Coverage' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'opened_on',
  cohort: { zh: '当日有效的区划', en: 'Divisions in force on the day' },
  definition: {
    zh: '有在用阵地的单位 ÷ 该级全部单位；默认县级，.township 为乡镇街道，.village 为村社区。',
    en: 'Divisions with an open site ÷ all divisions of that level on the day: counties, .township or .village.',
  },
  dimensions: ['tier', 'kind'],
  rows: coverage('county'),
  figure: 'coverage_rate',
  additive: false,
  noGrain: true,
  variants: {
    township: {
      label: { zh: '乡镇（街道）覆盖率', en: 'Coverage of townships' },
      rows: coverage('township'),
      figure: null,
    },
    village: { label: { zh: '村（社区）覆盖率', en: 'Coverage of villages' }, rows: coverage('village'), figure: null },
  },
};

/** What `coverage_rate` counts. */
export const coverageRateTerms: MetricTerms = {
  numerator: 'Divisions of the level in which a site is open on the day.',
  denominator: 'All divisions of the level that are in force on the day.',
  exclusions: 'Sites without a division of the level.',
  missing: 'No rows of sites, or no divisions of the level.',
  zero: 'No division of the level has an open site.',
};
