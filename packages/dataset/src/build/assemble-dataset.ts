import { buildColumn, type Cell } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import type { Finding } from '../finding.js';
import type { Lifecycle } from '../lifecycle.js';
import { lifecycles as shipped } from '../lifecycles/index.js';
import type { ColumnTable, PracticeDataset, Simulation } from '../practice-dataset.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { type TableName, tableNames } from '../tables/index.js';
import { caseColumns, type StepCells } from './case-columns.js';
import { checkReferences } from './check-references.js';
import { type ParsedTable, parseTable, whereOf } from './parse-table.js';
import { quotedValue } from './personal-data.js';
import { type RawTable, rawRows } from './raw-table.js';

/** What a dataset says of itself. */
export interface DatasetDescription {
  name: string;
  title: { zh: string; en: string };
  /** Replaces or adds to the lifecycles that ship. */
  lifecycles?: Readonly<Record<string, Lifecycle>>;
  simulation?: Simulation | null;
  /** Findings of earlier steps, kept in front. */
  findings?: readonly Finding[];
}

type Values = ReadonlyMap<string, readonly Cell[]>;

function keptValues({ kept, values }: ParsedTable): Values {
  if (!kept.includes(0)) return values;
  return new Map([...values].map(([name, cells]) => [name, cells.filter((_, row) => kept[row] === 1)]));
}

function checkWords(
  parsed: ParsedTable,
  column: string,
  known: ReadonlySet<Cell>,
  code: string,
  remedy: string,
  findings: Finding[],
): void {
  const cells = parsed.values.get(column)!;
  const reported = new Set<Cell>();
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell === null || parsed.kept[row] === 0 || known.has(cell) || reported.has(cell)) continue;
    reported.add(cell);
    findings.push({
      code,
      level: 'warning',
      where: whereOf(parsed.raw, row, column),
      value: quotedValue(cell),
      reason: `no ${column} of the dataset is called "${quotedValue(cell)}"; its rows are kept, but no rate counts them`,
      remedy,
    });
  }
}

/** Builds the typed columns of a dataset from raw tables: checks cells, keys and references, then copies once. */
export function assembleDataset(
  description: DatasetDescription,
  raws: ReadonlyMap<TableName, RawTable>,
): PracticeDataset {
  const findings: Finding[] = [...(description.findings ?? [])];
  const lifecycles: Record<string, Lifecycle> = Object.assign(Object.create(null), shipped, description.lifecycles);
  const parsed = new Map<TableName, ParsedTable>();
  for (const name of tableNames) parsed.set(name, parseTable(raws.get(name) ?? rawRows(name, []), findings));
  checkReferences(parsed, findings);
  const steps = new Set<Cell>(
    Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step)),
  );
  const remedy = 'describe it under lifecycles, or correct the word';
  checkWords(
    parsed.get('cases')!,
    'lifecycle',
    new Set(Object.keys(lifecycles)),
    'lifecycle_unknown',
    remedy,
    findings,
  );
  checkWords(parsed.get('case_steps')!, 'step', steps, 'step_unknown', remedy, findings);

  const built = {} as Record<TableName, ColumnTable>;
  const values = new Map<TableName, Values>();
  for (const [name, table] of parsed) {
    const cells = keptValues(table);
    const columns: Record<string, Column> = {};
    for (const [column, field] of Object.entries(table.table.fields))
      columns[column] = buildColumn(field, cells.get(column)!);
    values.set(name, cells);
    built[name] = { name, rowCount: table.kept.reduce((total, kept) => total + kept, 0), columns };
  }
  const stepCells = Object.fromEntries(values.get('case_steps')!) as unknown as StepCells;
  const derived = caseColumns(values.get('cases')!.get('case_id')!, stepCells, lifecycles);
  built.cases = { ...built.cases, columns: { ...built.cases.columns, ...derived } };
  return {
    schemaVersion: SCHEMA_VERSION,
    name: description.name,
    title: description.title,
    tables: built as PracticeDataset['tables'],
    lifecycles,
    simulation: description.simulation ?? null,
    findings,
  };
}
