import { type Region, type Table, type TableName, tables } from '@practice-atlas/dataset';
import type { Division, Register } from '@practice-atlas/geo';

function cellOf(row: object, column: string): unknown {
  return Object.hasOwn(row, column) ? (row as Record<string, unknown>)[column] : null;
}

/** Units that any row names, in every column that holds a division code; `regions` names units, but uses none. */
function unitsInUse(rows: ReadonlyMap<TableName, readonly object[]>, register: Register): ReadonlySet<Division> {
  const units = new Set<Division>();
  for (const [name, list] of rows) {
    if (name === 'regions') continue;
    const table: Table = tables[name];
    const columns = Object.entries(table.fields).filter(([, field]) => field.type === 'code');
    for (const row of list)
      for (const [column] of columns) {
        const code = cellOf(row, column);
        const unit = typeof code === 'string' ? register.division(code.trim()) : null;
        if (unit) units.add(unit);
      }
  }
  return units;
}

/** The smallest unit that contains all. */
function smallestAround(units: ReadonlySet<Division>, register: Register): Division | null {
  let shared: readonly Division[] | null = null;
  for (const unit of units) {
    const path = register.path(unit.code);
    shared = shared === null ? path : shared.filter((part, depth) => path[depth] === part);
  }
  return shared?.at(-1) ?? null;
}

function regionOf({ code, name, level, parentCode }: Division): Region {
  return {
    code,
    name,
    name_en: null,
    level,
    parent_code: parentCode,
    population: null,
    valid_from: null,
    valid_to: null,
    successor_code: null,
  };
}

/**
 * Lists the rows of `regions` for tables: the given ones first, then from the register the units in use, every other unit of
 * their levels within the scope, and all units above those. Zones are listed only when they are in use. In code order.
 */
export function fillRegions(
  rows: ReadonlyMap<TableName, readonly object[]>,
  register: Register,
  within?: string,
): readonly object[] {
  const given = rows.get('regions') ?? [];
  const used = unitsInUse(rows, register);
  const scope = within === undefined ? smallestAround(used, register) : register.division(within);
  const levels = new Set([...used].map((unit) => unit.level));
  levels.delete('zone');
  const wanted = new Set<Division>();
  const add = (unit: Division): void => {
    for (const part of register.path(unit.code)) wanted.add(part);
  };
  for (const unit of used) add(unit);
  for (const row of given) for (const unit of register.path(String(cellOf(row, 'code')))) wanted.add(unit);
  if (scope)
    for (const unit of register.divisions)
      if (levels.has(unit.level) && register.isWithin(unit.code, scope.code)) add(unit);
  const present = new Set(given.map((row) => cellOf(row, 'code')));
  const filled = register.divisions.filter((unit) => wanted.has(unit) && !present.has(unit.code));
  return [...given, ...filled.map(regionOf)];
}
