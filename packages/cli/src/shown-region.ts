import { columnValue, createDataset, type PracticeDataset, type Region, tableRows } from '@practice-atlas/dataset';
import type { Division, Register } from '@practice-atlas/geo';
import type { NamedRegion } from './smallest-region.js';

/** The region of a data map, and the dataset with all parts of it. */
export interface ShownRegion {
  readonly region: NamedRegion;
  readonly dataset: PracticeDataset;
}

const WIDE: ReadonlySet<string> = new Set(['country', 'province', 'city']);

/** How many regions of a dataset lie directly below one. */
function partCount({ tables: { regions } }: PracticeDataset, code: string): number {
  const parents = regions.columns.parent_code;
  let count = 0;
  for (let row = 0; row < regions.rowCount; row++) if (parents && columnValue(parents, row) === code) count++;
  return count;
}

function regionOf({ code, name, level, parentCode }: Division): Partial<Region> {
  return { code, name, level, parent_code: parentCode };
}

/** Adds the parts of a region that a dataset lacks. Only beside figures: what is counted from rows would be 0 in each of them. */
function withParts(dataset: PracticeDataset, code: string, register: Register): PracticeDataset {
  const rows = tableRows(dataset.tables.regions);
  const present = new Set(rows.map((row) => row.code));
  const missing = [...register.path(code), ...register.children(code)].filter(
    (unit) => unit.level !== 'zone' && !present.has(unit.code),
  );
  if (missing.length === 0 || dataset.tables.figures.rowCount === 0) return dataset;
  const { name, title } = dataset;
  const { tables } = createDataset({ name, title, tables: { regions: [...rows, ...missing.map(regionOf)] } });
  return { ...dataset, tables: { ...dataset.tables, regions: tables.regions } };
}

/**
 * Finds what a map shows of the smallest region around all places: that region when the dataset knows parts of it, else the city or the
 * province around it, where figures are with all its parts.
 */
export function shownRegion(dataset: PracticeDataset, smallest: NamedRegion, register: Register): ShownRegion {
  const around = register
    .path(smallest.code)
    .toReversed()
    .find(({ code, level }) => WIDE.has(level) || partCount(dataset, code) > 1);
  if (!around || partCount(dataset, smallest.code) > 1) return { region: smallest, dataset };
  return { region: { code: around.code, name: around.name }, dataset: withParts(dataset, around.code, register) };
}
