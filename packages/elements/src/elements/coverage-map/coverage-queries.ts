import type { Condition, Query } from '@practice-atlas/measure';
import { levelBelow } from '../../models/level-below.js';

/** Asks for one metric, or for the reported figures, by the level below a region (without a region by province), and for the national pilots in it. */
export function coverageQueries(metric: string | null, region: string | null): Query[] {
  const here: Condition[] = region ? [{ field: 'region', op: 'within', value: region }] : [];
  return [
    {
      metrics: [metric ?? 'reported_figures'],
      by: [`region:${levelBelow(region)}`],
      ...(region ? { where: here } : {}),
    },
    {
      metrics: ['designations'],
      by: ['region:county'],
      where: [...here, { field: 'kind', op: 'is', value: 'pilot' }, { field: 'level', op: 'is', value: 'national' }],
    },
  ];
}
