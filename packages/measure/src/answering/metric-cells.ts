import { exact, type Finding, type Quantity } from '@practice-atlas/dataset';
import type { AnswerValue, Basis } from '../answer.js';
import type { Choice, RegionSum } from '../figures/figure-choice.js';
import type { FigureRow } from '../figures/figure-list.js';
import { type ListedFigure, listedFigures } from '../figures/listed-figures.js';
import { type ReportedCell, reportedCells } from '../figures/reported-cells.js';
import { firstDay, knownDay } from '../plan/calendar.js';
import type { Plan } from '../plan/plan.js';
import type { AskedMetric } from '../plan/resolve-metric.js';
import type { Profile } from '../rows/profile.js';
import type { CellSpace } from './cell-space.js';
import { draftRows } from './draft-rows.js';
import type { RowDraft, RowFacts } from './row-draft.js';

/** One metric of a query, before the cells of the answer are known. */
export interface MetricDraft {
  readonly asked: AskedMetric;
  readonly unit: string;
  readonly rows: RowDraft | null;
  readonly reported: readonly ReportedCell[];
  /** Of `reported_figures`. */
  readonly listed: readonly ListedFigure[] | null;
  readonly findings: readonly Finding[];
}

/** A value with the newest day that it holds for. */
export interface DatedValue {
  readonly value: AnswerValue;
  readonly day: number | null;
  /** Says something: neither unknown nor an empty count. */
  readonly isPresent: boolean;
  /** Regions whose number was added up for it. */
  readonly sums: readonly RegionSum[];
}

const UNKNOWN: DatedValue = {
  value: {
    quantity: null,
    basis: null,
    parts: null,
    figureIds: [],
    asOf: null,
    suppressed: false,
    conflicts: [],
  },
  day: null,
  isPresent: false,
  sums: [],
};

function leftOut(
  code: string,
  count: number,
  table: string,
  reason: string,
  remedy: string,
  level: Finding['level'] = 'warning',
): Finding[] {
  return count === 0 ? [] : [{ code, level, where: { table }, value: String(count), reason, remedy }];
}

/** Finds what rows and figures have to say of a metric. */
export function draftMetric(plan: Plan, profile: Profile, asked: AskedMetric): MetricDraft {
  const { metric } = asked;
  if (metric.id === 'reported_figures') {
    const { listed, undatedCount } = listedFigures(plan);
    const findings = leftOut(
      'clock_missing',
      undatedCount,
      'figures',
      'figures without a date fine enough are in no period',
      'ask without a grain to see them',
    );
    return { asked, unit: metric.unit, rows: null, reported: [], listed, findings };
  }
  const rows = draftRows(plan, profile, asked);
  const { cells, unit, otherUnitCount } = reportedCells(plan, metric, asked.asked);
  const steps = metric.steps?.filter((step) => !plan.lifecycle.steps.some((each) => each.step === step)) ?? [];
  return {
    asked,
    unit,
    rows,
    reported: cells,
    listed: null,
    findings: [
      ...leftOut(
        'unit_mixed',
        otherUnitCount,
        'figures',
        `figures of "${asked.asked}" in another unit than ${unit} are left out`,
        'give them a metric of their own',
      ),
      ...(rows
        ? leftOut(
            'step_missing',
            steps.length,
            'cases',
            `the lifecycle "${plan.lifecycle.lifecycle}" has no step ${steps.join(', ')}`,
            'ask for a metric of its own steps',
          )
        : []),
    ],
  };
}

/** Tells which rows the answer leaves out, or counts although they have an end. */
export function rowFindings({ asked, rows }: MetricDraft, facts: RowFacts | null): Finding[] {
  if (!rows || !facts) return [];
  const { table } = rows.rule;
  return [
    ...leftOut(
      'clock_missing',
      facts.undatedCount,
      table,
      `rows without "${asked.metric.clock}" are in no period`,
      'complete the dates, or ask without a period',
    ),
    ...leftOut(
      'end_ahead',
      facts.aheadCount,
      table,
      'rows that end after the newest day of which the dataset knows anything count as still there',
      'ask for the state on a day with asOf',
      'notice',
    ),
  ];
}

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
  return (cell) => {
    const period = grain ? (grain.keys[Math.floor(cell / grain.stride) % grain.keys.length] as number) : null;
    const number = values[cell]!;
    const whole = wholes?.[cell] ?? 1;
    if (Number.isNaN(number) || whole === 0 || (isCount && isUnreached(plan, rows, facts, number, period)))
      return UNKNOWN;
    const day = dayOfPeriod(plan, facts, period);
    const parts: { numerator: Quantity; denominator: Quantity } | null = wholes && {
      numerator: exact(number),
      denominator: exact(whole),
    };
    return {
      value: { ...UNKNOWN.value, quantity: exact(number / whole), basis, parts, asOf: knownDay(day, 'day') },
      day,
      isPresent: !isCount || number > 0,
      sums: [],
    };
  };
}

/**
 * Answers a metric cell by cell. Real rows come first, then figures of real sources, then simulated rows, then simulated
 * figures; a count of no rows gives way to any real figure.
 */
export function metricCells(
  plan: Plan,
  draft: MetricDraft,
  facts: RowFacts | null,
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
  const rows = valuesOfRows(plan, draft, facts, space);
  const isReal = draft.rows?.simulated === false;
  return (cell) => {
    const counted = rows(cell);
    const choice = choices.get(cell);
    if (!choice || (counted.isPresent && (isReal || choice.simulated))) return counted;
    const isSimulatedAfterRealZero = choice.simulated && isReal && counted.value.quantity !== null;
    return isSimulatedAfterRealZero ? counted : fromChoice(choice);
  };
}
