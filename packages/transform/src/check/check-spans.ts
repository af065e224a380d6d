import { columnValue, formatDay, formatTime, type TableName } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { plainNumbers } from './group-rows.js';

/** First and last days, by table; the last may not lie before the first. */
const SPANS: readonly (readonly [TableName, string, string])[] = [
  ['regions', 'valid_from', 'valid_to'],
  ['sites', 'opened_on', 'closed_on'],
  ['teams', 'founded_on', 'disbanded_on'],
  ['volunteers', 'registered_on', 'left_on'],
  ['projects', 'started_on', 'ended_on'],
  ['pairings', 'since', 'until'],
  ['designations', 'from', 'until'],
  ['figures', 'period_start', 'as_of'],
];
const DAY_MS = 86_400_000;
/** Asia/Shanghai. */
const OFFSET_MS = 28_800_000;
const AGES = { least: 3, most: 110 } as const;

/**
 * Checks first against last days (`closed_before_opened`), limits of cases against their first step (`due_before_placed`; a limit at
 * midnight lasts the day), demonstration sites against their opening, and days of registration against years of birth: volunteers of
 * fewer than 3 or more than 110 years are doubted.
 */
export function checkSpans(context: CheckContext): void {
  for (const [name, from, until] of SPANS) checkSpan(context, name, from, until);
  checkDemoSites(context);
  checkDueTimes(context);
  checkAges(context);
}

function checkSpan(context: CheckContext, name: TableName, from: string, until: string): void {
  const table = context.dataset.tables[name];
  const first = plainNumbers(table.columns[from], table.rowCount);
  const last = plainNumbers(table.columns[until], table.rowCount);
  for (let row = 0; row < table.rowCount; row += 1)
    if (last[row]! < first[row]!)
      context.report(table, row, until, {
        code: 'closed_before_opened',
        level: 'error',
        value: formatDay(last[row]!),
        reason: `${until} lies before ${from}, ${formatDay(first[row]!)}`,
        remedy: 'correct one of the two',
      });
}

function checkDemoSites(context: CheckContext): void {
  const { sites } = context.dataset.tables;
  const opened = plainNumbers(sites.columns.opened_on, sites.rowCount);
  const closed = plainNumbers(sites.columns.closed_on, sites.rowCount);
  const demo = plainNumbers(sites.columns.demo_since, sites.rowCount);
  for (let row = 0; row < sites.rowCount; row += 1) {
    const early = demo[row]! < opened[row]!;
    if (!early && !(demo[row]! > closed[row]!)) continue;
    const other = early
      ? `before the site opened on ${formatDay(opened[row]!)}`
      : `after it closed on ${formatDay(closed[row]!)}`;
    context.report(sites, row, 'demo_since', {
      code: 'demo_outside_opening',
      level: 'warning',
      value: formatDay(demo[row]!),
      reason: `it became a demonstration point ${other}`,
      remedy: 'correct one of the two days',
    });
  }
}

function checkDueTimes(context: CheckContext): void {
  const { cases } = context.dataset.tables;
  const { due_at: due, lifecycle } = cases.columns;
  if (!due || lifecycle?.kind !== 'category') return;
  const limits = plainNumbers(due, cases.rowCount);
  const firsts = lifecycle.dictionary.map((name) => {
    const { lifecycles } = context.dataset;
    const step = Object.hasOwn(lifecycles, name) ? lifecycles[name]?.steps[0]?.step : undefined;
    return plainNumbers(step === undefined ? undefined : cases.columns[`first_${step}_at`], cases.rowCount);
  });
  for (let row = 0; row < cases.rowCount; row += 1) {
    const limit = limits[row]!;
    const first = firsts[lifecycle.indices[row]!]?.[row] ?? Number.NaN;
    if (!(limit < first)) continue;
    const lasts = (limit + OFFSET_MS) % DAY_MS === 0 ? limit + DAY_MS : limit;
    if (lasts >= first) continue;
    context.report(cases, row, 'due_at', {
      code: 'due_before_placed',
      level: 'warning',
      value: formatTime(limit),
      reason: `the limit lies before the first step of the case at ${formatTime(first)}`,
      remedy: 'correct one of the two',
    });
  }
}

function checkAges(context: CheckContext): void {
  const { volunteers } = context.dataset.tables;
  const { rowCount, columns } = volunteers;
  const births = plainNumbers(columns.birth_year, rowCount);
  const days = plainNumbers(columns.registered_on, rowCount);
  const thisYear = Number(formatDay(context.today).slice(0, 4));
  for (let row = 0; row < rowCount; row += 1) {
    const birth = births[row]!;
    if (Number.isNaN(birth)) continue;
    const dated = !Number.isNaN(days[row]!);
    const year = dated ? new Date(days[row]! * DAY_MS).getUTCFullYear() : thisYear;
    const age = year - birth;
    if (age >= AGES.least && age <= AGES.most) continue;
    if (!dated && age >= 0 && age < AGES.least) continue;
    const when = dated ? `on registering on ${String(columnValue(columns.registered_on!, row))}` : `in ${thisYear}`;
    context.report(volunteers, row, 'birth_year', {
      code: age < 0 ? 'registered_before_birth' : 'age_implausible',
      level: age < 0 ? 'error' : 'warning',
      value: birth,
      reason: age < 0 ? `the volunteer was not born yet ${when}` : `the volunteer was ${age} years old ${when}`,
      remedy: 'correct the year of birth or the day of registration',
    });
  }
}
