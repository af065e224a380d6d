import { type Column, columnValue } from '@practice-atlas/dataset';
import type { Division, DivisionLevel, Register, RegisteredName } from '@practice-atlas/geo';
import { fullDivisionCode } from './cells/division-cell.js';
import type { NormalizedTable } from './normalized-table.js';

function textAt(column: Column | undefined, row: number): string {
  return column ? String(columnValue(column, row) ?? '') : '';
}

/** The code of the unit above that the code itself tells: 210321 of 210321100. */
function codeAbove(code: string): string | null {
  return code.length > 6 ? code.slice(0, code.length - 3) : null;
}

const LEVELS: readonly DivisionLevel[] = ['country', 'province', 'city', 'county', 'township', 'village', 'zone'];
const DEEPEST = 12;

/** The level that a row says, else the one that the form of its code tells. */
function levelOf(word: string, code: string): DivisionLevel {
  const level = LEVELS.find((one) => one === word);
  if (level) return level;
  if (code.includes('Z')) return 'zone';
  return code.length > 9 ? 'village' : code.length > 6 ? 'township' : 'county';
}

/** The units of a table of divisions that a register does not know, by code. */
function unknownUnits(register: Register, { rowCount, columns }: NormalizedTable): Map<string, Division> {
  const units = new Map<string, Division>();
  for (let row = 0; row < rowCount; row += 1) {
    const code = textAt(columns.code, row);
    const name = textAt(columns.name, row);
    if (code === '' || name === '' || units.has(code) || register.division(code)) continue;
    const parentCode = textAt(columns.parent_code, row) || codeAbove(code);
    units.set(code, { code, name, level: levelOf(textAt(columns.level, row), code), parentCode });
  }
  return units;
}

/** Adds to the list of a key. */
function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function byCode(a: Division, b: Division): number {
  return a.code < b.code ? -1 : Number(a.code > b.code);
}

/**
 * Adds the units of a table of divisions that a register does not know, so that the places of other tables are found among them by
 * code and by name. Returns the same register when it knows all; copies nothing of it.
 */
export function extendRegister(register: Register, regions: NormalizedTable): Register {
  const own = unknownUnits(register, regions);
  if (own.size === 0) return register;
  const named = new Map<string, RegisteredName[]>();
  const below = new Map<string, Division[]>();
  const unit = (code: string): Division | null => register.division(code) ?? own.get(fullDivisionCode(code)) ?? null;
  for (const division of [...own.values()].sort(byCode)) {
    const { name, level, parentCode } = division;
    const siblings = register.named(name).filter((other) => other.division.parentCode === parentCode);
    if (siblings.length === 0)
      put(named, name, { name, division, kind: level === 'zone' ? 'zone' : 'exact', alias: null });
    if (parentCode !== null) put(below, parentCode, division);
  }
  const path = (code: string): readonly Division[] => {
    const chain: Division[] = [];
    let at = own.get(fullDivisionCode(code));
    let above: string | null = at ? null : code;
    while (at && chain.length < DEEPEST && !chain.includes(at)) {
      chain.unshift(at);
      above = at.parentCode;
      at = above === null ? undefined : own.get(above);
    }
    return above === null || at ? chain : [...register.path(above), ...chain];
  };
  return {
    divisions: [...register.divisions, ...own.values()].sort(byCode),
    division: unit,
    formerCode: (code) => register.formerCode(code),
    children: (code) => [...register.children(code), ...(below.get(fullDivisionCode(code)) ?? [])].sort(byCode),
    path,
    isWithin: (code, ancestor) => path(code).some((part) => part.code === fullDivisionCode(ancestor)),
    named: (name) => [...register.named(name), ...(named.get(name) ?? [])],
    names: register.names,
  };
}
