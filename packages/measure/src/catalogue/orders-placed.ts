import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { all } from '../rows/row-values.js';

/** Orders placed, by the tier of their first dispatch if asked. */
export const ordersPlaced = caseMetric({
  id: 'orders_placed',
  label: { zh: '点单数', en: 'Orders placed' },
  unit: 'orders',
  kind: 'flow',
  cohort: { zh: '按点单时间计', en: 'Orders by the time of placing' },
  definition: {
    zh: '期内群众提交的点单数，含其后被退回、取消的；层级为首次派单的层级。',
    en: 'Orders submitted within the period, including those rejected or cancelled later; the tier is that of the first dispatch.',
  },
  rows: {
    ...CASE_PLACE,
    shape: 'count',
    counts: () => all(),
  },
  additive: true,
});

/** What `orders_placed` counts. */
export const ordersPlacedTerms = caseTerms({
  numerator: 'Cases of the lifecycle.',
  missing: 'No rows, and no figure whose period lies within this one.',
  zero: 'There are orders, none of them here and then.',
});
