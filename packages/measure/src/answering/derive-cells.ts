import { add, compareQuantities, exact, type Quantity, ratio, subtract, sum } from '@practice-atlas/dataset';
import type { DerivationWord } from '../plan/derivation.js';
import type { Grain } from '../query.js';
import type { Axis, CellSpace } from './cell-space.js';
import type { DatedValue } from './dated-value.js';

type Cells = (cell: number) => DatedValue;

/** How many periods back the same period of the year before lies. */
const PERIODS_A_YEAR: Readonly<Partial<Record<Grain, number>>> = { month: 12, quarter: 4, year: 1 };

function withQuantity(given: DatedValue, quantity: Quantity | null, unknown: DatedValue): DatedValue {
  if (!quantity || quantity.value === null) return unknown;
  return { ...given, value: { ...given.value, quantity, parts: null } };
}

/** Puts the growth on an earlier cell in the place of each value; unknown where that one is unknown or zero. */
function changes(read: Cells, earlier: (cell: number) => number, unknown: DatedValue): Cells {
  return (cell) => {
    const from = earlier(cell);
    const [now, then] = [read(cell), from < 0 ? unknown : read(from)];
    if (!now.value.quantity || !then.value.quantity) return unknown;
    return withQuantity(now, ratio(subtract(now.value.quantity, then.value.quantity), then.value.quantity), unknown);
  };
}

function cumulated(read: Cells, axis: Axis, first: number, unknown: DatedValue): Cells {
  const known = new Map<number, DatedValue>();
  const total: Cells = (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const period = Math.floor(cell / axis.stride) % axis.keys.length;
    const own = read(cell);
    const earlier = period <= first ? null : total(cell - axis.stride);
    const quantity =
      own.value.quantity && (earlier === null || earlier.value.quantity)
        ? earlier === null
          ? own.value.quantity
          : add(own.value.quantity, earlier.value.quantity!)
        : null;
    const made = withQuantity(own, quantity, unknown);
    known.set(cell, made);
    return made;
  };
  return total;
}

/** Lists the cells of the same period as a cell: those that share a whole. */
function besideOf(space: CellSpace, grain: Axis | undefined): (cell: number) => number[] {
  const groups = new Map<number, number[]>();
  const periodOf = (cell: number) => (grain ? Math.floor(cell / grain.stride) % grain.keys.length : 0);
  for (let cell = 0; cell < space.size; cell++) {
    const group = groups.get(periodOf(cell)) ?? [];
    groups.set(periodOf(cell), group);
    group.push(cell);
  }
  return (cell) => groups.get(periodOf(cell))!;
}

function shares(read: Cells, beside: (cell: number) => number[], unknown: DatedValue): Cells {
  const wholes = new Map<number[], Quantity>();
  return (cell) => {
    const group = beside(cell);
    if (group.some((each) => read(each).value.suppressed)) return unknown;
    const whole = wholes.get(group) ?? sum(group.map((each) => read(each).value.quantity ?? exact(0)));
    wholes.set(group, whole);
    const own = read(cell);
    if (!own.value.quantity || whole.value === null) return unknown;
    const made = withQuantity(own, ratio(own.value.quantity, whole), unknown);
    if (!made.value.quantity) return unknown;
    return { ...made, value: { ...made.value, parts: { numerator: own.value.quantity, denominator: whole } } };
  };
}

/** Ranks by value: 1 is the best, equals share a rank. A value whose place its bounds leave open has none. */
function ranks(read: Cells, beside: (cell: number) => number[], isMoreBetter: boolean, unknown: DatedValue): Cells {
  return (cell) => {
    const own = read(cell);
    if (!own.value.quantity) return unknown;
    let better = 0;
    for (const each of beside(cell)) {
      const other = each === cell ? null : read(each).value.quantity;
      if (!other) continue;
      const order = compareQuantities(other, own.value.quantity);
      if (order === null) return unknown;
      if (isMoreBetter ? order > 0 : order < 0) better++;
    }
    return withQuantity(own, exact(better + 1), unknown);
  };
}

/** What a derivation needs to know of the question. */
export interface DerivationScope {
  readonly space: CellSpace;
  readonly grain: Grain | null;
  /** The first period that is shown: those before it are there to compare with. */
  readonly firstShown: number | null;
  readonly direction: 'more' | 'less' | 'neutral';
  readonly unknown: DatedValue;
}

/** Makes other values of the values of a metric, cell by cell. `per_10k` is a ratio of two metrics and is none of them. */
export function deriveCells(word: DerivationWord, read: Cells, scope: DerivationScope): Cells {
  const { space, grain, firstShown, direction, unknown } = scope;
  const axis = space.axes.find(({ dimension }) => dimension === grain);
  const back = (count: number) => (cell: number) =>
    axis && Math.floor(cell / axis.stride) % axis.keys.length >= count ? cell - count * axis.stride : -1;
  switch (word) {
    case 'previous_change':
      return changes(read, back(1), unknown);
    case 'year_change':
      return changes(read, back(PERIODS_A_YEAR[grain!] ?? 0), unknown);
    case 'cumulative':
      return cumulated(read, axis!, firstShown === null ? 0 : firstShown - (axis!.keys[0] as number), unknown);
    case 'share':
      return shares(read, besideOf(space, axis), unknown);
    case 'rank':
      return ranks(read, besideOf(space, axis), direction !== 'less', unknown);
    default:
      return read;
  }
}
