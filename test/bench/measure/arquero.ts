import { loadArquero, type Numbers, type Table } from './arquero-peer.js';
import { funnelRows, readers } from './arquero-prepared.js';
import type { Contender } from './contender.js';
import { COUNTIES, type Orders, PROVINCE, STEPS, type Step, YEAR } from './orders.js';
import { ENDS, LIMIT_MS, MAIN } from './overdue.js';

const OFFSET_MS = 28_800_000;
const HAS = (step: string): string => `d.${step} > 0`;
/** A moment on the clocks of Shanghai. */
const PLACED = `(d.placed + ${OFFSET_MS})`;
const MONTH = `op.utcyear(${PLACED}) * 12 + op.utcmonth(${PLACED})`;
const CITY = 'd.county - d.county % 100';

/** The first of some steps that an order used, as its time; not a number without one. */
const firstOf = (steps: readonly string[]): string =>
  steps.reduceRight((rest, step) => `(${HAS(step)} ? d.${step} : ${rest})`, 'NaN');

/** The conditions of the catalogue for a step: who waited, and how long in milliseconds. */
function waitOf(step: Step): { waited: string; lasted: string } {
  const index = MAIN.indexOf(step);
  const start = firstOf(MAIN.slice(0, index).reverse());
  const before = MAIN.slice(0, index).filter((each) => each !== 'reviewed');
  const waits = [...before.map(HAS), ...MAIN.slice(index + 1).map((each) => `!(${HAS(each)})`)].join(' && ');
  const isOptional = step === 'reviewed';
  const closed = ENDS.map((each) => `${HAS(each)} ? d.${each} : $.now`).join(', ');
  const end = isOptional ? 'd.reviewed' : `(${HAS(step)} ? d.${step} : op.least($.now, ${closed}))`;
  return {
    waited: `${start} > 0 && ${isOptional ? HAS(step) : `(${HAS(step)} || (${waits}))`}`,
    lasted: `${end} - ${start}`,
  };
}

const counted = (test: string): string => `(d, $) => op.sum(${test} ? 1 : 0)`;

/** The columns as they are: numbers of words, codes of counties, times in milliseconds; not a number = missing. */
function columnsOf({ at, due, category, tier, rating, ...orders }: Orders): Record<string, Numbers> {
  const counties = Int32Array.from(COUNTIES, Number);
  const numbers = (counts: Int16Array) => Float64Array.from(counts, (count) => (count < 0 ? Number.NaN : count));
  return {
    ...{ ...at, due, category, tier, rating },
    county: Int32Array.from(orders.county, (index) => counties[index]!),
    volunteers: numbers(orders.volunteers),
    beneficiaries: numbers(orders.beneficiaries),
  };
}

/** Holds the orders as somebody would who knows Arquero: one table of typed columns, the same as everybody has, and what questions need is derived when they are asked. */
export async function createArquero(orders: Orders, now: number): Promise<Contender> {
  const aq = await loadArquero();
  const { op } = aq;
  const table = aq.table(columnsOf(orders)).params({ now });
  const funnel = Object.fromEntries([
    ...STEPS.map((step) => [step, op.valid(step)]),
    ...Object.entries(LIMIT_MS).flatMap(([step, limit]) => {
      const { waited, lasted } = waitOf(step as Step);
      return [
        [`waited_${step}`, counted(waited)],
        [`overdue_${step}`, counted(`${waited} && ${lasted} > ${limit}`)],
      ];
    }),
  ]);
  const start = firstOf(MAIN.slice(0, 4).reverse());
  const [first, last] = [Number(PROVINCE), Number(PROVINCE) + 9999];
  const [from, until] = [YEAR, YEAR + 1].map((year) => Date.UTC(year, 0, 1) - OFFSET_MS);
  const questions: (() => Table)[] = [
    () => table.groupby({ month: MONTH }).rollup({ n: op.count() }),
    () => table.groupby({ city: CITY }, 'tier').rollup({ n: op.count() }),
    () =>
      table
        .filter('(d, $) => d.accepted > 0 && !(d.due > $.now)')
        .groupby('county')
        .rollup({ done: op.valid('completed'), due: op.count() }),
    () => table.rollup(funnel),
    () =>
      table
        .filter(`d.completed >= ${start}`)
        .derive({ minutes: `(d.completed - ${start}) / 60000` })
        .groupby('county')
        .rollup({ median: op.nearest_rank('minutes', 50), p90: op.nearest_rank('minutes', 90) }),
    () => table.groupby('category').rollup({ n: op.count() }).orderby(aq.desc('n')).slice(0, 10),
    () =>
      table
        .filter(`d.county >= ${first} && d.county <= ${last} && d.rating > 0`)
        .groupby({ quarter: `op.utcyear(${PLACED}) * 4 + op.utcquarter(${PLACED})` })
        .rollup({ satisfied: counted('d.rating >= 4'), rated: op.count() }),
    () =>
      table
        .filter(`d.placed >= ${from} && d.placed < ${until}`)
        .groupby({ city: CITY })
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
