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
  /** Best first, at most five; all that bear the name, or the beginning of it, when there are several. */
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
/** Characters of a text that are looked at. */
const LONGEST_TEXT = 200;
const RANK = { exact: 0, zone: 0, former: 1, short: 2 } as const;

function best(entries: readonly RegisteredName[]): readonly RegisteredName[] {
  const rank = Math.min(...entries.map((entry) => RANK[entry.kind]));
  return entries.filter((entry) => RANK[entry.kind] === rank);
}

function nearPlace(register: Register, unit: Division): NearPlace {
  const names = register.path(unit.code).map((part) => part.name);
  return { code: unit.code, name: unit.name, path: names.slice(names.length > 1 ? 1 : 0).join('/') };
}

/** Characters that so many names share that they tell nothing. */
const KINDS: ReadonlySet<string> = new Set('省市区县州盟旗自治族');
const namesByCharacter = new WeakMap<Register, ReadonlyMap<string, readonly string[]>>();

/** The names that share a telling character with a text: only they can be near. */
function namesSharing(register: Register, text: string): ReadonlySet<string> {
  let index = namesByCharacter.get(register);
  if (!index) {
    const made = new Map<string, string[]>();
    for (const name of register.names)
      for (const character of new Set(name)) {
        const list = made.get(character);
        if (list) list.push(name);
        else made.set(character, [name]);
      }
    index = made;
    namesByCharacter.set(register, made);
  }
  const found = new Set<string>();
  for (const character of new Set(text))
    if (!KINDS.has(character)) for (const name of index.get(character) ?? []) found.add(name);
  return found;
}

function similar(register: Register, text: string, allowed: (unit: Division) => boolean): NearPlace[] {
  if (text.length > LONGEST_NAME) return [];
  const limit = Math.max(1, Math.floor(text.length / 2));
  const found = new Map<Division, number>();
  for (const name of namesSharing(register, text)) {
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
 * Understands codes (2 to 12 digits, former ones too), official, short and former names, zones, chains (`辽宁省沈阳市大东区`, `辽宁省/沈阳市`,
 * `沈阳大东`) and a unit above in brackets (`铁西区(沈阳)`).
 * The official name goes before a former one, a former one before a short one; several units of the same rank are a miss that lists them.
 *
 * @example
 * resolvePlace(register, '铁西区'); // { ambiguous: true, near: [{ code: '210106' ...}, { code: '210303' ...}, ...] }
 * resolvePlace(register, '铁西区', { within: '210300' }); // { code: '210303', kind: 'exact', ... }
 */
export function resolvePlace(register: Register, name: string, scope: PlaceScope = {}): PlaceMatch | PlaceMiss {
  const written = name
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Cf}·,/>、|\\_-]/gu, '');
  const bracketed = BRACKETED.exec(written);
  if (!bracketed) return resolveText(register, withoutFrame(written), scope);
  const [, before = '', inside = '', after = ''] = bracketed;
  const outside = `${before}${after}`;
  const misses: PlaceMiss[] = [];
  for (const text of [`${inside}${outside}`, `${outside}${inside}`, outside]) {
    const place = resolveText(register, withoutFrame(text), scope);
    if ('code' in place) return place;
    misses.push(place);
  }
  return (
    misses.find((miss) => miss.ambiguous) ?? misses.find((miss) => miss.container) ?? { ...NOWHERE, ...misses.at(-1) }
  );
}

/** 铁西区(沈阳), (沈阳)铁西区, 沈阳市【铁西区】. */
const BRACKETED = /^([^()[\]【】〔〕]*)[([【〔]([^()[\]【】〔〕]+)[)\]】〕]([^()[\]【】〔〕]*)$/u;
const NOWHERE: PlaceMiss = { near: [], ambiguous: false, container: null };

/** A chain without the words that frame it: the country's long name; 市辖区 between a city and its district. */
function withoutFrame(text: string): string {
  return text.replace(/^中华人民共和国(?=.)/, '').replace(/(?:市辖区|省?直辖县级行政(?:区划|单位))(?=..)/, '');
}

function resolveText(register: Register, text: string, scope: PlaceScope): PlaceMatch | PlaceMiss {
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
  const sure = readings.filter((reading) => isSure(reading, within !== null));
  const longest = Math.min(...sure.map((reading) => reading.rest.length));
  const partial = best(
    sure
      .filter(({ rest, entry }) => rest !== '' && rest.length === longest && inside(entry.division))
      .map((reading) => reading.entry),
  );
  const containers = [...new Set(partial.map((entry) => entry.division))];
  const [container] = containers;
  if (containers.length > 1 && partial.every((entry) => entry.kind !== 'short'))
    return { near: containers.map((one) => nearPlace(register, one)), ambiguous: true, container: null };
  return {
    near: similar(register, text, allowed),
    ambiguous: false,
    container: containers.length === 1 && container ? container.code : null,
  };
}

interface Reading {
  readonly entry: RegisteredName;
  /** What follows the last name that was understood. */
  readonly rest: string;
  /** A unit above it was named before it. */
  readonly isBelow: boolean;
}

/**
 * Says whether the name that a longer text begins with is meant: a short name of a county may be the beginning of any other word
 * (长兴 in 长兴岛), unless the unit above it is known; and a single character after a short name belongs to it (思茅市).
 */
function isSure({ entry, rest, isBelow }: Reading, isScoped: boolean): boolean {
  if (entry.kind !== 'short') return true;
  const isLarge = entry.division.level === 'province' || entry.division.level === 'city';
  return rest.length !== 1 && (isLarge || isBelow || isScoped);
}

/** Reads a chain of names, each within the one before it; every way to read it is returned. */
function readChain(register: Register, text: string, above: Division | null): readonly Reading[] {
  const readings: Reading[] = [];
  for (let end = Math.min(text.length, LONGEST_NAME); end >= 2; end -= 1) {
    for (const entry of register.named(text.slice(0, end))) {
      const unit = entry.division;
      if (above !== null && (unit === above || !register.isWithin(unit.code, above.code))) continue;
      const rest = text.slice(end);
      readings.push({ entry, rest, isBelow: above !== null });
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
