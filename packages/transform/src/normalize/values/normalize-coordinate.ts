import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';

/** Which of the two coordinates of a place. */
export type Axis = 'lng' | 'lat';

/** A longitude and a latitude in degrees, in the system that the file says, or does not say. */
export interface Coordinates {
  readonly lng: number;
  readonly lat: number;
}

const LIMITS = { lng: 180, lat: 90 } as const;
/** A number from here on is metres of a projection, not degrees. */
const PROJECTED = 1000;
const NUMBER = /^[+-]?\d{1,9}(?:\.\d{1,15})?$/;
const DEGREES = /^(\d{1,3})(?:°|度)(?:(\d{1,2}(?:\.\d+)?)(?:['′’]|分)?)?(?:(\d{1,2}(?:\.\d+)?)(?:["″”]|''|秒)?)?$/;
const DIRECTIONS: readonly (readonly [pattern: RegExp, axis: Axis, sign: number])[] = [
  [/^(?:e|东经)|(?:e|东经)$/i, 'lng', 1],
  [/^(?:w|西经)|(?:w|西经)$/i, 'lng', -1],
  [/^(?:n|北纬)|(?:n|北纬)$/i, 'lat', 1],
  [/^(?:s|南纬)|(?:s|南纬)$/i, 'lat', -1],
];
/** Characters; no pair of coordinates is written longer. */
const LONGEST = 100;
const REMEDY = 'write degrees with decimals: 123.174, 41.273';

interface Reading {
  readonly degrees: number;
  /** The axis that the text names: 东经, N. */
  readonly axis: Axis | null;
}

function readDegrees(text: string): Reading | null {
  const direction = DIRECTIONS.find(([pattern]) => pattern.test(text));
  const bare = (direction ? text.replace(direction[0], '') : text).replace(/^[:=]|°$/g, '');
  const axis = direction?.[1] ?? null;
  const sign = direction?.[2] ?? 1;
  if (NUMBER.test(bare)) return { degrees: sign * Number(bare), axis };
  const match = DEGREES.exec(bare);
  if (!match) return null;
  const [minutes, seconds] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return null;
  const degrees = Number(match[1]) + minutes / 60 + seconds / 3600;
  return { degrees: sign * Number(degrees.toFixed(9)), axis };
}

function folded(raw: string | number): string {
  return String(raw)
    .slice(0, LONGEST + 1)
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Cf}]+/gu, ' ')
    .replace(/[′’]/g, "'")
    .replace(/[″”]/g, '"')
    .replace(/(?<=[\d°'"度分秒]) (?=[\d'"°]*["'°度分秒])/g, '')
    .trim();
}

function malformed(raw: string | number): Finding {
  return findingOf('coordinates_malformed', 'error', raw, 'it cannot be read as degrees', REMEDY);
}

function faultOf(raw: string | number, { degrees, axis: said }: Reading, axis: Axis): Finding | null {
  if (Math.abs(degrees) >= PROJECTED)
    return findingOf(
      'coordinates_projected',
      'error',
      raw,
      'it is no angle; it looks like metres of a projected system',
      'convert it to degrees at the source; the zone of the projection is not in the file',
    );
  if (
    (said !== null && said !== axis) ||
    (axis === 'lat' && Math.abs(degrees) > LIMITS.lat && Math.abs(degrees) <= LIMITS.lng)
  )
    return findingOf(
      'coordinates_swapped',
      'error',
      raw,
      axis === 'lat'
        ? 'a longitude stands where the latitude belongs'
        : 'a latitude stands where the longitude belongs',
      'swap longitude and latitude',
    );
  if (Math.abs(degrees) > LIMITS[axis])
    return findingOf('coordinates_malformed', 'error', raw, `it is beyond ${LIMITS[axis]} degrees`, REMEDY);
  return null;
}

/**
 * Reads one coordinate: 123.174, 123°10′26″, 东经123度10分, E123.174. A longitude in the place of a latitude and metres of a projection
 * come back as a finding. The system (`crs`) is another matter: nothing is converted.
 *
 * @example
 * normalizeCoordinate('123°30′', 'lng'); // 123.5
 */
export function normalizeCoordinate(raw: string | number, axis: Axis): number | Finding {
  const text = folded(raw);
  if (text.length > LONGEST) return malformed(raw);
  const parts = /^(\d{1,3}) (\d{1,2})(?: (\d{1,2}(?:\.\d+)?))?$/.exec(text);
  const written = parts
    ? `${parts[1]}°${parts[2]}'${parts[3] === undefined ? '' : `${parts[3]}"`}`
    : text.replaceAll(' ', '');
  const reading = readDegrees(written);
  return reading === null ? malformed(raw) : (faultOf(raw, reading, axis) ?? reading.degrees);
}

/** The two texts of a pair: `123.4,41.8`, `POINT(123.4 41.8)`, `{"lng":123.4,"lat":41.8}`, 东经123°10′北纬41°16′; null when there are not two. */
function pairOf(text: string): { first: string; second: string } | null {
  const named = /"?(?:lng|lon|longitude|x)"?:"?([^,"}]+)"?,"?(?:lat|latitude|y)"?:"?([^,"}]+)/i.exec(
    text.replaceAll(' ', ''),
  );
  if (named) return { first: named[1] ?? '', second: named[2] ?? '' };
  const turned = /"?(?:lat|latitude|y)"?:"?([^,"}]+)"?,"?(?:lng|lon|longitude|x)"?:"?([^,"}]+)/i.exec(
    text.replaceAll(' ', ''),
  );
  if (turned) return { first: turned[2] ?? '', second: turned[1] ?? '' };
  const plain = text
    .replace(/^point ?/i, '')
    .replace(/^[([{]+|[)\]}]+$/g, '')
    .replace(/(?<=.)(?=北纬|南纬|东经|西经)/g, ',');
  const parts = plain
    .split(/[,;/|、]+|(?<=[\d'"°秒NESW]) (?=[\dNESW东西南北-])/i)
    .map((part) => part.replaceAll(' ', ''))
    .filter(Boolean);
  return parts.length === 2 ? { first: parts[0] ?? '', second: parts[1] ?? '' } : null;
}

/** A pair of coordinates, and whether the latitude stands first though nothing says so. */
export interface CoordinatePair extends Coordinates {
  readonly isExchanged: boolean;
}

/** Reads a pair as `normalizeCoordinates` does, and says whether its order was exchanged. */
export function readCoordinatePair(raw: string | number): CoordinatePair | Finding {
  const text = folded(raw);
  const pair = text.length > LONGEST ? null : pairOf(text);
  const first = pair && readDegrees(pair.first);
  const second = pair && readDegrees(pair.second);
  if (!first || !second) return malformed(raw);
  const isSaid = first.axis === 'lat' || second.axis === 'lng';
  const isExchanged =
    first.axis === null &&
    second.axis === null &&
    Math.abs(first.degrees) <= LIMITS.lat &&
    Math.abs(second.degrees) > LIMITS.lat;
  const [lng, lat] = isSaid || isExchanged ? [second, first] : [first, second];
  if (lng.degrees === 0 && lat.degrees === 0)
    return findingOf(
      'coordinates_placeholder',
      'error',
      raw,
      'zero and zero is what a system writes when it knows no place',
      'leave the cell empty, or write the coordinates',
    );
  const fault = faultOf(raw, lng, 'lng') ?? faultOf(raw, lat, 'lat');
  return fault ?? { lng: lng.degrees, lat: lat.degrees, isExchanged };
}

/**
 * Reads a longitude and a latitude that stand in one cell, longitude first unless the text names them or only the other order is
 * possible (a latitude ends at 90): `123.174,41.273`, `41.273,123.174`, `POINT(123.174 41.273)`, 东经123°10′北纬41°16′.
 */
export function normalizeCoordinates(raw: string | number): Coordinates | Finding {
  const read = readCoordinatePair(raw);
  return 'lng' in read ? { lng: read.lng, lat: read.lat } : read;
}
