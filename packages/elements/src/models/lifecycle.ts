import { AtlasError, type Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerMetric, AnswerValue, Basis, Label } from '@practice-atlas/measure';

/** A share with the two counts it was divided from. */
export interface LifecycleRate {
  readonly metric: string;
  readonly label: Label;
  readonly quantity: Quantity;
  readonly parts: AnswerValue['parts'];
  readonly basis: Basis | null;
}

/** One step of a lifecycle: how many reached it, what share that is, how long it took. */
export interface LifecycleItem {
  readonly step: string;
  readonly label: Label;
  /** Null = not known, which is not zero. */
  readonly count: Quantity | null;
  /** That of all that is known of the step: `mixed` where one value is reported and another simulated. */
  readonly basis: Basis | null;
  /** That of each value; a rate has its own. */
  readonly bases: Readonly<Record<'count' | 'median' | 'p90', Basis | null>>;
  /** Cases may pass it by: fewer reached it than the step after, and nothing was lost. */
  readonly skippable: boolean;
  /** The catalogue's rate of this step, whose parts need not be the counts beside it; null at the first. */
  readonly rate: LifecycleRate | null;
  /** Minutes from the step before it. */
  readonly median: Quantity | null;
  readonly p90: Quantity | null;
  /** Past the step's limit, of those that entered it. */
  readonly overdue: LifecycleRate | null;
}

/** A part of the orders by the tier that dispatched them. */
export interface LifecycleTier {
  readonly tier: string | null;
  readonly label: Label;
  readonly count: Quantity;
  readonly basis: Basis | null;
}

/** A reported number of orders placed, which stands beside the steps and is none of them. */
export interface ReportedOrders {
  readonly label: Label;
  readonly quantity: Quantity;
  readonly unitWord: string | null;
  readonly asOf: string | null;
}

/** What an order-fulfillment picture shows, without pixels. */
export interface LifecycleModel {
  /** Steps on the way to success, in the order of the lifecycle; a step that is optional and unused is left out. */
  readonly steps: readonly LifecycleItem[];
  /** Steps that end a case without success: rejected, cancelled, expired; only those that happened. */
  readonly ended: readonly LifecycleItem[];
  readonly satisfaction: LifecycleRate | null;
  /** What a source reports of the orders placed, where the steps are not reported but counted or simulated; else null. */
  readonly reportedPlaced: ReportedOrders | null;
  readonly tiers: readonly LifecycleTier[];
  /** True where only the first step is known: a place that reports its orders and nothing more. */
  readonly onlyPlaced: boolean;
  /** The period asked for, half-open; null = all time. */
  readonly period: { readonly from: string; readonly until: string } | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
}

const ORDER = ['placed', 'reviewed', 'dispatched', 'accepted', 'completed', 'rated'];
const SKIPPABLE = ['reviewed'];
const ENDS = ['rejected', 'cancelled', 'expired'];
const NAMES: Readonly<Record<string, Label>> = {
  placed: { zh: '点单', en: 'Placed' },
  dispatched: { zh: '派单', en: 'Dispatched' },
  accepted: { zh: '接单', en: 'Accepted' },
  completed: { zh: '完成', en: 'Completed' },
  rated: { zh: '评单', en: 'Rated' },
};
const RATES = new Map([
  ['dispatched', ['dispatch_rate', 'time_to_dispatch']],
  ['accepted', ['acceptance_rate', 'time_to_accept']],
  ['completed', ['completion_rate', 'time_to_complete']],
  ['rated', ['rating_rate', 'time_to_rate']],
]);
const TIERS = ['center', 'institute', 'station', 'base', 'point'];

interface StepRow {
  label: Label;
  count: AnswerValue | null;
  overdue: LifecycleRate | null;
}

function rateOf(metric: AnswerMetric | undefined, value: AnswerValue | undefined): LifecycleRate | null {
  if (!metric || !value?.quantity || value.suppressed) return null;
  return { metric: metric.id, label: metric.label, quantity: value.quantity, parts: value.parts, basis: value.basis };
}

function shown(value: AnswerValue | null | undefined): Quantity | null {
  return value && !value.suppressed ? value.quantity : null;
}

function basisOf(value: AnswerValue | null | undefined): Basis | null {
  return shown(value) && value ? value.basis : null;
}

/** Names the one basis that all have, or `mixed`. */
function commonBasis(bases: readonly (Basis | null | undefined)[]): Basis | null {
  const [first = null, ...others] = new Set(bases.filter((basis) => basis != null));
  return others.length > 0 ? 'mixed' : first;
}

function placeIn(order: readonly string[], word: string | null): number {
  const place = word === null ? -1 : order.indexOf(word);
  return place < 0 ? order.length : place;
}

function readSteps(answer: Answer, rows: Map<string, StepRow>): void {
  const { keys, labels } = answer.dimensions[0]!;
  const counts = answer.metrics.find(({ id }) => id === 'orders_at_step');
  const overdue = answer.metrics.find(({ id }) => id === 'overdue_rate');
  keys.forEach((step, row) => {
    if (step === null) return;
    const known = rows.get(step);
    rows.set(step, {
      label: labels[row]!,
      count: counts?.values[row] ?? known?.count ?? null,
      overdue: rateOf(overdue, overdue?.values[row]) ?? known?.overdue ?? null,
    });
  });
}

function readTiers(answer: Answer): LifecycleTier[] {
  const { keys, labels } = answer.dimensions[0]!;
  const counts = answer.metrics.find(({ unit }) => unit === 'orders');
  return keys
    .flatMap((tier, row) => {
      const count = shown(counts?.values[row]);
      const basis = basisOf(counts?.values[row]);
      return count === null || count.value === 0 ? [] : [{ tier, label: labels[row]!, count, basis }];
    })
    .sort((a, b) => placeIn(TIERS, a.tier) - placeIn(TIERS, b.tier));
}

function reportedOrders(
  placed: LifecycleItem | undefined,
  total: AnswerValue | undefined,
  answers: readonly Answer[],
): ReportedOrders | null {
  const quantity = shown(total);
  if (!placed || !total || !quantity || total.basis !== 'reported' || placed.bases.count === 'reported') return null;
  const figure = answers.flatMap(({ figures }) => figures).find(({ figureId }) => figureId === total.figureIds[0]);
  return { label: placed.label, quantity, unitWord: figure?.unitWord ?? null, asOf: total.asOf };
}

function periodOf(answers: readonly Answer[]): LifecycleModel['period'] {
  for (const { query } of answers)
    for (const condition of query.where ?? [])
      if (condition.op === 'in_period') return { from: condition.from, until: condition.until };
  return null;
}

/**
 * Makes the model of a lifecycle from answers: one by `step` (`orders_at_step`, `overdue_rate`), one undivided (`orders_placed`, the rates,
 * satisfaction and the step times), one by `tier`; any may be missing. Null when no step is known. Throws `query_unsupported`
 * when an answer is divided by anything else.
 */
export function lifecycleModel(answers: readonly Answer[]): LifecycleModel | null {
  const rows = new Map<string, StepRow>();
  const totals = new Map<string, AnswerMetric>();
  let tiers: LifecycleTier[] = [];
  for (const answer of answers) {
    const by = answer.dimensions.map(({ id }) => id);
    if (by.length === 0) for (const metric of answer.metrics) totals.set(metric.id, metric);
    else if (by.length === 1 && by[0] === 'step') readSteps(answer, rows);
    else if (by.length === 1 && by[0] === 'tier') tiers = readTiers(answer);
    else
      throw new AtlasError('query_unsupported', `a lifecycle is divided by step or tier, not by ${by.join(' x ')}`, {
        hint: 'ask by ["step"], by ["tier"], or undivided',
        where: { property: 'by' },
        details: { dimensions: by.join(', ') },
      });
  }
  const value = (id: string) => totals.get(id)?.values[0];
  const placed = rows.get('placed');
  if (!shown(placed?.count) && shown(value('orders_placed')))
    rows.set('placed', { label: NAMES.placed!, overdue: null, ...placed, count: value('orders_placed')! });

  const items = [...rows]
    .map(([step, { label, count, overdue }]): LifecycleItem => {
      const [rateId = '', time] = RATES.get(step) ?? [];
      const rate = rateOf(totals.get(rateId), value(rateId));
      const [median, p90] = [value(`${time}.median`), value(`${time}.p90`)];
      const bases = { count: basisOf(count), median: basisOf(median), p90: basisOf(p90) };
      return {
        ...{ step, label, overdue, rate, bases, skippable: SKIPPABLE.includes(step) },
        ...{ count: shown(count), median: shown(median), p90: shown(p90) },
        basis: commonBasis([...Object.values(bases), rate?.basis, overdue?.basis]),
      };
    })
    .sort((a, b) => placeIn(ORDER, a.step) - placeIn(ORDER, b.step) || (a.step < b.step ? -1 : 1));
  const happened = ({ count }: LifecycleItem) => count !== null && count.value !== 0;
  const steps = items.filter((item) => !ENDS.includes(item.step) && (!item.skippable || happened(item)));
  const known = steps.filter(({ count }) => count !== null);
  if (known.length === 0) return null;
  return {
    steps,
    ended: items.filter((item) => ENDS.includes(item.step) && happened(item)),
    reportedPlaced: reportedOrders(
      known.find(({ step }) => step === 'placed'),
      value('orders_placed'),
      answers,
    ),
    satisfaction: rateOf(totals.get('satisfaction_rate'), value('satisfaction_rate')),
    tiers,
    onlyPlaced: known.length === 1 && known[0]!.step === 'placed',
    period: periodOf(answers),
    asOf: answers.reduce<string | null>(
      (latest, { asOf }) => (asOf !== null && (latest === null || asOf > latest) ? asOf : latest),
      null,
    ),
    simulated: answers.some(({ simulated }) => simulated),
  };
}
