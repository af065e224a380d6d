import type { Query } from '@practice-atlas/measure';
import type { TierMetric } from '../../models/tree.js';

/** Asks what a tier picture shows: sites by tier or teams by rank within a region, and, of that region, the figures that its sources list apart. */
export function tierQueries(metric: TierMetric, region: string | null): Query[] {
  const by = metric === 'sites' ? ('tier' as const) : ('rank' as const);
  if (!region) return [{ metrics: [metric], by: [by] }];
  return [
    {
      metrics: [metric],
      by: [by],
      where: [{ field: 'region', op: 'within', value: region }],
    },
    {
      metrics: ['reported_figures'],
      where: [
        { field: 'region', op: 'is', value: region },
        { field: 'metric', op: 'is', value: metric },
      ],
    },
  ];
}
