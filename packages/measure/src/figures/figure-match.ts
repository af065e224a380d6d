import type { Metric } from '../metric.js';
import { periodOf } from '../plan/calendar.js';
import { FIGURE_FIELDS } from '../plan/dimensions.js';
import type { Plan } from '../plan/query-plan.js';
import type { Grain } from '../query.js';
import { figureIndex } from './figure-index.js';
import type { FigureRow } from './figure-list.js';

const FINE_ENOUGH: Readonly<Record<Grain, readonly string[]>> = {
  day: ['day'],
  week: ['day'],
  month: ['day', 'month'],
  quarter: ['day', 'month'],
  year: ['day', 'month', 'year'],
};

/** A key of one dimension: a word, a code, or the number of a period. */
export type Key = string | number | null;

/** Reads a field of a figure by which it may be narrowed; null when it is missing. */
export function figureWord(figure: FigureRow, field: string): string | null {
  switch (field) {
    case 'source':
      return figure.sourceId;
    case 'metric':
      return figure.metric;
    case 'scope':
      return figure.scope;
    case 'series_kind':
      return figure.seriesKind;
    case 'unit':
      return figure.unit;
    case 'box':
      return figure.box;
    case 'place_precision':
      return figure.placePrecision;
    default:
      return figure.dims.get(field) ?? null;
  }
}

/** Numbers the period of a figure; null when its dates are too coarse, or a flow does not lie within one period. */
export function figurePeriod(figure: FigureRow, grain: Grain, asStock = figure.seriesKind === 'stock'): number | null {
  if (figure.asOf === null || !FINE_ENOUGH[grain].includes(figure.asOfPrecision)) return null;
  const period = periodOf(grain, figure.asOf);
  if (asStock) return period;
  return figure.periodStart !== null && periodOf(grain, figure.periodStart) === period ? period : null;
}

/** Says whether a figure holds for the time asked about: a stock by its date, a flow by its whole period. */
export function isInTime(plan: Plan, figure: FigureRow, asStock = figure.seriesKind === 'stock'): boolean {
  const { asOf, periodStart } = figure;
  if (plan.asOf !== null && !(asOf !== null && asOf <= plan.asOf)) return false;
  if (!plan.window) return true;
  const { from, until } = plan.window.days;
  const start = asStock ? asOf : periodStart;
  return asOf !== null && start !== null && start >= from && asOf < until;
}

/** Says whether a figure may stand for the division of its `region_code`, and not only lies in it. */
export function standsForRegion(plan: Plan, figure: FigureRow): boolean {
  return figure.regionCode !== null && plan.regions.nodes.get(figure.regionCode)?.level === figure.placePrecision;
}

function isDuplicate(figure: FigureRow, byId: ReadonlyMap<string, FigureRow>): boolean {
  return figure.duplicateOf.some((id) => {
    const original = byId.get(id);
    return original && (original.order < figure.order || !original.duplicateOf.includes(figure.id));
  });
}

/** Gives the keys of a figure by the dimensions other than the region; null when its dims are not exactly those asked for. */
export function exactKeys(plan: Plan, figure: FigureRow): Key[] | null {
  const keys: Key[] = [];
  const asked = new Set([...plan.words.keys()].filter((field) => field !== 'source' && !FIGURE_FIELDS.includes(field)));
  for (const dimension of plan.by) {
    if (dimension === plan.grain) {
      const period = figurePeriod(figure, plan.grain);
      if (period === null) return null;
      keys.push(period);
    } else if (!dimension.startsWith('region:')) {
      const word = figureWord(figure, dimension);
      if (word === null) return null;
      keys.push(word);
      if (dimension !== 'source') asked.add(dimension);
    }
  }
  for (const [field, words] of plan.words) if (!words.has(figureWord(figure, field) ?? '')) return null;
  // Several words that are not told apart would need a sum over words: figures do not answer that.
  for (const [field, words] of plan.words) if (words.size > 1 && !plan.by.some((by) => by === field)) return null;
  return figure.dims.size === asked.size && [...asked].every((field) => figure.dims.has(field)) ? keys : null;
}

/** Lists the figures that may answer a metric, in the order of the table: results, not targets; of one unit; no duplicates. */
export function answeringFigures(
  plan: Plan,
  metric: Metric,
  asked: string,
): { rows: FigureRow[]; otherUnitCount: number } {
  const word = metric.kind === 'duration' && metric.rows ? asked : metric.figure;
  if (word === null || plan.stepWindows.size > 0) return { rows: [], otherUnitCount: 0 };
  if (metric.rows?.table === 'cases' && plan.lifecycle.lifecycle !== (metric.lifecycle ?? 'order'))
    return { rows: [], otherUnitCount: 0 };
  const { byId, byMetric } = figureIndex(plan.figures);
  const rows = (byMetric.get(word) ?? []).filter(
    (figure) =>
      figure.seriesKind !== 'target' &&
      figure.quantity !== null &&
      plan.hasBasis(figure.simulated ? 'simulated' : 'reported') &&
      standsForRegion(plan, figure) &&
      isInTime(plan, figure) &&
      !isDuplicate(figure, byId),
  );
  const unit = metric.rows || metric.additive ? metric.unit : commonUnit(plan, rows, metric.unit);
  const sameUnit = rows.filter((figure) => figure.unit === unit);
  return { rows: sameUnit, otherUnitCount: rows.length - sameUnit.length };
}

function commonUnit(plan: Plan, rows: readonly FigureRow[], fallback: string): string {
  const counts = new Map<string, number>();
  for (const figure of rows)
    if (plan.hasRegion(figure.regionCode)) counts.set(figure.unit, (counts.get(figure.unit) ?? 0) + 1);
  let unit = fallback;
  for (const [word, count] of counts) if (count > (counts.get(unit) ?? 0)) unit = word;
  return unit;
}
