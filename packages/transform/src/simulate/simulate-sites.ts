import type { Site } from '@practice-atlas/dataset';
import { createRandom, drawIndex, type Random } from './random.js';

/** A division that sites stand in, and where. */
export interface SitePlace {
  readonly code: string;
  /** Its middle, in degrees of `crs`. */
  readonly lng: number;
  readonly lat: number;
  /** How far from the middle sites stand at most, in degrees of latitude. */
  readonly reach: number;
}

export interface SiteSimulation {
  /** A whole number; the same seed gives the same rows in every engine. */
  readonly seed: number;
  /** One center each. */
  readonly places: readonly SitePlace[];
  /** Of each center. */
  readonly instituteCount: number;
  /** Of each institute, on the average. */
  readonly stationCount: number;
  readonly crs: NonNullable<Site['crs']>;
  /** Share of the sites that have no position; default 0. */
  readonly unplacedShare?: number;
}

const OUTER: readonly (readonly [tier: string, weight: number])[] = [
  ['station', 80],
  ['point', 14],
  ['base', 6],
];
const DEMO_SHARE = 0.02;

/** Draws a place around another, more often near than far. */
function around(random: Random, { lng, lat, reach }: Omit<SitePlace, 'code'>): { lng: number; lat: number } {
  const draw = (): number => (random() + random() - 1) * reach;
  const digits = (value: number): number => Math.round(value * 1e5) / 1e5;
  return { lng: digits(lng + draw() * 1.3), lat: digits(lat + draw()) };
}

/**
 * Simulates sites with positions, for demonstrations and tests; none of them exists. Each place has a center, around it institutes, and around these
 * stations, bases and points, each with the site above as its parent. Ids are short: `s1`, `s2`...
 */
export function simulateSites(simulation: SiteSimulation): Site[] {
  const { seed, places, instituteCount, stationCount, crs, unplacedShare = 0 } = simulation;
  const random = createRandom(seed);
  const sites: Site[] = [];
  const add = (tier: string, code: string, at: { lng: number; lat: number }, parent: string | null): string => {
    const id = `s${sites.length + 1}`;
    const isLost = random() < unplacedShare;
    sites.push({
      ...{ site_id: id, name: null, tier, level: null, region_code: code, parent_site_id: parent, host_type: null },
      ...{ lng: isLost ? null : at.lng, lat: isLost ? null : at.lat, crs: isLost ? null : crs, brand: null },
      ...{ opened_on: '2019-01-01', closed_on: null, demo_since: random() < DEMO_SHARE ? '2019-06-01' : null },
    });
    return id;
  };
  for (const place of places) {
    const center = add('center', place.code, place, null);
    for (let i = 0; i < instituteCount; i++) {
      const at = around(random, place);
      const institute = add('institute', place.code, at, center);
      const count = Math.round(stationCount * (0.5 + random()));
      for (let k = 0; k < count; k++) {
        const [tier] =
          OUTER[
            drawIndex(
              random,
              OUTER.map(([, weight]) => weight),
            )
          ]!;
        add(tier, place.code, around(random, { ...at, reach: place.reach / 5 }), institute);
      }
    }
  }
  return sites;
}
