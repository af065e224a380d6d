import { shortNames } from './short-names.js';

/** Administrative level, or a functional zone without a code in GB/T 2260. */
export type DivisionLevel = 'country' | 'province' | 'city' | 'county' | 'township' | 'village' | 'zone';

/** One unit of the register. */
export interface Division {
  /** Six, nine or twelve characters, full width: `210104`; a zone has a letter: `2102Z1`. */
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** Null for the root. */
  readonly parentCode: string | null;
}

/** Why a name that is not the official one leads to a unit; `merged`: the old unit is only a part of it. */
export type AliasKind = 'short' | 'zone' | 'renamed' | 'upgraded' | 'recoded' | 'merged';

/** A former or short name of a unit, with its former code where it had one. */
export interface DivisionAlias {
  readonly formerCode: string | null;
  readonly name: string;
  readonly code: string;
  readonly kind: AliasKind;
  /** Year of the change, or years between which it happened; null when unknown. */
  readonly since: string | null;
}

/** A name that leads to a unit. */
export interface RegisteredName {
  readonly name: string;
  readonly division: Division;
  readonly kind: 'exact' | 'short' | 'former' | 'zone';
  readonly alias: DivisionAlias | null;
}

/** Divisions by code, name and place in the tree; made by `createRegister`. */
export interface Register {
  /** Every unit, in code order. */
  readonly divisions: readonly Division[];
  /** The unit with this code; 2 and 4 digits, trailing zeros and former codes are understood; null when there is none. */
  division(code: string): Division | null;
  /** The former code's entry, null when the code is current or unknown. */
  formerCode(code: string): DivisionAlias | null;
  /** Units directly below, in code order. */
  children(code: string): readonly Division[];
  /** From the root down to the unit itself; empty when the code is unknown. */
  path(code: string): readonly Division[];
  /** True for the unit itself and for every unit below `ancestor`. */
  isWithin(code: string, ancestor: string): boolean;
  /** Every unit that bears this name now, bore it, or is called so for short; unsorted, no guess. */
  named(name: string): readonly RegisteredName[];
  /** Every known name, once. */
  readonly names: readonly string[];
}

function fullCode(code: string): string {
  if (/^\d{2}$/.test(code)) return `${code}0000`;
  if (/^\d{4}$/.test(code)) return `${code}00`;
  if (/^\d{6}0{6}$/.test(code)) return code.slice(0, 6);
  if (/^\d{9}000$/.test(code)) return code.slice(0, 9);
  return code;
}

function aliasKindOf(alias: DivisionAlias): RegisteredName['kind'] {
  return alias.kind === 'short' || alias.kind === 'zone' ? alias.kind : 'former';
}

/**
 * Builds a register from its units and their other names. Keeps references to the rows, copies nothing.
 * An alias whose unit is not in `divisions` is left out, so a part of the register (one province) can be used alone.
 *
 * @example
 * const register = createRegister([{ code: '210100', name: '沈阳市', level: 'city', parentCode: null }], []);
 * register.named('沈阳')[0]?.division.code; // '210100'
 */
export function createRegister(divisions: readonly Division[], aliases: readonly DivisionAlias[] = []): Register {
  const sorted = [...divisions].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const byCode = new Map(sorted.map((division) => [division.code, division]));
  const below = new Map<string, Division[]>();
  for (const division of sorted) {
    if (division.parentCode === null) continue;
    const siblings = below.get(division.parentCode);
    if (siblings) siblings.push(division);
    else below.set(division.parentCode, [division]);
  }

  const byName = new Map<string, RegisteredName[]>();
  const add = (entry: RegisteredName): void => {
    const entries = byName.get(entry.name);
    if (!entries) byName.set(entry.name, [entry]);
    else if (!entries.some((other) => other.division === entry.division)) entries.push(entry);
  };
  for (const division of sorted)
    add({ name: division.name, division, kind: division.level === 'zone' ? 'zone' : 'exact', alias: null });
  const formerCodes = new Map<string, DivisionAlias>();
  for (const alias of aliases) {
    const division = byCode.get(alias.code);
    if (!division) continue;
    add({ name: alias.name, division, kind: aliasKindOf(alias), alias });
    if (alias.formerCode !== null && !byCode.has(alias.formerCode)) formerCodes.set(alias.formerCode, alias);
  }
  for (const division of sorted) {
    const parent = division.parentCode === null ? undefined : byCode.get(division.parentCode);
    for (const name of shortNames(division, parent ?? null)) add({ name, division, kind: 'short', alias: null });
  }

  const path = (code: string): Division[] => {
    const chain: Division[] = [];
    let unit = byCode.get(fullCode(code));
    while (unit && !chain.includes(unit)) {
      chain.unshift(unit);
      unit = unit.parentCode === null ? undefined : byCode.get(unit.parentCode);
    }
    return chain;
  };
  return {
    divisions: sorted,
    division: (code) => byCode.get(fullCode(code)) ?? byCode.get(formerCodes.get(fullCode(code))?.code ?? '') ?? null,
    formerCode: (code) => formerCodes.get(fullCode(code)) ?? null,
    children: (code) => below.get(fullCode(code)) ?? [],
    path,
    isWithin: (code, ancestor) => path(code).some((unit) => unit.code === fullCode(ancestor)),
    named: (name) => byName.get(name) ?? [],
    names: [...byName.keys()],
  };
}
