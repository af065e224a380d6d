import type { Dimension } from '@practice-atlas/measure';
import { REGIONS } from './example-dataset.js';
import { HOUR, MAIN, MINUTE, type NaiveCase, STEPS } from './random-cases.js';

/** When an order first reached a step. */
export const first = (each: NaiveCase, step: string) => each.steps.find((event) => event.step === step)?.at ?? null;
/** Whether it did. */
export const has = (each: NaiveCase, step: string) => first(each, step) !== null;

function previous(each: NaiveCase, step: string): number | null {
  const before = MAIN.slice(0, MAIN.indexOf(step)).filter((one) => has(each, one));
  return before.length === 0 ? null : first(each, before.at(-1)!);
}

/** `late`, `fine`, or null when the order never waited for the step. */
export function wait(each: NaiveCase, step: string, now: number): 'late' | 'fine' | null {
  const { limitHours, optional } = STEPS.find((one) => one.step === step)!;
  const from = previous(each, step);
  if (limitHours === undefined || from === null) return null;
  const at = first(each, step);
  if (at !== null) return at - from > limitHours * HOUR ? 'late' : 'fine';
  const index = MAIN.indexOf(step);
  if (optional || MAIN.slice(index + 1).some((one) => has(each, one))) return null;
  if (MAIN.slice(0, index).some((one) => !has(each, one) && !STEPS.find((other) => other.step === one)!.optional))
    return null;
  const ends = ['rejected', 'cancelled', 'expired'].map((one) => first(each, one)).filter((one) => one !== null);
  return Math.min(now, ...ends) - from > limitHours * HOUR ? 'late' : 'fine';
}

/** A share of row objects; null without any. */
export const share = (
  list: readonly NaiveCase[],
  below: (each: NaiveCase) => boolean,
  above: (each: NaiveCase) => boolean,
) => {
  const whole = list.filter(below);
  return whole.length === 0 ? null : whole.filter(above).length / whole.length;
};
const quantile = (list: readonly NaiveCase[], step: string, percent: number) => {
  const times = list
    .map((each) =>
      has(each, step) && previous(each, step) !== null ? (first(each, step)! - previous(each, step)!) / MINUTE : -1,
    )
    .filter((minutes) => minutes >= 0)
    .sort((a, b) => a - b);
  return times[Math.ceil((times.length * percent) / 100) - 1] ?? null;
};

/** The nearest rank of minutes between two moments of an order. */
const between = (
  list: readonly NaiveCase[],
  percent: number,
  from: (each: NaiveCase) => number | null,
  to: (each: NaiveCase) => number | null,
) => {
  const times = list
    .map((each) => [from(each), to(each)] as const)
    .flatMap(([start, end]) => (start !== null && end !== null && end >= start ? [(end - start) / MINUTE] : []))
    .sort((a, b) => a - b);
  return times[Math.ceil((times.length * percent) / 100) - 1] ?? null;
};
const earliest = (each: NaiveCase, steps: readonly string[]) => {
  const times = steps.map((step) => first(each, step)).filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
};
const total = (list: readonly NaiveCase[], column: 'volunteers' | 'beneficiaries') => {
  const known = list.map((each) => each[column]).filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
};
const refused = (each: NaiveCase) => has(each, 'rejected') && !has(each, 'dispatched');

type Naive = (list: readonly NaiveCase[], now: number) => number | null;
const NAIVE_TIMES: Record<string, Naive> = {};
/** Every order metric, recomputed over row objects. */
export const NAIVE: Readonly<Record<string, Naive>> = {
  orders_placed: (list) => list.length,
  dispatch_rate: (list) =>
    share(
      list,
      (each) => has(each, 'dispatched') || !(has(each, 'rejected') || has(each, 'cancelled')),
      (each) => has(each, 'dispatched'),
    ),
  acceptance_rate: (list) =>
    share(
      list,
      (each) => has(each, 'dispatched'),
      (each) => has(each, 'accepted'),
    ),
  completion_rate_all: (list) =>
    share(
      list,
      (each) => has(each, 'accepted'),
      (each) => has(each, 'completed'),
    ),
  completion_rate: (list, now) =>
    share(
      list,
      (each) => has(each, 'accepted') && (each.dueAt === null || each.dueAt <= now),
      (each) => has(each, 'completed'),
    ),
  rating_rate: (list) =>
    share(
      list,
      (each) => has(each, 'completed'),
      (each) => has(each, 'rated'),
    ),
  satisfaction_rate: (list) =>
    share(
      list,
      (each) => each.rating !== null,
      (each) => each.rating! >= 4,
    ),
  review_pass_rate: (list) =>
    share(
      list,
      (each) => has(each, 'reviewed') || refused(each),
      (each) => !refused(each),
    ),
  order_volunteers: (list) => total(list, 'volunteers'),
  order_beneficiaries: (list) => total(list, 'beneficiaries'),
  overdue_rate: (list, now) =>
    share(
      list,
      (each) => MAIN.some((step) => wait(each, step, now) !== null),
      (each) => MAIN.some((step) => wait(each, step, now) === 'late'),
    ),
};
for (const [id, step] of [
  ['dispatch', 'dispatched'],
  ['accept', 'accepted'],
  ['complete', 'completed'],
  ['rate', 'rated'],
] as const)
  for (const [name, percent] of [
    ['median', 50],
    ['p90', 90],
  ] as const)
    Object.assign(NAIVE, { [`time_to_${id}.${name}`]: (list: readonly NaiveCase[]) => quantile(list, step, percent) });

for (const [name, percent] of [
  ['median', 50],
  ['p90', 90],
] as const) {
  const placed = (each: NaiveCase) => first(each, 'placed');
  NAIVE_TIMES[`time_to_close.${name}`] = (list) => between(list, percent, placed, (each) => first(each, 'completed'));
  NAIVE_TIMES[`time_to_respond.${name}`] = (list) =>
    between(list, percent, placed, (each) => earliest(each, ['reviewed', 'dispatched', 'rejected']));
}
Object.assign(NAIVE, NAIVE_TIMES);

function ancestor(code: string | null, level: string): string | null {
  for (
    let up = REGIONS.find((region) => region.code === code);
    up;
    up = REGIONS.find((region) => region.code === up!.parent_code)
  )
    if (up.level === level || (level === 'county' && up.level === 'zone')) return up.code;
  return null;
}

function calendar(each: NaiveCase, grain: string, timeZone: string): string | null {
  const at = first(each, 'placed');
  if (at === null) return null;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
  if (grain === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, { year: 4, month: 7, day: 10 }[grain]);
}

const GRAINS = ['day', 'month', 'quarter', 'year'];
/** The key of a case, undefined when it belongs nowhere. */
export function keyOf(each: NaiveCase, by: readonly Dimension[], timeZone: string): string | undefined {
  const keys = by.map((dimension) => {
    if (dimension.startsWith('region:')) return ancestor(each.region, dimension.slice(7));
    if (dimension === 'tier') return each.steps.find(({ step }) => step === 'dispatched')?.tier ?? null;
    return GRAINS.includes(dimension) ? (calendar(each, dimension, timeZone) ?? undefined) : each.words[dimension]!;
  });
  return keys.includes(undefined) ? undefined : JSON.stringify(keys);
}
