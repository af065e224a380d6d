import type { Query, RegionLevel } from '@practice-atlas/measure';
import { regionLevel } from '../../models/region-level.js';

const BELOW: Readonly<Record<string, RegionLevel>> = {
  country: 'province',
  province: 'city',
  city: 'county',
  county: 'township',
  zone: 'township',
  township: 'village',
};

/** Asks for one metric, or for the reported figures, by the level below a region; without a region by province. */
export function coverageQueries(metric: string | null, region: string | null): Query[] {
  const level = region ? (BELOW[regionLevel(region)] ?? 'village') : 'province';
  return [
    {
      metrics: [metric ?? 'reported_figures'],
      by: [`region:${level}`],
      ...(region ? { where: [{ field: 'region', op: 'within', value: region }] } : {}),
    },
  ];
}
