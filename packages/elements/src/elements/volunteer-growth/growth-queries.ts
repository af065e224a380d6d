import type { Condition, Query } from '@practice-atlas/measure';

/** What the element asks by default: curves counted or simulated by month, and what sources report, asked apart so that both show. */
export function growthQueries(region: string | null, show: ReadonlySet<string>): readonly Query[] {
  const here: readonly Condition[] = region ? [{ field: 'region', op: 'within', value: region }] : [];
  const rows: Condition = { field: 'basis', op: 'in', values: ['counted', 'simulated'] };
  const words: Condition = { field: 'basis', op: 'is', value: 'reported' };
  const curve = (metric: string): Query => ({ metrics: [metric], by: ['month'], where: [...here, rows] });
  const queries: Query[] = [];
  if (show.has('total'))
    queries.push(curve('volunteers_registered'), {
      metrics: ['volunteers', 'volunteers_registered'],
      where: [...here, words],
    });
  if (show.has('new')) queries.push(curve('volunteers_new'));
  if (show.has('teams')) queries.push({ metrics: ['reported_figures'], where: [...here, words] });
  return queries;
}
