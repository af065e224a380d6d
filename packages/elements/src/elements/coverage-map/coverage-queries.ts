import type { Condition, Query, RegionLevel } from '@practice-atlas/measure';
import { regionLevel } from '../../models/region-level.js';

const BELOW: Readonly<Record<string, RegionLevel>> = {
  country: 'province',
  province: 'city',
  city: 'county',
  county: 'township',
  zone: 'township',
  township: 'village',
};

/** Asks for one metric, or for the reported figures, by the level below a region (without a region by province), and for the national pilots in it. */
export function coverageQueries(metric: string | null, region: string | null): Query[] {
  const level = region ? (BELOW[regionLevel(region)] ?? 'village') : 'province';
  const here: Condition[] = region ? [{ field: 'region', op: 'within', value: region }] : [];
  return [
    {
      metrics: [metric ?? 'reported_figures'],
      by: [`region:${level}`],
      ...(region ? { where: here } : {}),
    },
    {
      metrics: ['designations'],
      by: ['region:county'],
      where: [...here, { field: 'kind', op: 'is', value: 'pilot' }, { field: 'level', op: 'is', value: 'national' }],
    },
  ];
}
