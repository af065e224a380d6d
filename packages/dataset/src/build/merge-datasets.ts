import { buildColumn, type Cell } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import { columnValue } from '../columns/column-value.js';
import type { Finding } from '../finding.js';
import type { Lifecycle } from '../lifecycle.js';
import type { PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';
import { assembleDataset } from './assemble-dataset.js';
import { checkKeys } from './check-keys.js';
import { type DraftTable, draftTable, type FindingSink } from './draft-table.js';
import { mergedSimulation, REFERENCE } from './merged-simulation.js';
import { quotedValue } from './personal-data.js';

type Row = Record<string, Cell>;

/** What only the merged rows can show; every other fault was found when each dataset was made. */
const OF_MERGING = new Set([
  'key_duplicate',
  'region_unknown',
  'source_missing',
  'reference_unknown',
  'reference_unchecked',
]);

function rowsOf(dataset: PracticeDataset, name: TableName): Row[] {
  const { rowCount, columns } = dataset.tables[name];
  const fields = Object.keys(tables[name].fields);
  return Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(fields.map((field) => [field, columnValue(columns[field]!, i)])),
  );
}

/** Puts the rows of several datasets one after the other. A table that stands in one dataset only keeps its columns. */
function joinedTable(name: TableName, parts: readonly PracticeDataset[], found: FindingSink): DraftTable {
  const fields = Object.entries((tables[name] as Table).fields);
  if (parts.length === 1) {
    const { rowCount, columns } = parts[0]!.tables[name];
    return draftTable(name, rowCount, new Map(fields.map(([field]) => [field, columns[field]!])), found);
  }
  const rows = parts.flatMap((dataset) => rowsOf(dataset, name));
  const draft = columnsOfRows(name, rows, found);
  checkKeys(draft);
  return draft;
}

function columnsOfRows(name: TableName, rows: readonly Row[], found: FindingSink): DraftTable {
  const fields = Object.entries((tables[name] as Table).fields);
  const columns = fields.map(([field, { type }]): [string, Column] => [
    field,
    buildColumn(
      { type },
      rows.map((row) => row[field]!),
    ),
  ]);
  return draftTable(name, rows.length, new Map(columns), found);
}

/** Takes each key once; a missing value is filled from a later dataset, a different one is reported and left out. */
function joinRows(name: TableName, parts: readonly PracticeDataset[], findings: Finding[]): Row[] {
  const table: Table = tables[name];
  const byKey = new Map<string, Row>();
  for (const row of parts.flatMap((dataset) => rowsOf(dataset, name))) {
    const key = JSON.stringify(table.key.map((field) => row[field]));
    const earlier = byKey.get(key);
    if (!earlier) byKey.set(key, row);
    for (const field of earlier ? Object.keys(table.fields) : []) {
      if (row[field] === null || row[field] === earlier![field]) continue;
      if (earlier![field] === null) earlier![field] = row[field]!;
      else
        findings.push({
          code: 'row_conflict',
          level: 'warning',
          where: { table: name, column: field },
          value: quotedValue(row[field]),
          reason: `two datasets differ on ${name} ${key}; "${quotedValue(earlier![field])}" of the first is kept`,
          remedy: 'make the datasets agree',
        });
    }
  }
  return [...byKey.values()];
}

function mergedLifecycles(datasets: readonly PracticeDataset[], findings: Finding[]): Record<string, Lifecycle> {
  const lifecycles: Record<string, Lifecycle> = Object.create(null);
  for (const dataset of datasets)
    for (const [name, lifecycle] of Object.entries(dataset.lifecycles)) {
      const earlier = lifecycles[name];
      if (!earlier) lifecycles[name] = lifecycle;
      else if (JSON.stringify(earlier) !== JSON.stringify(lifecycle))
        findings.push({
          code: 'lifecycle_conflict',
          level: 'warning',
          where: { property: `lifecycles.${name}` },
          value: quotedValue(name),
          reason: `two datasets describe the lifecycle ${quotedValue(name)} differently; the first is kept`,
          remedy: 'make the datasets agree',
        });
    }
  return lifecycles;
}

/**
 * Merges datasets into a new one that is named after the first. Rows of `regions` and `sources` with the same key become one;
 * in every other table a repeated key is a finding. References are checked again, so that one dataset may bring the regions of
 * another. `figures` of real and simulated sources may mix, because each names its source; where a figure would pass for simulated
 * by its source afterwards and did not before, or the other way round, that throws `dataset_mixed`, as do simulated and real rows
 * of any other table, and two different simulations.
 */
export function mergeDatasets(...datasets: readonly [PracticeDataset, ...PracticeDataset[]]): PracticeDataset {
  const simulation = mergedSimulation(datasets);
  const findings = datasets.flatMap((dataset) => dataset.findings.filter(({ code }) => code !== 'reference_unchecked'));
  const lifecycles = mergedLifecycles(datasets, findings);
  const drafts = new Map<TableName, DraftTable>();
  const found: Finding[] = [];
  for (const name of tableNames) {
    const parts = datasets.filter((dataset) => dataset.tables[name].rowCount > 0);
    if (parts.length > 1 && REFERENCE.has(name))
      drafts.set(name, columnsOfRows(name, joinRows(name, parts, findings), found));
    else if (parts.length > 0) drafts.set(name, joinedTable(name, parts, found));
  }
  const { name, title } = datasets[0];
  const merged = assembleDataset({ name, title, lifecycles, simulation }, drafts, found);
  return { ...merged, findings: [...findings, ...found.filter(({ code }) => OF_MERGING.has(code))] };
}
