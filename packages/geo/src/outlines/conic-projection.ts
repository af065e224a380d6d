import { geoConicEqualAreaRaw } from 'd3-geo';
import type { PolygonRings } from '../boundaries/boundary-set.js';

/** A range of longitudes and latitudes in degrees. */
export interface DegreeBox {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Writes x (eastward) and y (southward) of a longitude and latitude, in radii of the earth, into `flat` at `at` and after it: of a country's positions none is a list. */
export type Projection = (lng: number, lat: number, flat: Float64Array, at: number) => void;

const RADIANS = Math.PI / 180;
const TURN = 2 * Math.PI;
/** Wider than this in degrees is taken for the whole country; 内蒙古, the widest province, has 29. */
const COUNTRY_WIDTH = 40;
const COUNTRY = { meridian: 105, parallels: [25, 47] } as const;

/** Measures the degrees that polygons span; null when there are none. */
export function degreesOf(polygons: readonly PolygonRings[]): DegreeBox | null {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [outer = []] of polygons)
    for (let i = 0; i < outer.length; i++) {
      const x = outer[i]![0];
      const y = outer[i]![1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return west <= east ? { west, east, south, north } : null;
}

/**
 * Chooses the projection for what lies in a box: Albers' equal-area conic, so that areas can be compared and shades of color do not lie by
 * size. For the country with the standard parallels 25 and 47 and the meridian 105, as Chinese national maps have it; for a
 * smaller part with the parallels a sixth of its own extent from its south and its north, which keeps shapes best. Between the parallels things are a little
 * narrow and tall: of the country 4 % in the middle, of a province less than 1 %.
 */
export function conicProjection({ west, east, south, north }: DegreeBox): Projection {
  const isCountry = east - west > COUNTRY_WIDTH;
  const sixth = (north - south) / 6;
  const [first, second] = isCountry ? COUNTRY.parallels : [south + sixth, north - sixth];
  const meridian = isCountry ? COUNTRY.meridian : (west + east) / 2;
  const raw = geoConicEqualAreaRaw(first * RADIANS, second * RADIANS);
  // The raw formula, to the same digits: d3's whole projection copies each position four times.
  return (lng, lat, flat, at) => {
    const turned = lng * RADIANS - meridian * RADIANS;
    const around = Math.abs(turned) > Math.PI ? Math.round(turned / TURN) * TURN : 0;
    const position = raw(turned - around, lat * RADIANS);
    flat[at] = position[0];
    flat[at + 1] = -position[1];
  };
}
