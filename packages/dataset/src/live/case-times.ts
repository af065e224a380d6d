import { buildColumn } from '../columns/build-column.js';
import type { CategoryColumn, Column, NumberColumn, TimeColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { expandTimes } from '../columns/seconds.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import { type GrowingNumbers, growNumbers } from './growing-numbers.js';
import { growWords } from './growing-words.js';

/** The derived columns of `cases` that grow with their steps. */
export interface CaseTimes {
  readonly byteLength: number;
  /** Adds cases that have no step yet. */
  appendCases(rowCount: number): void;
  /** Adds steps behind those that are there, each with the row of its case. */
  appendSteps(owners: ArrayLike<number>): void;
  /** Derives the columns of some cases anew from all their steps. */
  derive(cases: Iterable<number>, steps: Readonly<Record<string, Column>>): void;
  columns(): Record<string, Column>;
  hold(): void;
}

/** The times of one step: `last` is null as long as no case had the step twice. */
interface StepTimes {
  readonly first: GrowingNumbers;
  readonly last: GrowingNumbers | null;
}

const isNever = (column: Column, rowCount: number): boolean => {
  for (let row = 0; row < rowCount; row++) if (isValid(column, row)) return false;
  return true;
};

/**
 * Begins with cases, their derived columns, and the owner of each step, below 0 = none; a step that never happened shares one column with
 * all such. Seconds are laid out as milliseconds: columns of which any row may change grow in place.
 */
export function growCaseTimes(
  derived: Readonly<Record<string, Column>>,
  rowCount: number,
  owners: ArrayLike<number>,
  stepNames: readonly string[],
  meter: CopyMeter,
): CaseTimes {
  let caseCount = rowCount;
  const begin = (): GrowingNumbers => growNumbers(buildColumn({ type: 'time' }, []) as TimeColumn, 0, false, meter);
  const missing = (): GrowingNumbers => {
    const column = begin();
    column.appendSame(null, caseCount);
    return column;
  };
  const grown = (column: Column) => growNumbers(expandTimes(column) as TimeColumn, rowCount, false, meter);
  const never = missing();
  const times = new Map<string, StepTimes>();
  for (const name of stepNames) {
    const [first, last] = [derived[`first_${name}_at`]!, derived[`last_${name}_at`]!];
    if (!isNever(first, rowCount)) times.set(name, { first: grown(first), last: last === first ? null : grown(last) });
  }
  const dispatchCounts = growNumbers(derived.dispatch_count as NumberColumn, rowCount, true, meter);
  const dispatchTiers = growWords(derived.dispatch_tier as CategoryColumn, rowCount, meter);
  /** Steps of a case from the latest row back: numbers of rows + 1, 0 = no more. */
  const latest = new GrowingArray(new Int32Array(rowCount), meter, 0);
  const earlier = new GrowingArray(new Int32Array(0), meter, 0);
  const appendSteps = (added: ArrayLike<number>): void => {
    const before = new Int32Array(added.length);
    const count = earlier.length;
    for (let i = 0; i < added.length; i++) {
      const owner = added[i]!;
      if (owner < 0) continue;
      before[i] = latest.at(owner);
      latest.set(owner, count + i + 1);
    }
    earlier.append(before);
  };
  appendSteps(owners);

  const write = (name: string, row: number, first: number | null, last: number | null): void => {
    const known = times.get(name) ?? (first === null ? null : { first: missing(), last: null });
    if (!known) return;
    known.first.put(row, first);
    let own = known.last;
    if (!own && first !== last) {
      own = begin();
      own.append(known.first.view(), caseCount);
    }
    own?.put(row, last);
    if (own !== known.last || !times.has(name)) times.set(name, { first: known.first, last: own });
  };
  const all = () => [
    never,
    ...[...times.values()].flatMap(({ first, last }) => (last ? [first, last] : [first])),
    dispatchCounts,
    dispatchTiers,
  ];
  return {
    get byteLength() {
      return [...all(), latest, earlier].reduce((sum, part) => sum + part.byteLength, 0);
    },
    appendCases(count) {
      never.appendSame(null, count);
      for (const { first, last } of times.values()) {
        first.appendSame(null, count);
        last?.appendSame(null, count);
      }
      dispatchCounts.appendSame(0, count);
      dispatchTiers.appendMissing(count);
      latest.appendSame(0, count);
      caseCount += count;
    },
    appendSteps,
    derive(cases, steps) {
      const step = steps.step as CategoryColumn;
      const tier = steps.tier as CategoryColumn;
      const at = (steps.at as TimeColumn).values;
      const seq = (steps.seq as NumberColumn).values;
      for (const row of cases) {
        const rows: number[] = [];
        for (let next = latest.at(row); next > 0; next = earlier.at(next - 1)) rows.push(next - 1);
        rows.sort((a, b) => seq[a]! - seq[b]!);
        const own = new Map<string, number[]>();
        for (const each of rows) {
          const word = step.dictionary[step.indices[each]!]!;
          own.set(word, [...(own.get(word) ?? []), each]);
        }
        for (const name of stepNames) {
          const found = own.get(name);
          write(name, row, found ? at[found[0]!]! : null, found ? at[found.at(-1)!]! : null);
        }
        const dispatched = own.get('dispatched') ?? [];
        dispatchCounts.put(row, dispatched.length);
        const [first] = dispatched;
        const hasTier = first !== undefined && isValid(tier, first);
        dispatchTiers.put(row, hasTier ? tier.dictionary[tier.indices[first]!]! : null);
      }
    },
    columns() {
      const columns: Record<string, Column> = {};
      for (const name of stepNames) {
        const own = times.get(name);
        columns[`first_${name}_at`] = (own?.first ?? never).view();
        columns[`last_${name}_at`] = (own?.last ?? own?.first ?? never).view();
      }
      columns.dispatch_count = dispatchCounts.view();
      columns.dispatch_tier = dispatchTiers.view();
      return columns;
    },
    hold() {
      for (const column of all()) column.hold();
    },
  };
}
