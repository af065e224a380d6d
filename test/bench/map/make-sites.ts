import type { SitePoints } from '@practice-atlas/elements/coverage-map.js';
import { type BoundarySet, polygonsOf } from '@practice-atlas/geo';
import { randomBy } from '../cross-filter/orders.js';

const TIERS = ['center', 'institute', 'station', 'base', 'point'];
/** How far from the middle of its county a site is at most, in degrees; most are nearer. */
const REACH = 0.6;

/** Makes sites around the middles of counties, from a seed: one center for each county, of the others one in twenty an institute. */
export function makeSites({ features }: BoundarySet, count: number, seed: number): SitePoints {
  const next = randomBy(seed);
  const middles = features.features.map(({ geometry }) => {
    const ring = polygonsOf(geometry)[0]![0]!;
    return [0, 1].map((axis) => ring.reduce((sum, at) => sum + at[axis]!, 0) / ring.length);
  });
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const tier = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const isCenter = row < middles.length;
    const [x, y] = middles[isCenter ? row : Math.floor(next() * middles.length)]!;
    const reach = isCenter ? 0 : REACH * next();
    const angle = 2 * Math.PI * next();
    lng[row] = x! + reach * Math.cos(angle);
    lat[row] = y! + reach * Math.sin(angle);
    tier[row] = isCenter ? 0 : next() < 0.05 ? 1 : 2 + Math.floor(3 * next());
  }
  return { lng, lat, tier, tiers: TIERS, crs: 'wgs84', simulated: true };
}
