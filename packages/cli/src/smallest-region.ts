import { columnValue, isValid, type PracticeDataset, type Table, tableNames, tables } from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';

/** A division by code, with its name. */
export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

interface Unit extends NamedRegion {
  readonly parent: string | null;
}

function unitsOf({ tables: { regions } }: PracticeDataset): Map<string, Unit> {
  const { code, name, parent_code: parent } = regions.columns;
  const units = new Map<string, Unit>();
  if (!code || !name || !parent) return units;
  for (let row = 0; row < regions.rowCount; row++) {
    const above = columnValue(parent, row);
    const unit = { code: String(columnValue(code, row)), name: String(columnValue(name, row)) };
    units.set(unit.code, { ...unit, parent: above === null ? null : String(above) });
  }
  return units;
}

/** The codes in `region_code` of every table. */
export function regionsInUse(dataset: PracticeDataset): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const name of tableNames) {
    const { fields }: Table = tables[name];
    const column = fields.region_code && dataset.tables[name].columns.region_code;
    if (column?.kind !== 'category') continue;
    const isUsed = new Uint8Array(column.dictionary.length);
    for (let row = 0; row < column.indices.length; row++) if (isValid(column, row)) isUsed[column.indices[row]!] = 1;
    for (const [index, code] of column.dictionary.entries()) if (isUsed[index]) codes.add(code);
  }
  return codes;
}

/** Finds the smallest division that contains all places of a dataset; null when it names none, or they have none in common. */
export function smallestRegion(dataset: PracticeDataset, register: Register): NamedRegion | null {
  const units = unitsOf(dataset);
  const pathOf = (code: string): Unit[] => {
    const path: Unit[] = [];
    for (let unit = units.get(code); unit && !path.includes(unit); unit = units.get(unit.parent ?? ''))
      path.unshift(unit);
    const above = path[0]?.parent ?? (path.length === 0 ? code : null);
    const known = above === null ? [] : register.path(above);
    return [...known.map(({ parentCode, ...unit }) => ({ ...unit, parent: parentCode })), ...path];
  };
  let shared: Unit[] | null = null;
  for (const code of regionsInUse(dataset)) {
    const path = pathOf(code);
    shared = shared === null ? path : shared.filter(({ code: part }, depth) => path[depth]?.code === part);
  }
  const last = shared?.at(-1);
  return last ? { code: last.code, name: last.name } : null;
}
