import type { Metric, MetricTerms } from '../metric.js';
import { all, choose, column, constant, isWord, known, minus } from '../rows/row-values.js';

/** Minutes that the time bank owes. */
export const timeBankBalance: Metric = {
  id: 'time_bank_balance',
  label: { zh: '时间银行余额', en: 'Time bank balance' },
  unit: 'minutes',
  kind: 'stock',
  direction: 'more',
  clock: 'at',
  cohort: { zh: '截至当日的台账', en: 'Entries up to the day' },
  definition: { zh: '存入时长减去支取时长，截至当日。', en: 'Minutes deposited less minutes drawn, up to the day.' },
  dimensions: ['kind'],
  rows: {
    shape: 'stock',
    table: 'ledger',
    columns: { kind: 'account' },
    from: 'at',
    until: null,
    only: all(isWord('ledger', ['time_bank']), known(column('minutes'))),
    amount: {
      kind: 'sum',
      value: choose(isWord('direction', ['in']), column('minutes'), minus(constant(0), column('minutes'))),
    },
  },
  figure: 'time_bank_balance',
  additive: true,
};

/** What `time_bank_balance` counts. */
export const timeBankBalanceTerms: MetricTerms = {
  numerator: 'The sum of `minutes` over entries in, less that over entries out, up to the end of the day.',
  denominator: null,
  exclusions: 'Entries that do not say how much.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'What came in went out.',
};
