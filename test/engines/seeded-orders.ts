import { type Column, createDataset, lifecycles, SCHEMA_VERSION, type TableColumns } from '@practice-atlas/dataset';
import type { LoadPiece } from '@practice-atlas/measure/clickhouse.js';

/** Orders are placed from here on, one after the other. */
export const FIRST_MS = Date.UTC(2019, 0, 1);
const BETWEEN_MS = 6_000;
const HOUR_MS = 3_600_000;
const COUNTIES = Array.from({ length: 100 }, (_, i) => String(210101 + i));
const CATEGORIES = ['理论政策宣讲', '文化文艺服务', '助学支教', '医疗健身', "it's \\ 100%\n\t"];
const STEPS = ['placed', 'dispatched', 'accepted', 'completed'];
const DISPATCHED = 1;
const MOST_STEPS = 5;

/** A number of 32 bits that depends on its two arguments alone: the end of MurmurHash3. */
function drawn(order: number, salt: number): number {
  let next = Math.imul(order + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  next = Math.imul(next ^ (next >>> 16), 0x85ebca6b);
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
  return (next ^ (next >>> 16)) >>> 0;
}

const DIGITS = 8;

/** `o00000012`. */
function idColumn(orders: Uint32Array): Column {
  const width = DIGITS + 1;
  const bytes = new Uint8Array(orders.length * width);
  const offsets = new Int32Array(orders.length + 1);
  for (let i = 0; i < orders.length; i++) {
    bytes[i * width] = 'o'.charCodeAt(0);
    for (let at = DIGITS, rest = orders[i]!; at > 0; at--) {
      bytes[i * width + at] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    offsets[i + 1] = (i + 1) * width;
  }
  return { kind: 'text', bytes, offsets, validity: null };
}

const words = (indices: Uint8Array, dictionary: string[], validity: Uint8Array | null = null): Column => ({
  kind: 'category',
  indices,
  dictionary,
  validity,
});

const stepMsOf = (order: number): number => (1 + (drawn(order, 4) % 48)) * HOUR_MS;

/** What a seeded order is; the same in every run. Steps are hours apart; every eighth is dispatched twice, every fourth stays open. */
function orderOf(order: number) {
  const isTwice = order % 8 === 3;
  const isOpen = order % 4 === 1;
  const steps = isOpen ? [0, 1] : isTwice ? [0, 1, 1, 2, 3] : [0, 1, 2, 3];
  return { placedMs: FIRST_MS + order * BETWEEN_MS, steps, rating: isOpen ? null : 1 + (drawn(order, 1) % 5) };
}

/** Step times of the orders of a piece: first and last are the same but for a dispatch that happened twice. */
interface Times {
  readonly first: readonly Float64Array[];
  readonly last: readonly Float64Array[];
  readonly bits: readonly Uint8Array[];
}

function timesOf(count: number): Times {
  const each = <T>(make: () => T) => STEPS.map(make);
  return {
    first: each(() => new Float64Array(count)),
    last: each(() => new Float64Array(count)),
    bits: each(() => new Uint8Array((count + 7) >> 3)),
  };
}

function derivedColumns({ first, last, bits }: Times, dispatches: Uint8Array): Record<string, Column> {
  const times = STEPS.flatMap((step, i): [string, Column][] => [
    [`first_${step}_at`, { kind: 'time', values: first[i]!, validity: bits[i]! }],
    [`last_${step}_at`, { kind: 'time', values: last[i]!, validity: bits[i]! }],
  ]);
  const dispatchCount: Column = { kind: 'number', values: dispatches, validity: null };
  return { ...Object.fromEntries(times), dispatch_count: dispatchCount };
}

function tablesOf(start: number, count: number): { cases: TableColumns; case_steps: TableColumns } {
  const orders = Uint32Array.from({ length: count }, (_, i) => start + i);
  const [county, category] = [new Uint8Array(count), new Uint8Array(count)];
  const [due, rating, rated] = [new Float64Array(count), new Uint8Array(count), new Uint8Array((count + 7) >> 3)];
  const owners = new Uint32Array(count * MOST_STEPS);
  const [seq, step, at] = [
    new Uint8Array(owners.length),
    new Uint8Array(owners.length),
    new Float64Array(owners.length),
  ];
  const [times, dispatches] = [timesOf(count), new Uint8Array(count)];
  let stepCount = 0;
  for (let i = 0; i < count; i++) {
    const { placedMs, steps, rating: stars } = orderOf(start + i);
    const bit = 1 << (i & 7);
    county[i] = drawn(start + i, 2) % COUNTIES.length;
    category[i] = drawn(start + i, 3) % CATEGORIES.length;
    due[i] = placedMs + 168 * HOUR_MS;
    if (stars !== null) {
      rating[i] = stars;
      rated[i >> 3]! |= bit;
    }
    const stepMs = stepMsOf(start + i);
    for (let position = 0; position < steps.length; position++) {
      const word = steps[position]!;
      const atMs = placedMs + position * stepMs;
      owners[stepCount] = start + i;
      seq[stepCount] = position + 1;
      step[stepCount] = word;
      at[stepCount++] = atMs;
      if ((times.bits[word]![i >> 3]! & bit) === 0) times.first[word]![i] = atMs;
      times.last[word]![i] = atMs;
      times.bits[word]![i >> 3]! |= bit;
      if (word === DISPATCHED) dispatches[i]!++;
    }
  }
  return {
    cases: {
      rowCount: count,
      columns: {
        case_id: idColumn(orders),
        lifecycle: words(new Uint8Array(count), ['order']),
        region_code: words(county, COUNTIES),
        category: words(category, CATEGORIES),
        rating: { kind: 'number', values: rating, validity: rated },
        due_at: { kind: 'time', values: due, validity: null },
        ...derivedColumns(times, dispatches),
      },
    },
    case_steps: {
      rowCount: stepCount,
      columns: {
        case_id: idColumn(owners.subarray(0, stepCount)),
        seq: { kind: 'number', values: seq.slice(0, stepCount), validity: null },
        step: words(step.slice(0, stepCount), STEPS),
        at: { kind: 'time', values: at.slice(0, stepCount), validity: null },
      },
    },
  };
}

/** What the rows of orders come to, computed without any engine. */
export interface OrderSums {
  readonly orders: number;
  readonly steps: number;
  readonly rated: number;
  readonly stars: number;
  /** Of `first_placed_at`, in seconds after the first order. */
  readonly placedSeconds: number;
  readonly dispatches: number;
  /** Of `at` of all steps, in seconds after the first order. */
  readonly stepSeconds: number;
  readonly seqs: number;
}

/** Sums seeded orders. */
export function orderSums(orders: number): OrderSums {
  let [steps, rated, stars, dispatches, seqs, placedSeconds, stepSeconds] = [0, 0, 0, 0, 0, 0, 0];
  for (let order = 0; order < orders; order++) {
    const { steps: own, rating, placedMs } = orderOf(order);
    steps += own.length;
    dispatches += own.length === 5 ? 2 : 1;
    const seconds = (placedMs - FIRST_MS) / 1000;
    placedSeconds += seconds;
    // 0 + 1 + ... + (count - 1) pauses between the steps of an order.
    stepSeconds += own.length * seconds + ((own.length * (own.length - 1)) / 2) * (stepMsOf(order) / 1000);
    seqs += (own.length * (own.length + 1)) / 2;
    if (rating === null) continue;
    rated++;
    stars += rating;
  }
  return { orders, steps, rated, stars, placedSeconds, dispatches, stepSeconds, seqs };
}

const named = { schemaVersion: SCHEMA_VERSION, name: 'seeded orders', title: { zh: '模拟点单', en: 'Seeded orders' } };
const simulation = { seed: 1, scale: 1, scaleMeaning: 'rows of a test', tables: ['cases', 'case_steps'] };

/** The divisions of seeded orders: a province and its counties. */
export const seededRegions = [
  { code: '210000', name: '辽宁省', level: 'province' },
  ...COUNTIES.map((code) => ({ code, name: `县${code}`, level: 'county', parent_code: '210000' })),
];

/**
 * Makes seeded orders with all their steps, some at a time: the same in every run. The first piece carries the divisions. Columns
 * are made here as `createDataset` makes them, which for millions of rows takes longer than loading them.
 */
export function* seededOrders(orders: number, pieceOrders = 250_000): Generator<LoadPiece> {
  const { regions } = createDataset({ ...named, tables: { regions: seededRegions } }).tables;
  for (let start = 0; start < orders; start += pieceOrders) {
    const { cases, case_steps } = tablesOf(start, Math.min(pieceOrders, orders - start));
    const tables = { cases: { name: 'cases', ...cases }, case_steps: { name: 'case_steps', ...case_steps } } as const;
    yield { ...named, lifecycles, simulation, tables: start === 0 ? { regions, ...tables } : tables };
  }
}
