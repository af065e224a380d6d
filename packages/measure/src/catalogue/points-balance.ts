import type { Metric, MetricTerms } from '../metric.js';
import { all, choose, column, constant, isWord, known, minus } from '../rows/row-values.js';

/** Points not yet spent. */
export const pointsBalance: Metric = {
  id: 'points_balance',
  label: { zh: '积分余额', en: 'Points balance' },
  unit: 'points',
  kind: 'stock',
  direction: 'more',
  clock: 'at',
  cohort: { zh: '截至当日的台账', en: 'Entries up to the day' },
  definition: {
    zh: '获得积分减去兑换积分，截至当日；积分规则各地不同。',
    en: 'Points earned less points spent, up to the day; the rules differ by place.',
  },
  dimensions: ['kind'],
  rows: {
    shape: 'stock',
    table: 'ledger',
    columns: { kind: 'account' },
    from: 'at',
    until: null,
    only: all(isWord('ledger', ['points']), known(column('quantity'))),
    amount: {
      kind: 'sum',
      value: choose(isWord('direction', ['in']), column('quantity'), minus(constant(0), column('quantity'))),
    },
  },
  figure: 'points_balance',
  additive: true,
};

/** What `points_balance` counts. */
export const pointsBalanceTerms: MetricTerms = {
  numerator: 'The sum of `quantity` over entries in, less that over entries out, up to the end of the day.',
  denominator: null,
  exclusions: 'Entries that do not say how much.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'What came in went out.',
};
