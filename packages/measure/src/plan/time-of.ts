import { AtlasError } from '@practice-atlas/dataset';
import type { Condition, Query } from '../query.js';
import { daysOf } from './calendar.js';
import { stepOf } from './dimensions.js';
import type { Window } from './query-plan.js';
import { timeZoneOf } from './time-zone.js';

/** The calendar of a question. */
export interface QueryTime {
  readonly timeZone: string;
  /** Periods by step; that of the metric's clock under ''. */
  readonly windows: ReadonlyMap<string, Window>;
}

/** Finds the zone of the calendar: that of the query, else of its conditions on the clock, else Shanghai. Two of them are refused. */
function zoneName({ timeZone, where = [] }: Query, first: string): string {
  let named = timeZone;
  for (const [i, condition] of where.entries()) {
    if (condition.op !== 'in_period' || condition.timeZone === undefined) continue;
    if (condition.field !== 'time' && stepOf(condition.field) !== first) continue;
    if (named !== undefined && named !== condition.timeZone)
      throw new AtlasError('query_malformed', `one clock in two time zones, "${named}" and "${condition.timeZone}"`, {
        hint: 'name one time zone, best in the timeZone of the query',
        where: { property: `where[${i}].timeZone` },
        details: { value: condition.timeZone, other: named },
      });
    named = condition.timeZone;
  }
  return named ?? 'Asia/Shanghai';
}

function windowsOf(where: readonly Condition[], first: string, timeZone: string): Map<string, Window> {
  const windows = new Map<string, Window>();
  for (const condition of where) {
    if (condition.op !== 'in_period') continue;
    const step = stepOf(condition.field);
    const key = step === null || step === first ? '' : step;
    const zone = timeZoneOf(condition.timeZone ?? timeZone);
    const before = windows.get(key);
    const from = Math.max(daysOf(condition.from)!.from, before?.days.from ?? -Infinity);
    const until = Math.min(daysOf(condition.until)!.from, before?.days.until ?? Infinity);
    windows.set(key, {
      days: { from, until },
      fromMs: Math.max(zone.startOf(from), before?.fromMs ?? -Infinity),
      untilMs: Math.min(zone.startOf(until), before?.untilMs ?? Infinity),
    });
  }
  return windows;
}

/** Reads zone and periods of a question; `first` is the step by whose time cases are dated. */
export function timeOf(query: Query, first: string): QueryTime {
  const timeZone = zoneName(query, first);
  return { timeZone, windows: windowsOf(query.where ?? [], first, timeZone) };
}
