import type { PolygonRings } from './boundary-set.js';

/** A range of longitudes and latitudes in degrees. */
export interface DegreeBox {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const known = new WeakMap<PolygonRings, DegreeBox>();

/** Keeps what the outer ring of a polygon spans, where it was measured already. */
export function knowDegrees(polygon: PolygonRings, { west, east, south, north }: DegreeBox): void {
  known.set(polygon, { west, east, south, north });
}

function measured(outer: PolygonRings[number]): DegreeBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < outer.length; i++) {
    const x = outer[i]![0];
    const y = outer[i]![1];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, east, south, north };
}

/** Measures the degrees that polygons span; null when there are none. */
export function degreesOf(polygons: readonly PolygonRings[]): DegreeBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    const box = known.get(polygon) ?? measured(polygon[0] ?? []);
    west = Math.min(west, box.west);
    east = Math.max(east, box.east);
    south = Math.min(south, box.south);
    north = Math.max(north, box.north);
  }
  return west <= east ? { west, east, south, north } : null;
}
