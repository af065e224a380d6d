import { type Column, isValid, matchTexts, type TimeColumn, textIndex } from '@practice-atlas/dataset';
import type { RowComparison } from './judge-repeats.js';
import { compareCells } from './judge-repeats.js';
import { Fate, type JudgedTable } from './judged-table.js';
import { placeNames } from './place-names.js';
import { sameCells } from './same-cells.js';

/** The columns that make a step what it is; `seq` may be counted anew. */
export const STEP_COLUMNS = ['step', 'at', 'tier', 'outcome'] as const;

/** Steps that an order goes through again with another team. */
const AGAIN: ReadonlySet<string> = new Set(['dispatched', 'accepted']);
const FIRST = 'placed';

/** Beyond it, steps that differ are not named. */
const MOST_COMPARISONS = 10_000;

/** The rows of `case_steps` by the number of their case: those of case i are `rows[ends[i]]` to before `rows[ends[i + 1]]`. */
interface StepRows {
  readonly rows: Int32Array;
  readonly ends: Int32Array;
}

/** Lists the steps of each case whose id the table of cases has. */
function stepRows(cases: Column, steps: Column, rowCount: number): StepRows {
  const ids = textIndex(cases);
  const owners = textIndex(steps);
  const matches = matchTexts(owners, ids);
  const ends = new Int32Array(ids.count + 1);
  const caseOf = (row: number) => (owners.numbers[row]! < 0 ? -1 : matches[owners.numbers[row]!]!);
  for (let row = 0; row < rowCount; row++) if (caseOf(row) >= 0) ends[caseOf(row) + 1]! += 1;
  for (let number = 0; number < ids.count; number++) ends[number + 1]! += ends[number]!;
  const rows = new Int32Array(ends[ids.count]!);
  const next = ends.slice();
  for (let row = 0; row < rowCount; row++) if (caseOf(row) >= 0) rows[next[caseOf(row)]!++] = row;
  return { rows, ends };
}

/** Gives the places of one table the number of the first place of another that is the same sheet; -1 = there is none. */
function matchPlaces(from: JudgedTable, to: JudgedTable): Int32Array {
  const known = new Map<string, number>();
  for (const [number, name] of placeNames(to.table.origin).entries()) if (!known.has(name)) known.set(name, number);
  return Int32Array.from(placeNames(from.table.origin), (name) => known.get(name) ?? -1);
}

function compareUnits(cases: JudgedTable, steps: JudgedTable | null): RowComparison {
  const cells = compareCells(cases);
  const stepIds = steps?.table.columns.case_id;
  const caseIds = cases.table.columns.case_id;
  if (!steps || !stepIds || !caseIds) return cells;
  const { rows, ends } = stepRows(caseIds, stepIds, steps.table.rowCount);
  const { numbers } = textIndex(caseIds);
  const { columns, origin } = steps.table;
  const places = matchPlaces(steps, cases);
  const casePlaces = matchPlaces(cases, cases);
  const compared = STEP_COLUMNS.flatMap((name) => columns[name] ?? []);
  const at = columns.at as TimeColumn | undefined;

  /** Goes on from a position in `rows` to the next step that stands in the row of a case; the end when there is none. */
  const nextOwn = (from: number, row: number): number => {
    const end = ends[numbers[row]! + 1]!;
    const place = casePlaces[cases.table.origin.placeIndices[row]!];
    const number = cases.table.origin.rowNumbers[row];
    let position = from;
    while (position < end) {
      const step = rows[position]!;
      if (origin.rowNumbers[step] === number && places[origin.placeIndices[step]!] === place) break;
      position += 1;
    }
    return position;
  };
  const ownSteps = (row: number): number[] => {
    const own: number[] = [];
    const end = ends[numbers[row]! + 1]!;
    for (let position = nextOwn(ends[numbers[row]!]!, row); position < end; position = nextOwn(position + 1, row))
      own.push(rows[position]!);
    return own;
  };
  const isSame = (a: number, b: number) => compared.every((column) => sameCells(column, a, b));
  const sameSteps = (row: number, other: number): boolean => {
    const [start, end] = [ends[numbers[row]!]!, ends[numbers[row]! + 1]!];
    let [own, others] = [nextOwn(start, row), nextOwn(start, other)];
    while (own < end && others < end && isSame(rows[own]!, rows[others]!))
      [own, others] = [nextOwn(own + 1, row), nextOwn(others + 1, other)];
    return own === end && others === end;
  };
  const wordOf = (step: number): string => {
    const words = columns.step;
    return words?.kind === 'category' && isValid(words, step) ? words.dictionary[words.indices[step]!]! : 'step';
  };
  const timeOf = (step: number): number => (at && isValid(at, step) ? at.values[step]! : Number.NaN);
  /** A dispatch that a newer export gives a later time went before that one: the order was dispatched twice. */
  const wasDoneAgain = (step: number, newer: readonly number[]): boolean =>
    AGAIN.has(wordOf(step)) &&
    newer.some((other) => wordOf(other) === wordOf(step) && timeOf(step) < timeOf(other)) &&
    newer.every((other) => wordOf(other) !== wordOf(step) || timeOf(step) < timeOf(other)) &&
    newer.every((other) => wordOf(other) !== FIRST || timeOf(other) <= timeOf(step));
  const lastOf = (own: readonly number[]): number =>
    own.reduce((last, step) => (at && isValid(at, step) ? Math.max(last, at.values[step]!) : last), -Infinity);
  const differingSteps = (own: readonly number[], others: readonly number[]): string[] => {
    if (own.length * others.length > MOST_COMPARISONS) return ['step'];
    const differing = [
      ...own.filter((step) => !others.some((other) => isSame(step, other))),
      ...others.filter((step) => !own.some((other) => isSame(step, other))),
    ];
    return [...new Set(differing.map(wordOf))];
  };
  return {
    isSame: (row, other) => cells.isSame(row, other) && sameSteps(row, other),
    differences: (row, other) => [...cells.differences(row, other), ...differingSteps(ownSteps(row), ownSteps(other))],
    compare: (row, other) => {
      const [own, others] = [ownSteps(row), ownSteps(other)];
      const [last, otherLast] = [lastOf(own), lastOf(others)];
      return own.length - others.length || (last === otherLast ? 0 : last - otherLast) || cells.compare(row, other);
    },
    release: (row, newer) => {
      const newerSteps = newer === undefined || newer < row ? [] : ownSteps(newer);
      for (const step of ownSteps(row)) if (!wasDoneAgain(step, newerSteps)) steps.setAside(step, Fate.follows, -1);
    },
  };
}

/**
 * Compares cases together with the steps that stand in the same row of their file: the one with more steps is further, then the one
 * whose last step is later, then the one with more filled cells. Steps share the fate of their case, but for a dispatch or an
 * acceptance that the row of a later file has later: it stays, as the earlier of two. Prepared when it is first asked.
 */
export function compareCases(cases: JudgedTable, steps: JudgedTable | null): RowComparison {
  let made: RowComparison | null = null;
  const ready = (): RowComparison => {
    made ??= compareUnits(cases, steps);
    return made;
  };
  return {
    isSame: (row, other) => ready().isSame(row, other),
    differences: (row, other) => ready().differences(row, other),
    compare: (row, other) => ready().compare(row, other),
    release: (row, newer) => ready().release(row, newer),
  };
}
