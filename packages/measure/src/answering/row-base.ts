import type { TableName } from '@practice-atlas/dataset';
import type { RowAmount, RowRule } from '../metric.js';
import { type Kept, OTHER, type Plan } from '../plan/query-plan.js';
import type { RegionLevel } from '../query.js';
import { formsOf } from '../repertoire.js';
import type { Profile } from '../rows/profile.js';
import type { RowAnswer, RowKey, RowMeasure, RowTest, RowValue } from '../rows/row-question.js';
import { all, below, column, constant, isWord, known, not } from '../rows/row-values.js';
import type { CellSpace, Key } from './cell-space.js';
import { isMoment } from './known-days.js';

/** Which rows of a table a question speaks of whatever their dates, and what divides them. */
export interface RowBase {
  readonly table: TableName;
  readonly simulated: boolean;
  /** Conditions on regions and words. */
  readonly where: readonly RowTest[];
  /** The dimensions that are columns: all but the grain and `step`. */
  readonly dimensions: readonly string[];
  readonly keys: readonly RowKey[];
}

type WordKey = Extract<RowKey, { kind: 'word' }>;

function wordTest(rule: RowRule, field: string, words: ReadonlySet<string>): RowTest {
  return isWord(rule.columns[field]!, [...words]);
}

const unitNames = new WeakMap<Plan['regions'], Map<RegionLevel, ReadonlyMap<string, string | null>>>();

/** Names the unit of a level that each division lies in, once a tree. */
function namesAt({ regions }: Plan, level: RegionLevel): ReadonlyMap<string, string | null> {
  const known = unitNames.get(regions) ?? new Map<RegionLevel, ReadonlyMap<string, string | null>>();
  unitNames.set(regions, known);
  const before = known.get(level);
  if (before) return before;
  const names = new Map<string, string | null>();
  for (const code of regions.nodes.keys()) names.set(code, regions.unitAt(code, level));
  known.set(level, names);
  return names;
}

function regionKey(plan: Plan, path: string): WordKey {
  return { kind: 'word', column: path, names: namesAt(plan, plan.regionLevel!), rest: null };
}

/** Tells apart only the keys that are kept. */
function keptKey({ keys, other }: Kept, key: WordKey): WordKey {
  const names = new Map<string | null, string | null>();
  const nameOf = (name: string | null) => {
    if (keys.has(name)) return name;
    return other ? OTHER : undefined;
  };
  for (const [word, name] of key.names ?? [...keys].map((kept) => [kept, kept] as const)) {
    const named = nameOf(name);
    if (named !== undefined) names.set(word, named);
  }
  const missing = nameOf(null);
  if (missing !== undefined) names.set(null, missing);
  const rest = key.rest === null && keys.has(null) ? { rest: null } : other ? { rest: OTHER } : {};
  return { kind: 'word', column: key.column, names, ...rest };
}

/** Finds the rows that can answer; null when there are none of a basis asked for, or no column for a dimension or condition. */
export function rowBase(plan: Plan, profile: Profile, rule: RowRule): RowBase | null {
  const { table, columns, region = 'region_code' } = rule;
  const listed = plan.dataset.simulation?.tables ?? [];
  const simulated = listed.includes(table) || (table === 'cases' && listed.includes('case_steps'));
  if (profile.rowCount(table) === 0 || !plan.hasBasis(simulated ? 'simulated' : 'counted')) return null;
  const dimensions = plan.by.filter((dimension) => dimension !== plan.grain && dimension !== 'step');
  const needed = [...plan.words.keys(), ...dimensions.filter((dimension) => !dimension.includes(':'))];
  if (!needed.every((word) => word === 'step' || Object.hasOwn(columns, word))) return null;
  const bins = dimensions.map((each) => (each.startsWith('bins:') ? formsOf(plan.repertoire).binsOf(each) : null));
  if (!bins.every((each) => !each || Object.hasOwn(rule.numbers ?? {}, each.field))) return null;
  if (region === null && (plan.regionWords !== null || plan.regionLevel !== null)) return null;
  const where: RowTest[] = [];
  if (plan.regionWords && region !== null) where.push(isWord(region, plan.regionWords));
  for (const [field, words] of plan.words) if (field !== 'step') where.push(wordTest(rule, field, words));
  const keys = dimensions.map((dimension, i): RowKey => {
    const binned = bins[i];
    if (binned) return { kind: 'bin', value: column(rule.numbers![binned.field]!), edges: binned.edges };
    const key: WordKey =
      dimension.startsWith('region:') && region !== null
        ? regionKey(plan, region)
        : { kind: 'word', column: columns[dimension]!, names: null };
    return plan.kept?.dimension === dimension ? keptKey(plan.kept, key) : key;
  });
  return { table, simulated, where, dimensions, keys };
}

/** A date or time column, told in what it holds. */
export interface Clock {
  readonly value: RowValue;
  readonly kind: 'day' | 'time';
  /** Turns what a row holds into its day. */
  dayOf(value: number): number;
  /** Rows on or after a day. */
  since(day: number): RowTest;
  /** Rows before a day. */
  before(day: number): RowTest;
}

/** Opens the clock of a rule. */
export function clockOf({ zone }: Plan, table: TableName, name: string): Clock {
  const value = column(name);
  const isTime = isMoment(table, name);
  const edge = (day: number) => constant(isTime ? zone.startOf(day) : day);
  return {
    value,
    kind: isTime ? 'time' : 'day',
    dayOf: isTime ? zone.dayOf : (day) => day,
    since: (day) => all(known(value), not(below(value, edge(day)))),
    before: (day) => below(value, edge(day)),
  };
}

/** Joins tests; null where every row is meant. */
export function joinTests(tests: readonly RowTest[]): RowTest | null {
  return tests.length === 0 ? null : all(...tests);
}

/** What to ask for an amount: the number itself, then how many rows know one, where that is another question. */
export function amountMeasures(amount: RowAmount = { kind: 'count' }, test: RowTest | null = null): RowMeasure[] {
  if (amount.kind === 'count') return [{ kind: 'count', test }];
  if (amount.kind === 'distinct') return [{ kind: 'distinct', column: amount.column, test }];
  const isKnown = known(amount.value);
  return [
    { kind: 'sum', value: amount.value, test },
    { kind: 'count', test: test ? all(test, isKnown) : isKnown },
  ];
}

/** Finds the cell of each group, at the first key of dimensions that the groups do not have. */
export function cellsOfGroups(space: CellSpace, dimensions: readonly string[], answer: RowAnswer): Int32Array {
  const cells = new Int32Array(answer.groupCount);
  dimensions.forEach((dimension, d) => {
    const axis = space.axes.find((each) => each.dimension === dimension)!;
    const keys = answer.keys[d]!;
    for (let group = 0; group < cells.length; group++) {
      const index = cells[group]! < 0 ? undefined : axis.at.get(keys[group]!);
      cells[group] = index === undefined ? -1 : cells[group]! + index * axis.stride;
    }
  });
  return cells;
}

/** Lists the keys that a dimension has in some answers. */
export function keysOfAnswers(
  dimensions: readonly string[],
  answers: readonly RowAnswer[],
): (dimension: string) => Key[] {
  return (dimension) => answers.flatMap(({ keys }) => keys[dimensions.indexOf(dimension)] ?? []);
}

/** Finds the greatest of some numbers; null when none is known. */
export function greatest(values: Iterable<number>): number | null {
  let most: number | null = null;
  for (const value of values) if (!Number.isNaN(value) && (most === null || value > most)) most = value;
  return most;
}
