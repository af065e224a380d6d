import type { AliasKind, Division, DivisionLevel, Register, RegisteredName } from './create-register.js';
import { editDistance } from './edit-distance.js';

/** The one unit that a place name means. */
export interface PlaceMatch {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** `exact`: the official name or code; `short`; `former`: it was called so or had this code once; `zone`: a functional zone. */
  readonly kind: RegisteredName['kind'];
  /** What became of a former name; `merged` = the place is only a part of the unit. */
  readonly change: AliasKind | null;
}

/** A unit that was perhaps meant. */
export interface NearPlace {
  readonly code: string;
  readonly name: string;
  /** Names from the province down, joined by `/`. */
  readonly path: string;
}

/** No single unit is meant: none has the name, or several have. */
export interface PlaceMiss {
  /** Best first, at most five; all that bear the name when there are several. */
  readonly near: readonly NearPlace[];
  /** True when several units bear the name. */
  readonly ambiguous: boolean;
  /** The deepest unit that the beginning of the name means for certain (`共和县` in `共和县龙羊峡镇`), or null. */
  readonly container: string | null;
}

export interface PlaceScope {
  /** Only this unit and those below it count. Its own ancestors may be named in the text. */
  within?: string;
  /** Only units of this level count. */
  level?: DivisionLevel;
}

/** Characters; the longest official name has 15. */
const LONGEST_NAME = 40;
const RANK = { exact: 0, zone: 0, former: 1, short: 2 } as const;

function best(entries: readonly RegisteredName[]): readonly RegisteredName[] {
  const rank = Math.min(...entries.map((entry) => RANK[entry.kind]));
  return entries.filter((entry) => RANK[entry.kind] === rank);
}

function nearPlace(register: Register, unit: Division): NearPlace {
  const names = register.path(unit.code).map((part) => part.name);
  return { code: unit.code, name: unit.name, path: names.slice(names.length > 1 ? 1 : 0).join('/') };
}

function similar(register: Register, text: string, allowed: (unit: Division) => boolean): NearPlace[] {
  const limit = Math.max(1, Math.floor(text.length / 2));
  const found = new Map<Division, number>();
  for (const name of register.names) {
    if (Math.abs(name.length - text.length) > limit) continue;
    const distance = editDistance(name, text);
    if (distance > limit || distance >= Math.max(name.length, text.length)) continue;
    for (const { division } of register.named(name))
      if (allowed(division)) found.set(division, Math.min(distance, found.get(division) ?? distance));
  }
  return [...found]
    .sort(([a, x], [b, y]) => x - y || (a.code < b.code ? -1 : 1))
    .slice(0, 5)
    .map(([unit]) => nearPlace(register, unit));
}

/**
 * Finds the one unit that a name or code means; never guesses.
 * Understands codes (2 to 12 digits, former ones too), official, short and former names, zones, and chains (`辽宁省沈阳市大东区`, `沈阳大东`).
 * The official name goes before a former one, a former one before a short one; several units of the same rank are a miss that lists them.
 *
 * @example
 * resolvePlace(register, '铁西区'); // { ambiguous: true, near: [{ code: '210106' ...}, { code: '210303' ...}, ...] }
 * resolvePlace(register, '铁西区', { within: '210300' }); // { code: '210303', kind: 'exact', ... }
 */
export function resolvePlace(register: Register, name: string, scope: PlaceScope = {}): PlaceMatch | PlaceMiss {
  const text = name.normalize('NFKC').replace(/[\p{White_Space}\p{Cf}·,/>-]/gu, '');
  const within = scope.within === undefined ? null : (register.division(scope.within)?.code ?? scope.within);
  const inside = (unit: Division): boolean => within === null || register.isWithin(unit.code, within);
  const allowed = (unit: Division): boolean =>
    inside(unit) && (scope.level === undefined || unit.level === scope.level);

  if (/^\d[\dZ]+$/.test(text)) {
    const unit = register.division(text);
    const former = register.formerCode(text);
    if (unit && allowed(unit))
      return {
        code: unit.code,
        name: unit.name,
        level: unit.level,
        kind: former ? 'former' : unit.level === 'zone' ? 'zone' : 'exact',
        change: former?.kind ?? null,
      };
    return { near: [], ambiguous: false, container: containerOfCode(register, text, inside) };
  }

  const readings = readChain(register, text, null);
  const whole = readings.filter((reading) => reading.rest === '' && allowed(reading.entry.division));
  if (whole.length > 0) {
    const candidates = best(whole.map((reading) => reading.entry));
    const units = [...new Set(candidates.map((entry) => entry.division))];
    const [unit] = units;
    const entry = candidates[0];
    if (units.length === 1 && unit && entry)
      return {
        code: unit.code,
        name: unit.name,
        level: unit.level,
        kind: entry.kind,
        change: entry.kind === 'former' ? (entry.alias?.kind ?? null) : null,
      };
    return { near: units.map((one) => nearPlace(register, one)), ambiguous: true, container: null };
  }
  const longest = Math.min(...readings.map((reading) => reading.rest.length));
  const partial = best(
    readings
      .filter(({ rest, entry }) => rest !== '' && rest.length === longest && inside(entry.division))
      .map((r) => r.entry),
  );
  const containers = new Set(partial.map((entry) => entry.division.code));
  const [container] = containers;
  return {
    near: similar(register, text, allowed),
    ambiguous: false,
    container: containers.size === 1 && container !== undefined ? container : null,
  };
}

interface Reading {
  readonly entry: RegisteredName;
  /** What follows the last name that was understood. */
  readonly rest: string;
}

/** Reads a chain of names, each within the one before it; every way to read it is returned. */
function readChain(register: Register, text: string, above: Division | null): readonly Reading[] {
  const readings: Reading[] = [];
  for (let end = Math.min(text.length, LONGEST_NAME); end >= 2; end -= 1) {
    for (const entry of register.named(text.slice(0, end))) {
      const unit = entry.division;
      if (above !== null && (unit === above || !register.isWithin(unit.code, above.code))) continue;
      const rest = text.slice(end);
      readings.push({ entry, rest });
      if (rest.length >= 2) readings.push(...readChain(register, rest, unit));
    }
  }
  return readings;
}

function containerOfCode(register: Register, code: string, inside: (unit: Division) => boolean): string | null {
  for (const length of [9, 6, 4, 2]) {
    if (code.length <= length) continue;
    const unit = register.division(code.slice(0, length));
    if (unit && inside(unit)) return unit.code;
  }
  return null;
}
