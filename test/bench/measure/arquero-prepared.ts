import { loadArquero, type Numbers, type Table } from './arquero-peer.js';
import { type Contender, monthKey, type PeerRow, quarterKey } from './contender.js';
import { CATEGORIES, COUNTIES, type Orders, PROVINCE, STEPS, TIERS, YEAR } from './orders.js';
import { LIMIT_MS, overdueOf, startOf } from './overdue.js';
import type { Row } from './queries.js';

const OFFSET_MS = 28_800_000;

const LIMITED = Object.keys(LIMIT_MS);

/**
 * Whatever a row alone decides is a column from the beginning (calendar, divisions, flags of 1 and 0, minutes), so that questions only
 * group and add up.
 */
function columnsOf(orders: Orders, now: number): Record<string, Numbers> {
  const { at, due, rowCount } = orders;
  const flags = (test: (row: number) => boolean) =>
    Uint8Array.from({ length: rowCount }, (_, row) => (test(row) ? 1 : 0));
  const counties = Int32Array.from(COUNTIES, Number);
  const county = Int32Array.from(orders.county, (index) => counties[index]!);
  const month = Uint16Array.from(at.placed, (time) => {
    const day = new Date(time + OFFSET_MS);
    return day.getUTCFullYear() * 12 + day.getUTCMonth();
  });
  const isDue = flags((row) => !Number.isNaN(at.accepted[row]!) && !(due[row]! > now));
  const start = startOf(orders, 'completed');
  const numbers = (counts: Int16Array) => Float64Array.from(counts, (count) => (count < 0 ? Number.NaN : count));
  const columns: Record<string, Numbers> = {
    county,
    city: county.map((code) => code - (code % 100)),
    province: county.map((code) => code - (code % 10_000)),
    month,
    quarter: month.map((number) => Math.floor(number / 3)),
    year: month.map((number) => Math.floor(number / 12)),
    category: orders.category,
    tier: orders.tier,
    due: isDue,
    done: flags((row) => isDue[row] === 1 && !Number.isNaN(at.completed[row]!)),
    rated: flags((row) => orders.rating[row] !== 0),
    satisfied: flags((row) => orders.rating[row]! >= 4),
    minutes: at.completed.map((time, row) => (time >= start[row]! ? (time - start[row]!) / 60_000 : Number.NaN)),
    volunteers: numbers(orders.volunteers),
    beneficiaries: numbers(orders.beneficiaries),
  };
  for (const step of STEPS) columns[step] = flags((row) => !Number.isNaN(at[step][row]!));
  for (const step of LIMITED) {
    const { waited, overdue } = overdueOf(orders, step, now);
    columns[`waited_${step}`] = waited;
    columns[`overdue_${step}`] = overdue;
  }
  return columns;
}

/** Reads a row of each answer. */
export const readers: ((row: PeerRow) => Row)[] = [
  ({ month, n }) => [monthKey(month as number), n as number],
  ({ city, tier, n }) => [String(city), TIERS[tier as number] ?? null, n as number],
  ({ county, done, due }) => [String(county), done as number, due as number],
  () => [],
  ({ county, median, p90 }) => [String(county), median as number, p90 as number],
  ({ category, n }) => [CATEGORIES[category as number]!, n as number],
  ({ quarter, satisfied, rated }) => [quarterKey(quarter as number), satisfied as number, rated as number],
  ({ city, volunteers, beneficiaries }) => [String(city), volunteers as number, beneficiaries as number],
];

/** Reads the one row of the funnel as a row a step. */
export function funnelRows(row: PeerRow): Row[] {
  return STEPS.map((step) => [
    step,
    row[step] as number,
    (row[`overdue_${step}`] as number | undefined) ?? null,
    (row[`waited_${step}`] as number | undefined) ?? null,
  ]);
}

/** Holds the orders with all that questions need of a row as columns of their own: what they are asked is known beforehand. */
export async function createPreparedArquero(orders: Orders, now: number): Promise<Contender> {
  const aq = await loadArquero();
  const { op } = aq;
  const table = aq.table(columnsOf(orders, now));
  const flags = [...STEPS, ...LIMITED.flatMap((step) => [`waited_${step}`, `overdue_${step}`])];
  const funnel = Object.fromEntries(flags.map((name) => [name, op.sum(name)]));
  const province = Number(PROVINCE);
  const questions: (() => Table)[] = [
    () => table.groupby('month').rollup({ n: op.count() }),
    () => table.groupby('city', 'tier').rollup({ n: op.count() }),
    () => table.groupby('county').rollup({ done: op.sum('done'), due: op.sum('due') }),
    () => table.rollup(funnel),
    () =>
      table.groupby('county').rollup({ median: op.nearest_rank('minutes', 50), p90: op.nearest_rank('minutes', 90) }),
    () => table.groupby('category').rollup({ n: op.count() }).orderby(aq.desc('n')).slice(0, 10),
    () =>
      table
        .params({ province })
        .filter('(d, $) => d.province === $.province')
        .groupby('quarter')
        .rollup({ satisfied: op.sum('satisfied'), rated: op.sum('rated') }),
    () =>
      table
        .params({ year: YEAR })
        .filter('(d, $) => d.year === $.year')
        .groupby('city')
        .rollup({ volunteers: op.sum('volunteers'), beneficiaries: op.sum('beneficiaries') }),
  ];
  return {
    ask: async (question) => questions[question]!(),
    read(question, answer) {
      const rows = (answer as Table).objects();
      return question === 3 ? funnelRows(rows[0]!) : rows.map(readers[question]!);
    },
  };
}
