import {
  createDataset,
  type DatasetDescription,
  type Finding,
  isTableName,
  type PracticeDataset,
  type TableColumns,
  type TableName,
  tableRows,
} from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { fillRegions, type GivenTable, regionColumns } from './fill-regions.js';
import { joinTables } from './join-tables.js';

/** Rows for one table. */
export interface TableRows {
  /** One of the seventeen tables. */
  readonly name: string;
  readonly rows: readonly object[];
  readonly findings?: readonly Finding[];
}

/** Columns for one table; what `normalizeTable` makes, a `NormalizedTable` and a `ColumnTable` fit. */
export interface NamedColumns extends TableColumns {
  /** One of the seventeen tables. */
  readonly name: string;
  readonly findings?: readonly Finding[];
}

export interface DatasetOptions extends DatasetDescription {
  /** Fills `regions` with every unit of each level in use. */
  readonly register?: Register;
  /** Code of the unit whose units are filled in; default: the smallest that contains every code in use. */
  readonly within?: string;
}

type Part = TableRows | NamedColumns;

function rowsOf(part: Part): readonly object[] {
  return 'rows' in part ? part.rows : tableRows(part);
}

function joinParts(name: string, parts: readonly Part[]): GivenTable {
  const columns = parts.flatMap((part) => ('rows' in part ? [] : [part]));
  if (columns.length === parts.length && isTableName(name)) return joinTables(name, columns);
  const [only] = parts;
  return only && parts.length === 1 ? rowsOf(only) : parts.flatMap(rowsOf);
}

/**
 * Hands tables over as a dataset. Columns are taken as they are, without a copy; rows are copied into typed columns.
 * Several tables of one name are joined; where one of them is rows and another columns, all are read as rows, and where they came
 * from is forgotten. With a register, `regions` gets every unit of each level in use (else a coverage would have no denominator),
 * below the smallest unit that contains all codes, or below `within`; a given `regions` table comes first and stands as it is.
 * Findings of the tables are kept, or go to `log`. Throws AtlasError `table_unknown`.
 *
 * @example
 * toDataset([{ name: 'sites', rows: [{ site_id: 'S1', tier: 'station' }] }], { name: 'county', title: { zh: '县', en: 'County' } });
 */
export function toDataset(tables: readonly Part[], options: DatasetOptions): PracticeDataset {
  const { register, within, ...description } = options;
  const parts = new Map<string, Part[]>();
  for (const part of tables) parts.set(part.name, [...(parts.get(part.name) ?? []), part]);
  const joined = new Map([...parts].map(([name, list]): [string, GivenTable] => [name, joinParts(name, list)]));
  if (register) {
    const known = new Map([...joined].filter((entry): entry is [TableName, GivenTable] => isTableName(entry[0])));
    const filled = fillRegions(known, register, within);
    const given = parts.get('regions') ?? [];
    if (filled.length > 0)
      joined.set('regions', joinParts('regions', [...given, { name: 'regions', ...regionColumns(filled) }]));
  }
  const earlier = tables.flatMap((table) => table.findings ?? []);
  const { log, findings = [] } = description;
  if (log) for (const finding of earlier) log.add(finding);
  return createDataset({
    ...description,
    tables: Object.fromEntries(joined),
    findings: log ? findings : [...findings, ...earlier],
  });
}
