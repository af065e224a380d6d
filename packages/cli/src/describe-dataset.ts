import {
  type Column,
  type ColumnTable,
  columnValue,
  type FindingLevel,
  formatDay,
  isValid,
  type PracticeDataset,
  type Simulation,
  type TableName,
  tableNames,
} from '@practice-atlas/dataset';
import type { TransformReport } from '@practice-atlas/transform';
import { findingCounts } from './findings-summary.js';

/** First and last day, in China, of all dates in a table. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What a dataset holds. */
export interface DatasetDescriptionReport {
  readonly version: 1;
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly schemaVersion: number;
  readonly simulation: Simulation | null;
  readonly tables: readonly { readonly name: TableName; readonly rowCount: number; readonly period: Period | null }[];
  /** Levels at which a site or anything else stands: how many units there are, and how many have a site. */
  readonly coverage: readonly { readonly level: string; readonly regions: number; readonly withSite: number }[];
  readonly figures: readonly { readonly metric: string; readonly count: number; readonly period: Period | null }[];
  readonly lifecycles: readonly {
    readonly lifecycle: string;
    readonly zh: string;
    readonly steps: readonly string[];
    readonly cases: number;
  }[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly publishedOn: string | null;
  }[];
  readonly findings: Readonly<Record<FindingLevel, number>>;
}

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

interface Span {
  least: number;
  most: number;
}

const periodOf = ({ least, most }: Span): Period | null =>
  least > most ? null : { from: formatDay(least), until: formatDay(most) };

function widen(span: Span, column: Column, row: number): void {
  if ((column.kind !== 'date' && column.kind !== 'time') || !isValid(column, row)) return;
  const value = column.values[row]!;
  const day = column.kind === 'date' ? value : Math.floor((value + CHINA_MS) / DAY_MS);
  if (day < span.least) span.least = day;
  if (day > span.most) span.most = day;
}

const emptySpan = (): Span => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY });

function periodOfTable({ columns, rowCount }: ColumnTable): Period | null {
  const span = emptySpan();
  for (const column of Object.values(columns))
    if (column.kind === 'date' || column.kind === 'time')
      for (let row = 0; row < rowCount; row++) widen(span, column, row);
  return periodOf(span);
}

/** Reads a declared column, which every dataset has. */
function textOf({ columns }: ColumnTable, name: string, row: number): string | null {
  const column = columns[name];
  const value = column ? columnValue(column, row) : null;
  return value === null ? null : String(value);
}

/** Counts, for each level in use, the units and those that hold a site, a unit below it included. */
function coverageOf({ tables: { regions, sites } }: PracticeDataset): DatasetDescriptionReport['coverage'] {
  const units = new Map<string, { level: string; parent: string | null }>();
  for (let row = 0; row < regions.rowCount; row++)
    units.set(textOf(regions, 'code', row) ?? '', {
      level: textOf(regions, 'level', row) ?? '',
      parent: textOf(regions, 'parent_code', row),
    });
  const covered = new Set<string>();
  for (let row = 0; row < sites.rowCount; row++)
    for (
      let code = textOf(sites, 'region_code', row);
      code !== null && !covered.has(code);
      code = units.get(code)?.parent ?? null
    )
      covered.add(code);
  const counts = new Map<string, { regions: number; withSite: number }>();
  for (const [code, { level }] of units) {
    const count = counts.get(level) ?? { regions: 0, withSite: 0 };
    counts.set(level, { regions: count.regions + 1, withSite: count.withSite + (covered.has(code) ? 1 : 0) });
  }
  return [...counts].map(([level, count]) => ({ level, ...count }));
}

function figuresOf({ tables: { figures } }: PracticeDataset): DatasetDescriptionReport['figures'] {
  const metrics = new Map<string, { count: number; span: Span }>();
  for (let row = 0; row < figures.rowCount; row++) {
    const metric = textOf(figures, 'metric', row) ?? '';
    const known = metrics.get(metric) ?? { count: 0, span: emptySpan() };
    known.count += 1;
    for (const name of ['period_start', 'as_of']) {
      const column = figures.columns[name];
      if (column) widen(known.span, column, row);
    }
    metrics.set(metric, known);
  }
  return [...metrics]
    .map(([metric, { count, span }]) => ({ metric, count, period: periodOf(span) }))
    .sort((a, b) => b.count - a.count || (a.metric < b.metric ? -1 : 1));
}

function lifecyclesOf({ tables: { cases }, lifecycles }: PracticeDataset): DatasetDescriptionReport['lifecycles'] {
  const counts = new Map<string, number>();
  for (let row = 0; row < cases.rowCount; row++) {
    const lifecycle = textOf(cases, 'lifecycle', row) ?? '';
    counts.set(lifecycle, (counts.get(lifecycle) ?? 0) + 1);
  }
  return [...counts].map(([lifecycle, count]) => {
    const known = Object.hasOwn(lifecycles, lifecycle) ? lifecycles[lifecycle] : undefined;
    return { lifecycle, zh: known?.zh ?? lifecycle, steps: known?.steps.map(({ step }) => step) ?? [], cases: count };
  });
}

function sourcesOf({ tables: { sources } }: PracticeDataset): DatasetDescriptionReport['sources'] {
  return Array.from({ length: sources.rowCount }, (_, row) => ({
    id: textOf(sources, 'source_id', row) ?? '',
    title: textOf(sources, 'title', row),
    publisher: textOf(sources, 'publisher', row),
    publishedOn: textOf(sources, 'published_on', row),
  }));
}

/** Says what a dataset holds, as a plain object for `JSON.stringify`. */
export function describeDataset(dataset: PracticeDataset, report: TransformReport): DatasetDescriptionReport {
  const { name, title, schemaVersion, simulation } = dataset;
  return {
    version: 1,
    name,
    title,
    schemaVersion,
    simulation,
    tables: tableNames.flatMap((table) => {
      const { rowCount } = dataset.tables[table];
      return rowCount === 0 ? [] : [{ name: table, rowCount, period: periodOfTable(dataset.tables[table]) }];
    }),
    coverage: coverageOf(dataset),
    figures: figuresOf(dataset),
    lifecycles: lifecyclesOf(dataset),
    sources: sourcesOf(dataset),
    findings: findingCounts(report),
  };
}
