import type { RegionLevel } from '@practice-atlas/measure';
import { regionLevel } from './region-level.js';

const BELOW: Readonly<Record<string, RegionLevel>> = {
  country: 'province',
  province: 'city',
  city: 'county',
  county: 'township',
  zone: 'township',
};

/** The level of the units below a region, read from its code; null, the whole country, is divided by province. */
export function levelBelow(region: string | null): RegionLevel {
  return region ? (BELOW[regionLevel(region)] ?? 'village') : 'province';
}
