import {
  createDataset,
  type DatasetDescription,
  type Finding,
  isTableName,
  type PracticeDataset,
  type TableName,
} from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { fillRegions } from './fill-regions.js';

/** Rows for one table; what `normalizeTable` makes fits. */
export interface TableRows {
  /** One of the seventeen tables. */
  readonly name: string;
  readonly rows: readonly object[];
  readonly findings?: readonly Finding[];
}

export interface DatasetOptions extends DatasetDescription {
  /** Fills `regions` with every unit of each level in use. */
  readonly register?: Register;
  /** Code of the unit whose units are filled in; default: the smallest that contains every code in use. */
  readonly within?: string;
}

/**
 * Hands tables over as a dataset: one copy into typed columns. Several tables of one name are joined.
 * With a register, `regions` gets every unit of each level in use (else a coverage would have no denominator), below the smallest
 * unit that contains all codes, or below `within`; rows of a given `regions` table come first and stand as they are.
 * Findings of the tables are kept. Throws AtlasError `table_unknown`.
 */
export function toDataset(tables: readonly TableRows[], options: DatasetOptions): PracticeDataset {
  const { register, within, ...description } = options;
  const joined = new Map<string, readonly object[]>();
  for (const { name, rows } of tables) joined.set(name, [...(joined.get(name) ?? []), ...rows]);
  if (register) {
    const known = new Map(
      [...joined].filter((entry): entry is [TableName, readonly object[]] => isTableName(entry[0])),
    );
    joined.set('regions', fillRegions(known, register, within));
  }
  const findings = [...(options.findings ?? []), ...tables.flatMap((table) => table.findings ?? [])];
  return createDataset({ ...description, tables: Object.fromEntries(joined), findings });
}
