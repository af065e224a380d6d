import type { Metric, MetricTerms } from '../metric.js';
import { all, column, isWord } from '../rows/row-values.js';

/** Value of donations received. */
export const donationsReceived: Metric = {
  id: 'donations_received',
  label: { zh: '接受捐赠', en: 'Donations received' },
  unit: 'fen',
  kind: 'flow',
  direction: 'more',
  clock: 'at',
  cohort: { zh: '期内的捐赠', en: 'Donations within the period' },
  definition: { zh: '期内接受捐赠的价值，单位为分。', en: 'Value of donations received within the period, in fen.' },
  dimensions: ['kind'],
  rows: {
    shape: 'flow',
    table: 'ledger',
    columns: { kind: 'account' },
    at: 'at',
    only: all(isWord('ledger', ['donation']), isWord('direction', ['in'])),
    amount: { kind: 'sum', value: column('value_fen') },
  },
  figure: null,
  additive: true,
};

/** What `donations_received` counts. */
export const donationsReceivedTerms: MetricTerms = {
  numerator: 'The sum of `value_fen` over donations that came in.',
  denominator: null,
  exclusions: 'Donations without a value, or without a time once a period is asked for.',
  missing: 'No donation here and then has a value, and no figure does.',
  zero: 'There are rows, none of them here and then.',
};
