import {
  buildColumn,
  type CategoryColumn,
  type Column,
  isValid,
  type Region,
  type Table,
  type TableColumns,
  type TableName,
  tables,
} from '@practice-atlas/dataset';
import type { Division, Register } from '@practice-atlas/geo';
import { englishName } from '@practice-atlas/geo/english-names.js';

/** Rows of a table as somebody gives them. */
export type GivenTable = readonly object[] | TableColumns;

function cellOf(row: object, column: string): unknown {
  return Object.hasOwn(row, column) ? (row as Record<string, unknown>)[column] : null;
}

function isRows(table: GivenTable): table is readonly object[] {
  return Array.isArray(table);
}

/** The words of a category that at least one row has. */
function wordsOf(column: CategoryColumn): readonly string[] {
  const isUsed = new Uint8Array(column.dictionary.length);
  for (let row = 0; row < column.indices.length; row++) if (isValid(column, row)) isUsed[column.indices[row]!] = 1;
  return column.dictionary.filter((_, index) => isUsed[index] === 1);
}

/** The different values of a column. */
function valuesOf(table: GivenTable, name: string): Iterable<unknown> {
  if (isRows(table)) return new Set(table.map((row) => cellOf(row, name)));
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  return column?.kind === 'category' ? wordsOf(column) : [];
}

/** Units that any row names, in every column that holds a division code; `regions` names units, but uses none. */
function unitsInUse(given: ReadonlyMap<TableName, GivenTable>, register: Register): ReadonlySet<Division> {
  const units = new Set<Division>();
  for (const [name, table] of given) {
    if (name === 'regions') continue;
    const { fields }: Table = tables[name];
    for (const [column, { type }] of Object.entries(fields))
      for (const code of type === 'code' ? valuesOf(table, column) : []) {
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
    name_en: englishName(code, name),
    level,
    parent_code: parentCode,
    population: null,
    valid_from: null,
    valid_to: null,
    successor_code: null,
  };
}

/**
 * Lists the regions that tables lack: from the register the units in use, every other unit of their levels within the scope, and
 * all units above those and above the given regions. Zones are listed only when they are in use. In code order.
 */
export function fillRegions(
  given: ReadonlyMap<TableName, GivenTable>,
  register: Register,
  within?: string,
): readonly Region[] {
  const present = new Set(valuesOf(given.get('regions') ?? [], 'code'));
  const used = unitsInUse(given, register);
  const scope = within === undefined ? smallestAround(used, register) : register.division(within);
  const levels = new Set([...used].map((unit) => unit.level));
  levels.delete('zone');
  const wanted = new Set<Division>();
  const add = (unit: Division): void => {
    for (const part of register.path(unit.code)) wanted.add(part);
  };
  for (const unit of used) add(unit);
  for (const code of present) for (const unit of register.path(String(code))) wanted.add(unit);
  if (scope)
    for (const unit of register.divisions)
      if (levels.has(unit.level) && register.isWithin(unit.code, scope.code)) add(unit);
  return register.divisions.filter((unit) => wanted.has(unit) && !present.has(unit.code)).map(regionOf);
}

/** Puts regions into typed columns. */
export function regionColumns(regions: readonly Region[]): TableColumns {
  const { fields }: Table = tables.regions;
  const columns = Object.entries(fields).map(([name, field]): [string, Column] => [
    name,
    buildColumn(
      field,
      regions.map((region) => region[name as keyof Region]),
    ),
  ]);
  return { rowCount: regions.length, columns: Object.fromEntries(columns) };
}
