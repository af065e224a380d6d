import type { PolygonRings, Position, Ring } from './boundary-set.js';
import { collectPolygons } from './collect-polygons.js';
import { type PlaceCounts, readRing } from './read-ring.js';
import { ringArea } from './ring-area.js';
import { ringLiesWithin } from './ring-lies-within.js';
import { splitAntimeridian } from './split-antimeridian.js';

/** Why a geometry is no outline. */
export type GeometryFault =
  | 'arcs_missing'
  | 'geometry_missing'
  | 'geometry_unsupported'
  | 'geometry_nested'
  | 'geometry_malformed'
  | 'coordinates_text'
  | 'coordinates_projected'
  | 'coordinates_swapped'
  | 'geometry_empty';

/** What was mended in a geometry, counted. */
export interface MendingCounts {
  /** Rings whose last position was not the first. */
  closed: number;
  /** Rings that ran the wrong way round. */
  turned: number;
  /** Rings without an area, left out. */
  dropped: number;
  /** Rings that cannot be read, left out with the holes in them. */
  malformed: number;
  /** Positions that are no degrees, left out of rings that are otherwise sound. */
  bad: number;
  /** Holes outside their outer ring, kept as land of their own. */
  outside: number;
  /** Rings that were cut at 180 degrees, or moved back over it. */
  split: number;
  /** Points, lines and the like beside the polygons, left out. */
  other: number;
}

/** A geometry as it is kept, and what was mended. */
export interface MendedGeometry {
  readonly polygons: readonly PolygonRings[];
  readonly counts: Readonly<MendingCounts>;
}

/** A geometry that is no outline. */
export interface FaultyGeometry {
  readonly fault: GeometryFault;
  /** A position that is no degrees, where that is the fault. */
  readonly far: Position | null;
}

/** Positions of outer rings that are compared with those of holes in one geometry; holes beyond it are taken to be where they should. */
const MOST_WORK = 50_000_000;

/** Of a geometry that is kept as it is. */
export const NOTHING_MENDED: Readonly<MendingCounts> = {
  ...{ closed: 0, turned: 0, dropped: 0, malformed: 0, bad: 0, outside: 0, split: 0, other: 0 },
};

function placeFault({ positions, swapped, beyond, text }: PlaceCounts): GeometryFault | null {
  if (text > positions) return 'coordinates_text';
  if (swapped * 2 > positions) return 'coordinates_swapped';
  return beyond * 2 > positions ? 'coordinates_projected' : null;
}

/** Closes a ring, cuts it at 180 degrees, and leaves out what has no area. Turned as `isOuter` has it. */
function mendRing(given: readonly Position[], isOuter: boolean, counts: MendingCounts): readonly Ring[] {
  const ring = [...given];
  const [first, last] = [ring[0], ring.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
    ring.push(first);
    counts.closed += 1;
  }
  const parts = splitAntimeridian(ring);
  if (parts === null) {
    counts.malformed += 1;
    return [];
  }
  if (parts[0] !== ring) counts.split += 1;
  const kept = parts.filter((part) => part.length >= 4 && ringArea(part) !== 0);
  if (kept.length === 0) counts.dropped += 1;
  const isTurned = kept.map((part) => ringArea(part) < 0 === isOuter);
  if (isTurned.includes(true)) counts.turned += 1;
  return kept.map((part, i) => (isTurned[i] ? [...part].reverse() : part));
}

/** Puts holes into the outer rings that they lie in; a hole that lies in none is land. */
function withHoles(outers: readonly Ring[], holes: readonly Ring[], counts: MendingCounts): PolygonRings[] {
  const polygons = outers.map((outer): Ring[] => [outer]);
  let work = 0;
  for (const hole of holes) {
    const home =
      work > MOST_WORK
        ? polygons[0]
        : polygons.find(([outer = []]) => {
            work += outer.length * Math.min(hole.length, 25);
            return ringLiesWithin(hole, outer);
          });
    if (home) home.push(hole);
    else {
      counts.outside += 1;
      polygons.push([[...hole].reverse()]);
    }
  }
  return polygons;
}

/**
 * Reads a GeoJSON geometry as an outline: takes the polygons out of collections, closes rings, turns them the way of RFC 7946 (outer
 * counterclockwise), cuts them at 180 degrees, and leaves out what cannot be read, all counted. Gives the fault when no outline in degrees is left.
 */
export function mendGeometry(geometry: unknown): MendedGeometry | FaultyGeometry {
  const collected = collectPolygons(geometry);
  if (typeof collected === 'string') return { fault: collected, far: null };
  const counts = { ...NOTHING_MENDED, other: collected.otherCount };
  const places: PlaceCounts = { positions: 0, swapped: 0, beyond: 0, text: 0, far: null };
  const read = collected.polygons.map((polygon) =>
    Array.isArray(polygon) ? polygon.map((ring) => readRing(ring, places)) : [null],
  );
  const fault = placeFault(places);
  if (fault) return { fault, far: places.far };
  const polygons: PolygonRings[] = [];
  for (const [outer, ...holes] of read) {
    counts.malformed += [outer, ...holes].filter((ring) => ring === null).length;
    if (!outer) continue;
    const outers = mendRing(outer.positions, true, counts);
    if (outers.length === 0) continue;
    const inner = holes.flatMap((hole) => (hole ? mendRing(hole.positions, false, counts) : []));
    for (const ring of [outer, ...holes]) counts.bad += ring?.badCount ?? 0;
    for (const polygon of withHoles(outers, inner, counts)) polygons.push(polygon);
  }
  if (polygons.length > 0) return { polygons, counts };
  return { fault: counts.malformed > 0 ? 'geometry_malformed' : 'geometry_empty', far: null };
}
