/** Steps of an order in the order of the lifecycle; the last three end it. */
export const STEPS = [
  'placed',
  'reviewed',
  'dispatched',
  'accepted',
  'completed',
  'rated',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type Step = (typeof STEPS)[number];

export const TIERS = ['center', 'institute', 'station'] as const;
export const CATEGORIES: readonly string[] = Array.from({ length: 24 }, (_, i) => `类别${i + 1}`);
const two = (number: number): string => String(number).padStart(2, '0');
/** Thirty provinces of ten cities of ten counties, by their codes. */
export const COUNTIES: readonly string[] = Array.from(
  { length: 3000 },
  (_, i) => `${11 + Math.floor(i / 100)}${two((Math.floor(i / 10) % 10) + 1)}${two((i % 10) + 1)}`,
);
/** The province that is asked about. */
export const PROVINCE = '260000';
export const YEAR = 2023;

const FIRST_DAY = Date.UTC(2021, 0, 1) - 28_800_000;
const SPAN_MS = 4 * 365.25 * 86_400_000;
const HOUR = 3_600_000;

/** Orders in plain arrays: what every contender is given. Times are epoch milliseconds, whole seconds; NaN = did not happen. */
export interface Orders {
  readonly rowCount: number;
  readonly at: Readonly<Record<Step, Float64Array>>;
  /** The second dispatch of some; NaN = there was one at most. */
  readonly again: Float64Array;
  readonly due: Float64Array;
  /** Numbers of `COUNTIES`, `CATEGORIES`, `TIERS`; of the last, 255 = never dispatched. */
  readonly county: Uint16Array;
  readonly category: Uint8Array;
  readonly tier: Uint8Array;
  /** 0 = without stars. */
  readonly rating: Uint8Array;
  /** -1 = nobody said. */
  readonly volunteers: Int16Array;
  readonly beneficiaries: Int16Array;
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: numbers from 0 to 1 by a seed. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes orders in the order of placing: large counties and small ones, with and without review, dispatched again, rejected, given up, still open. */
export function makeOrders(rowCount: number, seed: number): Orders {
  const random = randomBy(seed);
  const nothing = () => new Float64Array(rowCount).fill(Number.NaN);
  const at = Object.fromEntries(STEPS.map((step) => [step, nothing()])) as Record<Step, Float64Array>;
  const orders: Orders = {
    rowCount,
    at,
    again: nothing(),
    due: nothing(),
    county: new Uint16Array(rowCount),
    category: new Uint8Array(rowCount),
    tier: new Uint8Array(rowCount).fill(255),
    rating: new Uint8Array(rowCount),
    volunteers: new Int16Array(rowCount).fill(-1),
    beneficiaries: new Int16Array(rowCount).fill(-1),
  };
  const end = FIRST_DAY + SPAN_MS;
  // Longer waits are rarer; a wait never ends at the same second.
  const wait = (hours: number) => Math.ceil((-Math.log(1 - random()) * hours * HOUR) / 1000) * 1000 + 1000;
  for (let row = 0; row < rowCount; row++) {
    let now = FIRST_DAY + Math.floor(((row + random()) / rowCount) * (SPAN_MS / 1000)) * 1000;
    const county = Math.floor(COUNTIES.length * random() ** 1.5);
    orders.county[row] = county;
    orders.category[row] = Math.floor(CATEGORIES.length * random() ** 2);
    at.placed[row] = now;
    if (random() < 0.97) orders.due[row] = now + (random() < 0.4 ? 5 : 7) * 24 * HOUR;
    const happens = (step: Step, hours: number): boolean => {
      now += wait(hours);
      if (now >= end) return false;
      at[step][row] = now;
      return true;
    };
    const fate = random();
    if (fate < 0.03 && happens('rejected', 5)) continue;
    if (county % 9 < 4 && !happens('reviewed', 8)) continue;
    if (fate > 0.97 && happens('cancelled', 20)) continue;
    if (!happens('dispatched', 6)) continue;
    orders.tier[row] = random() < 0.14 ? 0 : random() < 0.36 ? 1 : 2;
    if (random() < 0.09) {
      now += wait(12);
      if (now >= end) continue;
      orders.again[row] = now;
      if (random() < 0.1 && happens('expired', 72)) continue;
    }
    if (!happens('accepted', 9)) continue;
    if (random() < 0.02 || !happens('completed', 60)) continue;
    orders.volunteers[row] = 1 + Math.floor(random() ** 3 * 30);
    orders.beneficiaries[row] = Math.floor(random() ** 3 * 400);
    if (random() < 0.78 && happens('rated', 40)) orders.rating[row] = 5 - Math.floor(random() ** 2 * 5);
  }
  return orders;
}
