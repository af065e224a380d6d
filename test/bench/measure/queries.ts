import type { Answer, AnswerMetric, Query } from '@practice-atlas/measure';
import { PROVINCE, YEAR } from './orders.js';

/** What the panels of a data map ask, by name. */
export const QUERIES: Readonly<Record<string, Query>> = {
  'orders by month': { metrics: ['orders_placed'], by: ['month'] },
  'orders by city and tier': { metrics: ['orders_placed'], by: ['region:city', 'tier'] },
  'completion rate by county': { metrics: ['completion_rate'], by: ['region:county'] },
  'funnel and overdue rate by step': { metrics: ['orders_at_step', 'overdue_rate'], by: ['step'] },
  'median and p90 time to complete by county': {
    metrics: ['time_to_complete.median', 'time_to_complete.p90'],
    by: ['region:county'],
  },
  'ten largest categories': { metrics: ['orders_placed'], by: ['category'], top: { count: 10 } },
  'satisfaction by quarter in a province': {
    metrics: ['satisfaction_rate'],
    by: ['quarter'],
    where: [{ field: 'region', op: 'within', value: PROVINCE }],
  },
  'volunteers and people served by city in a year': {
    metrics: ['order_volunteers', 'order_beneficiaries'],
    by: ['region:city'],
    where: [{ field: 'time', op: 'in_period', from: String(YEAR), until: String(YEAR + 1) }],
  },
};

/** A row of an answer in words that every contender can say: its keys, then its numbers. */
export type Row = readonly (string | number | null)[];

function numbersOf({ values, kind }: AnswerMetric, row: number): (number | null)[] {
  const { quantity, parts } = values[row]!;
  if (kind !== 'ratio') return [quantity?.value ?? null];
  return [parts?.numerator.value ?? null, parts?.denominator.value ?? null];
}

/** Reads keys and numbers off an answer: of a ratio both parts, else the value. */
export function rowsOfAnswer({ rowCount, dimensions, metrics }: Answer): Row[] {
  return Array.from({ length: rowCount }, (_, row) => [
    ...dimensions.map(({ keys }) => keys[row]!),
    ...metrics.flatMap((metric) => numbersOf(metric, row)),
  ]);
}
