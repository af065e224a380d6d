import { geoConicEqualAreaRaw } from 'd3-geo';
import type { DegreeBox } from '../boundaries/degrees-of.js';

/** Writes x (eastward) and y (southward) of a longitude and latitude, in radii of the earth, into `flat` at `at` and after it: of a country's positions none is a list. */
export type Projection = (lng: number, lat: number, flat: Float64Array, at: number) => void;

const RADIANS = Math.PI / 180;
const TURN = 2 * Math.PI;
/** Wider than this in degrees is taken for the whole country; 内蒙古, the widest province, has 29. */
const COUNTRY_WIDTH = 40;
const COUNTRY = { meridian: 105, parallels: [25, 47] } as const;

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
  const meridian = (isCountry ? COUNTRY.meridian : (west + east) / 2) * RADIANS;
  const raw = geoConicEqualAreaRaw(first * RADIANS, second * RADIANS);
  // The raw formula, to the same digits: d3's whole projection copies each position four times.
  return (lng, lat, flat, at) => {
    const turned = lng * RADIANS - meridian;
    const around = Math.abs(turned) > Math.PI ? Math.round(turned / TURN) * TURN : 0;
    const position = raw(turned - around, lat * RADIANS);
    flat[at] = position[0];
    flat[at + 1] = -position[1];
  };
}
