import type { Condition, Query } from '@practice-atlas/measure';

const TIMES = ['time_to_dispatch', 'time_to_accept', 'time_to_complete', 'time_to_rate'];
const TOTALS = [
  ...['orders_placed', 'dispatch_rate', 'acceptance_rate', 'completion_rate', 'rating_rate', 'satisfaction_rate'],
  ...TIMES.flatMap((time) => [`${time}.median`, `${time}.p90`]),
];

/** The day after a period given by its first and last part: `2019` ends before `2020`, `2019-12` before `2020-01`. */
function periodEnd(last: string): string {
  const [year = 0, month, day] = last.split('-').map(Number);
  if (day !== undefined) return new Date(Date.UTC(year, month! - 1, day + 1)).toISOString().slice(0, 10);
  if (month !== undefined) return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  return String(year + 1);
}

/** Asks what an order board shows: counts by step, totals with rates and times, counts by tier; of a region and a period, both optional. */
export function fulfillmentQueries(region: string | null, period: string | null): Query[] {
  const where: Condition[] = [];
  if (region) where.push({ field: 'region', op: 'within', value: region });
  if (period) where.push({ field: 'time', op: 'in_period', from: period, until: periodEnd(period) });
  const narrowed = where.length > 0 ? { where } : {};
  return [
    { metrics: ['orders_at_step', 'overdue_rate'], by: ['step'], ...narrowed },
    { metrics: TOTALS, ...narrowed },
    { metrics: ['orders_placed'], by: ['tier'], ...narrowed },
  ];
}
