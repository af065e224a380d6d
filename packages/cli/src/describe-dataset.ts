import {
  type ColumnTable,
  columnValue,
  type FindingLevel,
  formatDay,
  type Lifecycle,
  type PracticeDataset,
  type Simulation,
  type Table,
  type TableName,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import type { GroupKey, RowAnswer, RowQuestion, RowSource } from '@practice-atlas/measure/rows.js';

/** First and last day, in China, of all dates in a table. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What a dataset holds. */
export interface DatasetDescriptionReport {
  readonly version: 1;
  /** What read the rows. */
  readonly engine: 'memory' | 'duckdb';
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
  /** Null where rows were not checked. */
  readonly findings: Readonly<Record<FindingLevel, number>> | null;
}

/** What is known of a dataset besides its rows. */
export interface DescribedPackage
  extends Pick<PracticeDataset, 'name' | 'title' | 'schemaVersion' | 'simulation' | 'lifecycles'> {
  /** Every division, those filled in from the register included. */
  readonly regions: ColumnTable<'regions'>;
}

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

type Measure = RowQuestion['measures'][number];

const COUNT: Measure = { kind: 'count', test: null };

interface Clock {
  readonly name: string;
  readonly isTime: boolean;
}

/** The dates and times of a table, with those that cases take from their steps. */
function clocksOf(table: TableName, lifecycles: Readonly<Record<string, Lifecycle>>): Clock[] {
  const { fields }: Table = tables[table];
  const own = Object.entries(fields).flatMap(([name, { type }]): Clock[] =>
    type === 'date' || type === 'time' ? [{ name, isTime: type === 'time' }] : [],
  );
  if (table !== 'cases') return own;
  const steps = new Set(Object.values(lifecycles).flatMap((each) => each.steps.map(({ step }) => step)));
  const ofSteps = [...steps].flatMap((step) => [`first_${step}_at`, `last_${step}_at`]);
  return [...own, ...ofSteps.map((name) => ({ name, isTime: true }))];
}

const spansOf = (clocks: readonly Clock[]): Measure[] =>
  clocks.flatMap(({ name }) =>
    (['least', 'greatest'] as const).map(
      (kind): Measure => ({ kind, value: { kind: 'column', column: name }, test: null }),
    ),
  );

/** Reads the period of a group off its count and the spans of its clocks. */
function periodOf(clocks: readonly Clock[], { values }: RowAnswer, group: number): Period | null {
  const dayOf = (number: number, isTime: boolean) => (isTime ? Math.floor((number + CHINA_MS) / DAY_MS) : number);
  const days = clocks.flatMap(({ isTime }, i) =>
    [values[1 + 2 * i]![group]!, values[2 + 2 * i]![group]!].map((number) => dayOf(number, isTime)),
  );
  const known = days.filter((day) => !Number.isNaN(day));
  return known.length === 0 ? null : { from: formatDay(Math.min(...known)), until: formatDay(Math.max(...known)) };
}

const question = (table: TableName, columns: readonly string[], measures: readonly Measure[]): RowQuestion => ({
  table,
  where: null,
  by: columns.map((column) => ({ kind: 'word', column, names: null })),
  measures,
});

const textOf = (key: GroupKey | undefined): string | null => (key === null || key === undefined ? null : String(key));

/** Lists the groups of an answer. */
const groupsOf = ({ groupCount }: RowAnswer): number[] => Array.from({ length: groupCount }, (_, group) => group);

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Counts, for each level in use, the units and those that hold a site, a unit below it included. */
function coverageOf(
  { columns, rowCount }: DescribedPackage['regions'],
  withSite: Iterable<string | null>,
): DatasetDescriptionReport['coverage'] {
  const cell = (name: string, row: number) => {
    const column = columns[name];
    const value = column ? columnValue(column, row) : null;
    return value === null ? null : String(value);
  };
  const units = new Map<string, { level: string; parent: string | null }>();
  for (let row = 0; row < rowCount; row++)
    units.set(cell('code', row) ?? '', { level: cell('level', row) ?? '', parent: cell('parent_code', row) });
  const covered = new Set<string>();
  for (const first of withSite)
    for (let code = first; code !== null && !covered.has(code); code = units.get(code)?.parent ?? null)
      covered.add(code);
  const counts = new Map<string, { regions: number; withSite: number }>();
  for (const [code, { level }] of units) {
    const count = counts.get(level) ?? { regions: 0, withSite: 0 };
    counts.set(level, { regions: count.regions + 1, withSite: count.withSite + (covered.has(code) ? 1 : 0) });
  }
  const { values = [] } = tables.regions.fields.level;
  const order = new Map([...counts.keys()].map((level) => [level, values.indexOf(level)]));
  return [...counts]
    .map(([level, count]) => ({ level, ...count }))
    .sort((a, b) => order.get(a.level)! - order.get(b.level)! || byText(a.level, b.level));
}

const FIGURE_CLOCKS: readonly Clock[] = [
  { name: 'period_start', isTime: false },
  { name: 'as_of', isTime: false },
];

function figuresOf(answer: RowAnswer): DatasetDescriptionReport['figures'] {
  return groupsOf(answer)
    .map((group) => ({
      metric: textOf(answer.keys[0]![group]) ?? '',
      count: answer.values[0]![group]!,
      period: periodOf(FIGURE_CLOCKS, answer, group),
    }))
    .sort((a, b) => b.count - a.count || byText(a.metric, b.metric));
}

function lifecyclesOf(
  answer: RowAnswer,
  lifecycles: Readonly<Record<string, Lifecycle>>,
): DatasetDescriptionReport['lifecycles'] {
  return groupsOf(answer)
    .map((group) => {
      const lifecycle = textOf(answer.keys[0]![group]) ?? '';
      const known = Object.hasOwn(lifecycles, lifecycle) ? lifecycles[lifecycle] : undefined;
      const steps = known?.steps.map(({ step }) => step) ?? [];
      return { lifecycle, zh: known?.zh ?? lifecycle, steps, cases: answer.values[0]![group]! };
    })
    .sort((a, b) => b.cases - a.cases || byText(a.lifecycle, b.lifecycle));
}

function sourcesOf({ keys, values, groupCount }: RowAnswer): DatasetDescriptionReport['sources'] {
  return Array.from({ length: groupCount }, (_, group) => {
    const day = values[0]![group]!;
    return {
      id: textOf(keys[0]![group]) ?? '',
      title: textOf(keys[1]![group]),
      publisher: textOf(keys[2]![group]),
      publishedOn: Number.isNaN(day) ? null : formatDay(day),
    };
  }).sort((a, b) => byText(a.id, b.id));
}

/**
 * Says what a dataset holds, as a plain object for `JSON.stringify`; whichever engine has the rows is asked the same. Levels stand from the country
 * down, figures and cases by their number, sources by their ids.
 */
export async function describeDataset(
  described: DescribedPackage,
  rows: RowSource,
  engine: DatasetDescriptionReport['engine'],
  findings: DatasetDescriptionReport['findings'],
  options: { readonly signal?: AbortSignal } = {},
): Promise<DatasetDescriptionReport> {
  const { name, title, schemaVersion, simulation, lifecycles, regions } = described;
  const clocks = tableNames.map((table) => clocksOf(table, lifecycles));
  const answers = await rows.answerRows(
    [
      question('sites', ['region_code'], [COUNT]),
      question('figures', ['metric'], [COUNT, ...spansOf(FIGURE_CLOCKS)]),
      question('cases', ['lifecycle'], [COUNT]),
      question('sources', ['source_id', 'title', 'publisher'], spansOf([{ name: 'published_on', isTime: false }])),
      ...tableNames.map((table, i) => question(table, [], [COUNT, ...spansOf(clocks[i]!)])),
    ],
    options,
  );
  const [sites, figures, cases, sources, ...ofTables] = answers;
  return {
    version: 1,
    engine,
    name,
    title,
    schemaVersion,
    simulation,
    tables: tableNames.flatMap((table, i) => {
      const answer = ofTables[i]!;
      const rowCount = table === 'regions' ? regions.rowCount : answer.values[0]![0]!;
      return rowCount === 0 ? [] : [{ name: table, rowCount, period: periodOf(clocks[i]!, answer, 0) }];
    }),
    coverage: coverageOf(regions, sites!.keys[0]!.map(textOf)),
    figures: figuresOf(figures!),
    lifecycles: lifecyclesOf(cases!, lifecycles),
    sources: sourcesOf(sources!),
    findings,
  };
}
