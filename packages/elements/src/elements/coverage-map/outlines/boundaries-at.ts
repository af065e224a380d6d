import type { BoundarySet } from '@practice-atlas/geo';
import type { RegionLevel } from '@practice-atlas/measure';

/** Boundaries of one place: a set, or the address of one; null = none. */
export type PlaceBoundaries = BoundarySet | string | null;

/** Gives the boundaries of the units of `level` in a region; the code is null for the whole country. */
export type BoundariesOf = (code: string | null, level: RegionLevel) => PlaceBoundaries | Promise<PlaceBoundaries>;

/**
 * What an element is given as boundaries: a set or the address of one; or, for a map that goes down, an address with `{code}` or `{level}` in it,
 * sets and addresses by the code of the region that they divide, or a function.
 */
export type Boundaries = BoundarySet | string | Readonly<Record<string, BoundarySet | string>> | BoundariesOf | null;

/** The code of the whole country in addresses and records. */
const COUNTRY = '100000';

/** Says whether an object means to be a set, whatever of it is missing, or GeoJSON or TopoJSON that was not imported: no record of sets by code. */
function isSet(boundaries: object): boundaries is BoundarySet {
  return 'features' in boundaries || 'attribution' in boundaries || 'type' in boundaries;
}

/** Says whether boundaries are the same wherever the map is: one set, or one address. */
export function isOneSet(boundaries: NonNullable<Boundaries>): boundaries is BoundarySet | string {
  return typeof boundaries === 'string'
    ? !/\{(code|level)\}/.test(boundaries)
    : typeof boundaries === 'object' && isSet(boundaries);
}

/** Finds the boundaries of the units of a place. Codes and levels go into addresses URL-encoded. Throws or rejects with what a function throws. */
export async function boundariesAt(
  boundaries: NonNullable<Boundaries>,
  place: string | null,
  level: RegionLevel,
): Promise<PlaceBoundaries> {
  if (typeof boundaries === 'function') return (await boundaries(place, level)) || null;
  const code = place ?? COUNTRY;
  if (typeof boundaries === 'string')
    return boundaries.replace(/\{(code|level)\}/g, (_, word: string) =>
      encodeURIComponent(word === 'code' ? code : level),
    );
  if (isOneSet(boundaries)) return boundaries;
  return Object.hasOwn(boundaries, code) ? (boundaries[code] ?? null) : null;
}
