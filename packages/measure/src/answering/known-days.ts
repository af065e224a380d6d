import type { TableName } from '@practice-atlas/dataset';
import { tables } from '@practice-atlas/dataset';
import type { Days } from '../plan/calendar.js';
import type { Plan } from '../plan/query-plan.js';
import type { Profile, Span } from '../rows/profile.js';

/** Dates and times of what has happened; ends, limits and targets may lie ahead. */
const FACTS: readonly (readonly [table: TableName, column: string])[] = [
  ['sites', 'opened_on'],
  ['site_checks', 'checked_on'],
  ['teams', 'founded_on'],
  ['volunteers', 'registered_on'],
  ['service_records', 'started_at'],
  ['case_steps', 'at'],
  ['activities', 'started_at'],
  ['projects', 'started_on'],
  ['ledger', 'at'],
  ['pairings', 'since'],
  ['designations', 'from'],
  ['sources', 'published_on'],
  ['sources', 'retrieved_on'],
];

/** Says whether a column holds moments, not days. */
export function isMoment(table: TableName, name: string): boolean {
  return (tables[table].fields as Readonly<Record<string, { type: string }>>)[name]?.type !== 'date';
}

/** Turns the span of a clock into days; infinite where nothing is known. */
function daysOfSpan({ zone }: Plan, { first, last }: Span, moments: boolean): Span {
  return last < first || !moments ? { first, last } : { first: zone.dayOf(first), last: zone.dayOf(last) };
}

/** Finds the newest day on which a dataset knows that anything happened; -Infinity when nothing is dated. */
export function newestFact(plan: Plan, profile: Profile): number {
  let newest = -Infinity;
  for (const [table, name] of FACTS)
    newest = Math.max(newest, daysOfSpan(plan, profile.span(table, name), isMoment(table, name)).last);
  for (const { asOf, seriesKind } of plan.figures)
    if (seriesKind !== 'target' && asOf !== null && asOf > newest) newest = asOf;
  return newest;
}

/** Finds the day of the state: the one asked for, else the newest of which the dataset knows anything; Infinity when nothing is dated. */
export function stateDay(plan: Plan, profile: Profile): number {
  const asked = Math.min(plan.asOf ?? Infinity, (plan.window?.days.until ?? Infinity) - 1);
  if (asked < Infinity) return asked;
  const fact = newestFact(plan, profile);
  return fact > -Infinity ? fact : Infinity;
}

/** Says between which days some clocks of a table have values at all, whatever rows are asked for. */
export function datedDays(plan: Plan, profile: Profile, table: TableName, ...names: readonly (string | null)[]): Days {
  const known = names
    .filter((name) => name !== null)
    .map((name) => daysOfSpan(plan, profile.span(table, name), isMoment(table, name)));
  return {
    from: Math.min(...known.map(({ first }) => first)),
    until: Math.max(...known.map(({ last }) => last + 1)),
  };
}

/** Says between which days the cases of the plan's lifecycle were placed; no days when a step is asked for at a time in which no case reached it. */
export function placedDays(plan: Plan, profile: Profile): Days {
  const { lifecycle, steps } = plan.lifecycle;
  const spanOfStep = (step: string) => profile.caseSpan(lifecycle, `first_${step}_at`);
  const placed = spanOfStep(steps[0]?.step ?? '');
  const isOutside = [...plan.stepWindows].some(([step, { fromMs, untilMs }]) => {
    const { first, last } = spanOfStep(step);
    return untilMs <= first || fromMs > last;
  });
  if (isOutside || placed.last < placed.first) return { from: Infinity, until: -Infinity };
  return { from: plan.zone.dayOf(placed.first), until: plan.zone.dayOf(placed.last) + 1 };
}
