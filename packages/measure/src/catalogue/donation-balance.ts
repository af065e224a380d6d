import type { Metric, MetricTerms } from '../metric.js';
import { all, choose, column, constant, isWord, known, minus } from '../rows/row-values.js';

/** Donations not yet given on. */
export const donationBalance: Metric = {
  id: 'donation_balance',
  label: { zh: '捐赠结余', en: 'Donation balance' },
  unit: 'fen',
  kind: 'stock',
  direction: 'more',
  clock: 'at',
  cohort: { zh: '截至当日的台账', en: 'Entries up to the day' },
  definition: {
    zh: '捐赠收入减去支出，单位为分，截至当日。',
    en: 'Value of donations received less value given, in fen, up to the day.',
  },
  dimensions: ['kind'],
  rows: {
    shape: 'stock',
    table: 'ledger',
    columns: { kind: 'account' },
    from: 'at',
    until: null,
    only: all(isWord('ledger', ['donation']), known(column('value_fen'))),
    amount: {
      kind: 'sum',
      value: choose(isWord('direction', ['in']), column('value_fen'), minus(constant(0), column('value_fen'))),
    },
  },
  figure: null,
  additive: true,
};

/** What `donation_balance` counts. */
export const donationBalanceTerms: MetricTerms = {
  numerator: 'The sum of `value_fen` over entries in, less that over entries out, up to the end of the day.',
  denominator: null,
  exclusions: 'Entries that do not say how much.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'What came in went out.',
};
