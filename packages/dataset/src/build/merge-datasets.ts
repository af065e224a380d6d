import type { Column, FieldColumn } from '../columns/column.js';
import { columnValue, isValid } from '../columns/column-value.js';
import { compactColumn } from '../columns/compact-column.js';
import { textIndex } from '../columns/text-index.js';
import type { Finding } from '../finding.js';
import type { Lifecycle } from '../lifecycle.js';
import type { ColumnTable, PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';
import { assembleDataset } from './assemble-dataset.js';
import { checkKeys } from './check-keys.js';
import { type DraftTable, draftTable, type FindingSink } from './draft-table.js';
import { joinRows } from './join-rows.js';
import { mergedSimulation, REFERENCE } from './merged-simulation.js';
import { quotedValue } from './personal-data.js';

/** What only the merged rows can show; every other fault was found when each dataset was made. */
const OF_MERGING = new Set([
  'key_duplicate',
  'region_unknown',
  'source_missing',
  'reference_unknown',
  'reference_unchecked',
]);

/** Puts the rows of several datasets one after the other, column by column. */
function joinedRows(name: TableName, parts: readonly PracticeDataset[], found: FindingSink): DraftTable {
  const given = parts.map((dataset): ColumnTable => dataset.tables[name]);
  const rowCount = given.reduce((sum, table) => sum + table.rowCount, 0);
  const columns = Object.entries((tables[name] as Table).fields).map(([field, { type }]): [string, Column] => [
    field,
    joinRows(type, field, given, rowCount),
  ]);
  return draftTable(name, rowCount, new Map(columns), found);
}

/** A table that stands in one dataset only keeps its columns. */
function onlyTable(name: TableName, dataset: PracticeDataset, found: FindingSink): DraftTable {
  const { rowCount, columns } = dataset.tables[name];
  const fields = Object.keys(tables[name].fields);
  return draftTable(name, rowCount, new Map(fields.map((field) => [field, columns[field]!])), found);
}

function isSame(column: Column, row: number, other: number): boolean {
  if (column.kind === 'category' && column.indices[row] === column.indices[other]) return true;
  return columnValue(column, row) === columnValue(column, other);
}

/** Takes each key once; a missing value is filled from a later dataset, a different one is reported and left out. */
function takeOnce(joined: DraftTable, findings: Finding[], found: FindingSink): DraftTable {
  const { name, columns } = joined;
  const key = columns.get((tables[name] as Table).key[0]!)!;
  const { numbers, count } = textIndex(key);
  const places = new Int32Array(count).fill(-1);
  const firsts = new Int32Array(count);
  /** Where the values of a column stand that is filled. */
  const filled = new Map<string, Int32Array>();
  let used = 0;
  for (let row = 0; row < joined.rowCount; row++) {
    const number = numbers[row]!;
    const place = places[number]!;
    if (place < 0) {
      for (const rows of [firsts, ...filled.values()]) rows[used] = row;
      places[number] = used++;
      continue;
    }
    for (const [field, column] of columns) {
      if (!isValid(column, row)) continue;
      const rows = filled.get(field) ?? firsts;
      const earlier = rows[place]!;
      if (!isValid(column, earlier)) {
        const own = rows === firsts ? Int32Array.from(firsts) : rows;
        own[place] = row;
        filled.set(field, own);
      } else if (!isSame(column, row, earlier)) {
        const kept = quotedValue(columnValue(column, earlier));
        const value = quotedValue(columnValue(column, row));
        findings.push({
          code: 'row_conflict',
          level: 'warning',
          where: { table: name, column: field },
          value,
          reason: `two datasets differ on ${name} ${JSON.stringify([columnValue(key, row)])}; "${kept}" of the first is kept`,
          remedy: 'make the datasets agree',
        });
      }
    }
  }
  const rows = firsts.subarray(0, used);
  const taken = new Map<string, Column>();
  for (const [field, column] of columns)
    taken.set(field, compactColumn(column as FieldColumn, filled.get(field)?.subarray(0, used) ?? rows));
  return draftTable(name, used, taken, found);
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
    if (parts.length < 2) {
      if (parts[0]) drafts.set(name, onlyTable(name, parts[0], found));
      continue;
    }
    const joined = joinedRows(name, parts, found);
    if (!REFERENCE.has(name)) checkKeys(joined);
    drafts.set(name, REFERENCE.has(name) ? takeOnce(joined, findings, found) : joined);
  }
  const { name, title } = datasets[0];
  const merged = assembleDataset({ name, title, lifecycles, simulation }, drafts, found);
  return { ...merged, findings: [...findings, ...found.filter(({ code }) => OF_MERGING.has(code))] };
}
