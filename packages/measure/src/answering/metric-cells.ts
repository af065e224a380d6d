import { exact, type Quantity } from '@practice-atlas/dataset';
import type { Basis } from '../answer.js';
import type { Choice } from '../figures/figure-choice.js';
import type { FigureRow } from '../figures/figure-list.js';
import { firstDay, knownDay } from '../plan/calendar.js';
import { OTHER, type Plan } from '../plan/query-plan.js';
import { formsOf } from '../repertoire.js';
import type { CellSpace } from './cell-space.js';
import { type DatedValue, HIDDEN, UNKNOWN } from './dated-value.js';
import type { MetricDraft } from './metric-draft.js';
import type { RowDraft, RowFacts } from './row-draft.js';

function fromChoice({ quantity, simulated, figureIds, conflicts, asOf, day, sums }: Choice): DatedValue {
  const basis: Basis = simulated ? 'simulated' : 'reported';
  return {
    value: { quantity, basis, parts: null, figureIds, asOf, suppressed: false, conflicts },
    day,
    isPresent: true,
    sums,
  };
}

function fromListed(figures: readonly FigureRow[]): DatedValue {
  const simulated = figures.filter((figure) => figure.simulated).length;
  const basis: Basis = simulated === 0 ? 'counted' : simulated === figures.length ? 'simulated' : 'mixed';
  const newest = figures.reduce<FigureRow | null>(
    (best, figure) => ((figure.asOf ?? -Infinity) > (best?.asOf ?? -Infinity) ? figure : best),
    null,
  );
  return {
    value: {
      ...UNKNOWN.value,
      quantity: exact(figures.length),
      basis,
      figureIds: figures.map(({ id }) => id),
      asOf: newest && knownDay(newest.asOf, newest.asOfPrecision),
    },
    day: newest?.asOf ?? null,
    isPresent: figures.length > 0,
    sums: [],
  };
}

/** Gives the day for which rows hold in a period: its last one, or the newest known when that lies within it. */
function dayOfPeriod(plan: Plan, facts: RowFacts, period: number | null): number | null {
  if (period === null || !plan.grain) return facts.newestDay;
  const [from, until] = [firstDay(plan.grain, period), firstDay(plan.grain, period + 1)];
  const { newestDay } = facts;
  return newestDay !== null && newestDay >= from && newestDay < until ? newestDay : until - 1;
}

/**
 * Says whether no row holds for a period because the table's clock does not reach it: then its count is unknown, not zero.
 * A stock lasts after the newest day; before the first one only rows without a beginning are known of.
 */
function isUnreached(plan: Plan, { rule }: RowDraft, facts: RowFacts, count: number, period: number | null): boolean {
  const { grain, window, asOf, stepWindows } = plan;
  if (!grain && !window && asOf === null && stepWindows.size === 0) return false;
  const isOfPeriod = grain !== null && period !== null;
  const from = isOfPeriod ? firstDay(grain, period) : (window?.days.from ?? -Infinity);
  const until = isOfPeriod
    ? firstDay(grain, period + 1)
    : Math.min(window?.days.until ?? Infinity, (asOf ?? Infinity) + 1);
  const isBefore = until <= facts.known.from;
  if (rule.shape === 'stock') return isBefore && (isOfPeriod || count === 0);
  return count === 0 && (isBefore || from >= facts.known.until);
}

function valuesOfRows(
  plan: Plan,
  { rows, asked }: MetricDraft,
  facts: RowFacts | null,
  space: CellSpace,
): (cell: number) => DatedValue {
  if (!rows || !facts) return () => UNKNOWN;
  const { values, wholes } = facts.cells(space);
  const grain = space.axes.find(({ dimension }) => dimension === plan.grain);
  const basis: Basis = rows.simulated ? 'simulated' : 'counted';
  const isCount = !wholes && asked.metric.kind !== 'duration';
  const days = new Map<number | null, { readonly day: number | null; readonly asOf: string | null }>();
  const dayIn = (period: number | null) => {
    const before = days.get(period);
    if (before) return before;
    const day = dayOfPeriod(plan, facts, period);
    const found = { day, asOf: knownDay(day, 'day') };
    days.set(period, found);
    return found;
  };
  return (cell) => {
    const period = grain ? (grain.keys[Math.floor(cell / grain.stride) % grain.keys.length] as number) : null;
    const number = values[cell]!;
    const whole = wholes?.[cell] ?? 1;
    if (Number.isNaN(number) || whole === 0 || (isCount && isUnreached(plan, rows, facts, number, period)))
      return UNKNOWN;
    const { day, asOf } = dayIn(period);
    const parts: { numerator: Quantity; denominator: Quantity } | null = wholes && {
      numerator: exact(number),
      denominator: exact(whole),
    };
    return {
      value: { ...UNKNOWN.value, quantity: exact(number / whole), basis, parts, asOf },
      day,
      isPresent: !isCount || number > 0,
      sums: [],
    };
  };
}

/** Tells which cells stand for all keys that are not kept. */
function otherCells({ kept }: Plan, { axes }: CellSpace): (cell: number) => boolean {
  const axis = axes.find(({ dimension }) => dimension === kept?.dimension);
  const index = kept?.other ? axis?.at.get(OTHER) : undefined;
  if (!axis || index === undefined) return () => false;
  return (cell) => Math.floor(cell / axis.stride) % axis.keys.length === index;
}

/**
 * Answers a metric cell by cell. Real rows come first, then figures of real sources, then simulated rows, then simulated
 * figures; a count of no rows gives way to any real figure.
 */
export function metricCells(
  plan: Plan,
  draft: MetricDraft,
  factsOf: ReadonlyMap<MetricDraft, RowFacts>,
  space: CellSpace,
): (cell: number) => DatedValue {
  const read = shownCells(plan, draft, plainCells(plan, draft, factsOf, space), space);
  const { derivation, metric } = draft.asked;
  if (!derivation) return read;
  const { grain, firstShown } = plan;
  const derived = formsOf(plan.repertoire).deriveCells(derivation.word, read, {
    space,
    grain,
    firstShown,
    direction: metric.direction,
    unknown: UNKNOWN,
  });
  return (cell) => (read(cell).value.suppressed ? HIDDEN : derived(cell));
}

/** Hides small groups of people. */
function shownCells(
  plan: Plan,
  { asked: { metric }, rows }: MetricDraft,
  read: (cell: number) => DatedValue,
  space: CellSpace,
): (cell: number) => DatedValue {
  if (!metric.people || !rows || plan.minimumGroup <= 1) return read;
  const hidden = formsOf(plan.repertoire).hiddenCells(plan, space, read, metric.kind === 'flow');
  return (cell) => (hidden.has(cell) ? HIDDEN : read(cell));
}

/** Divides the numerator's value by the denominator's in each cell. */
function cellsOfParts(
  plan: Plan,
  { parts, asked }: MetricDraft,
  factsOf: ReadonlyMap<MetricDraft, RowFacts>,
  space: CellSpace,
): (cell: number) => DatedValue {
  const { quotient } = formsOf(plan.repertoire);
  const [numerator, denominator] = parts!.map((part) => metricCells(plan, part, factsOf, space));
  return (cell) => {
    const [above, below] = [numerator!(cell), denominator!(cell)];
    return above.value.suppressed || below.value.suppressed ? HIDDEN : quotient(above, below, asked.per, UNKNOWN);
  };
}

function plainCells(
  plan: Plan,
  draft: MetricDraft,
  factsOf: ReadonlyMap<MetricDraft, RowFacts>,
  space: CellSpace,
): (cell: number) => DatedValue {
  if (draft.listed) {
    const byCell = new Map<number, FigureRow[]>();
    for (const { keys, figure } of draft.listed) {
      const cell = space.cellOf(keys);
      byCell.set(cell, [...(byCell.get(cell) ?? []), figure]);
    }
    return (cell) => fromListed(byCell.get(cell) ?? []);
  }
  const choices = new Map<number, Choice>();
  for (const { keys, choice } of draft.reported) choices.set(space.cellOf(keys), choice);
  const rows = draft.parts
    ? cellsOfParts(plan, draft, factsOf, space)
    : valuesOfRows(plan, draft, factsOf.get(draft) ?? null, space);
  const isOther = otherCells(plan, space);
  return (cell) => {
    // What is reported of keys that are left out is part of the rest, and cannot be told from its rows.
    if (isOther(cell) && choices.has(-1)) return UNKNOWN;
    const counted = rows(cell);
    const isReal = counted.value.basis !== null && counted.value.basis !== 'simulated';
    const choice = choices.get(cell);
    if (!choice || (counted.isPresent && (isReal || choice.simulated))) return counted;
    const isSimulatedAfterRealZero = choice.simulated && isReal && counted.value.quantity !== null;
    return isSimulatedAfterRealZero ? counted : fromChoice(choice);
  };
}
