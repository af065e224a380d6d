import { AtlasError } from '@practice-atlas/dataset';
import type { Dimension, Grain, Query } from '../query.js';
import type { AskedMetric } from './asked-metric.js';
import { firstDay, periodOf } from './calendar.js';
import { GRAINS } from './dimensions.js';
import type { Plan, Window } from './query-plan.js';
import type { TimeZone } from './time-zone.js';

/** How many periods before the first one a comparison looks at. */
function periodsBefore(grain: Grain, metrics: readonly AskedMetric[]): number {
  const words = new Set(metrics.map(({ derivation }) => derivation?.word));
  const year = { day: 0, week: 0, month: 12, quarter: 4, year: 1 }[grain];
  return Math.max(words.has('year_change') ? year : 0, words.has('previous_change') ? 1 : 0);
}

/** Lets a window begin early enough for comparisons. Throws `query_unsupported` where it begins in the middle of a period. */
export function windowShown(
  { where = [] }: Query,
  by: readonly Dimension[],
  metrics: readonly AskedMetric[],
  window: Window | null,
  zone: TimeZone,
): Pick<Plan, 'window' | 'firstShown'> {
  const grain = by.find((dimension): dimension is Grain => GRAINS.includes(dimension));
  const before = grain ? periodsBefore(grain, metrics) : 0;
  if (!window || !grain || before === 0 || window.days.from === -Infinity) return { window, firstShown: null };
  const firstShown = periodOf(grain, window.days.from);
  if (firstDay(grain, firstShown) !== window.days.from)
    throw new AtlasError('query_unsupported', `the period begins in the middle of a ${grain}`, {
      hint: `let it begin with a ${grain}, so that there is one before to compare with`,
      where: { property: `where[${where.findIndex(({ op }) => op === 'in_period')}].from` },
    });
  const from = firstDay(grain, firstShown - before);
  return { window: { ...window, days: { ...window.days, from }, fromMs: zone.startOf(from) }, firstShown };
}
