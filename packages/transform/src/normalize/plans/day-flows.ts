import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { FigureHeading, PlanPeriod } from './table-plan.js';

const DAILY = /日报|当[日天]|每[日天]|单日|逐日|daily/i;

/** Says whether a name or a heading tells that each number is that of one day. */
export function isOfOneDay(name: string): boolean {
  return DAILY.test(name.slice(0, 200));
}

/** Says whether days are those of a daily report: several, of which some end no month. */
export function areDaily(days: ReadonlySet<string>): boolean {
  return days.size > 1 && [...days].some((day) => !endsMonth(day));
}

function endsMonth(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return new Date(date.getTime() + 86_400_000).getUTCDate() === 1;
}

/** Says whether a period is one single day. */
export function isOneDay({ start, end, precision }: PlanPeriod): boolean {
  return precision === 'day' && start === end;
}

/** Says that a total is dated by a day alone. */
export function periodUnclear(written: string): Finding {
  const reason =
    'totals are dated by one day; they may be of that day, or of a longer time up to it: no first day was taken';
  const remedy = 'write the period (2019年12月, 2019年12月1日至31日), or 日报 in the title when it is the day';
  return findingOf('period_unclear', 'warning', written, reason, remedy);
}

/**
 * Takes the first day from totals that are dated by one day alone, unless a name says that they are daily or headings name several
 * days. Says once that it did.
 */
export function settleDays(
  figures: readonly FigureHeading[],
  names: readonly string[],
): { figures: FigureHeading[]; findings: Finding[] } {
  const days = new Set(figures.flatMap(({ period }) => (period && isOneDay(period) ? [period.end] : [])));
  if (days.size === 0 || names.some(isOfOneDay) || areDaily(days)) return { figures: [...figures], findings: [] };
  const isUnclear = ({ heading, period }: FigureHeading) => period !== null && isOneDay(period) && !isOfOneDay(heading);
  const first = figures.find((one) => isUnclear(one) && (one.metricInRow || one.seriesKind === 'flow'));
  return {
    figures: figures.map((one) =>
      one.period !== null && isUnclear(one) ? { ...one, period: { ...one.period, start: null } } : one,
    ),
    findings: first ? [{ ...periodUnclear(first.heading), where: { column: first.heading } }] : [],
  };
}
