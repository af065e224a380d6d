import { columnValue, formatDay, isValid, parseWords } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { countRows, type RowCounter } from './count-rows.js';
import { COUNTED_TABLES, type CountedTable } from './counted-tables.js';
import { firstDay } from './first-day.js';
import { type KnownInterval, knownInterval } from './known-interval.js';

/** Of a number that is about right, rows may be half or twice as many. */
const ABOUT = 2;
/** A list with fewer rows than this share of the reported number is a part, and contradicts nothing. */
const WHOLE_SHARE = 0.5;

/** A reported figure that rows can contradict. */
interface Claim {
  readonly row: number;
  readonly counter: RowCounter;
  /** The days of which one is meant; of a flow, its last. */
  readonly days: readonly [number, number];
  /** The day before a flow; null for a stock. */
  readonly before: number | null;
}

/**
 * Checks counted rows against reported figures of the same metric, region, dimensions and date: sites, teams, registered and new
 * volunteers, projects, orders, activities. Both are intervals: rows that may or may not count, or were set aside, leave room, and so does what the source
 * says of its number (see `knownInterval`); an approximate one is contradicted only by half as many or twice as many rows. A table that
 * has no row there, or fewer than half of the reported number, is a part and contradicts nothing. Simulated rows and figures are left out.
 */
export function checkCounted(context: CheckContext): void {
  for (const [metric, counted] of Object.entries(COUNTED_TABLES)) {
    const table = context.dataset.tables[counted.table];
    const isSimulated = context.dataset.simulation?.tables.includes(counted.table) ?? false;
    if (table.rowCount === 0 || isSimulated || !table.columns[counted.from]) continue;
    const claims = readClaims(context, metric, counted);
    if (claims.length === 0) continue;
    countRows(context, counted, [...new Set(claims.map((claim) => claim.counter))]);
    for (const claim of claims) judge(context, counted, claim);
  }
}

/** Reads the dimensions of a figure; null when rows have no such columns. */
function dimsOf(text: string, counted: CountedTable): ReadonlyMap<string, string> | null {
  const dims = new Map(Object.entries(text === '' ? {} : (parseWords(text) ?? {})));
  return [...dims.keys()].every((dim) => Object.hasOwn(counted.dims, dim)) ? dims : null;
}

function readClaims({ figures }: CheckContext, metric: string, counted: CountedTable): Claim[] {
  const column = figures.column('metric');
  if (column?.kind !== 'category' || !column.dictionary.includes(metric)) return [];
  const counters = new Map<string, RowCounter>();
  const claims: Claim[] = [];
  for (let row = 0; row < figures.rowCount; row += 1) {
    if (column.dictionary[column.indices[row]!] !== metric) continue;
    const [region, end, start] = [figures.regions[row]!, figures.ends[row]!, figures.starts[row]!];
    if (region < 0 || Number.isNaN(end) || Number.isNaN(figures.values[row]!) || figures.simulated[row] === 1) continue;
    if (figures.word('unit', row) !== counted.unit || figures.word('series_kind', row) !== counted.kind) continue;
    if (counted.kind === 'flow' && Number.isNaN(start)) continue;
    const text = figures.word('dims', row);
    const key = `${region} ${text}`;
    const dims = counters.get(key)?.dims ?? dimsOf(text, counted);
    if (!dims) continue;
    const counter = counters.get(key) ?? { region, dims, days: [], counts: [], unsure: 0 };
    counters.set(key, counter);
    const first = firstDay(end, figures.word('as_of_precision', row));
    const before = counted.kind === 'flow' ? start - 1 : null;
    const days = [before !== null && start >= first ? end : first, end] as const;
    counter.days.push(...days, ...(before === null ? [] : [before]));
    claims.push({ row, counter, days, before });
  }
  for (const counter of counters.values())
    counter.days.splice(0, counter.days.length, ...[...new Set(counter.days)].sort((a, b) => a - b));
  return claims;
}

function reportedInterval({ figures }: CheckContext, row: number): KnownInterval {
  const [value, valueMax, qualifier] = [figures.values[row]!, figures.valueMaxes[row]!, figures.word('qualifier', row)];
  if (qualifier !== 'approx') return knownInterval(value, valueMax, qualifier);
  return { low: value / ABOUT, high: (Number.isNaN(valueMax) ? value : valueMax) * ABOUT };
}

function judge(context: CheckContext, counted: CountedTable, { row, counter, days, before }: Claim): void {
  const { dataset, regions, figures, earlier } = context;
  const at = (day: number) =>
    counter.counts[counter.days.indexOf(day)]! - (before === null ? 0 : counter.counts[counter.days.indexOf(before)]!);
  const [one, other] = [at(days[0]), at(days[1])];
  const [low, high] = [Math.min(one, other), Math.max(one, other) + counter.unsure + earlier.errorCount(counted.table)];
  const said = reportedInterval(context, row);
  const isMore = low > said.high;
  const isFewer = high < said.low && high >= said.low * WHOLE_SHARE;
  if (low + high === 0 || Math.max(one, other) === 0 || !(isMore || isFewer)) return;
  const place = `${regions.name(counter.region)} (${regions.code(counter.region)})`;
  const words = [...counter.dims].map(([dim, word]) => `, ${dim} ${word}`).join('');
  const when = before === null ? `on ${formatDay(days[1])}` : `from ${formatDay(before + 1)} to ${formatDay(days[1])}`;
  const number = low === high ? `${low}` : isMore ? `at least ${low}` : `at most ${high}`;
  const { figure_id: id, value } = dataset.tables.figures.columns;
  const printed = value && isValid(value, row) ? String(columnValue(value, row)) : '';
  const named = id ? String(columnValue(id, row)) : '';
  context.report(dataset.tables.figures, row, 'value', {
    code: 'counted_differs',
    level: 'warning',
    value: printed,
    reason: `${number} rows of ${counted.table} count ${when} within ${place}${words}; the figure "${named}" reports ${figures.word('qualifier', row).replace('_', ' ')} ${printed}`,
    remedy: 'check whether the table is complete there and whether the figure counts the same things',
  });
}
