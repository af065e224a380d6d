/** Served beside the page; a peer that is installed only for benches. */
const peer: string = '/peers/arquero.js';

export type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** What is used of a table; expressions as text, which no bundler renames. */
export interface Table {
  groupby(...keys: (string | Record<string, string>)[]): Table;
  rollup(values: Record<string, unknown>): Table;
  params(values: Record<string, number>): Table;
  filter(test: string): Table;
  derive(values: Record<string, string>): Table;
  orderby(order: unknown): Table;
  slice(from: number, until: number): Table;
  objects(): Readonly<Record<string, unknown>>[];
}

/** What is used of the library. */
export interface Arquero {
  table(columns: Record<string, Numbers>): Table;
  desc(name: string): unknown;
  addAggregateFunction(name: string, definition: object, options: { override: boolean }): void;
  op: Record<'count' | 'sum' | 'valid' | 'nearest_rank', (...names: (string | number)[]) => unknown>;
}

interface GroupState {
  values: boolean;
  list: { values(): number[] };
  ordered?: Float64Array;
}

/** The nearest rank of sorted values: its own `op.quantile` interpolates. Values of a group are sorted once. */
const NEAREST_RANK = {
  create: (percent: number) => ({
    init(state: GroupState) {
      state.values = true;
    },
    add() {},
    rem() {},
    value(state: GroupState) {
      state.ordered ??= Float64Array.from(state.list.values()).sort();
      const { length } = state.ordered;
      return length === 0 ? Number.NaN : state.ordered[Math.ceil((percent * length) / 100) - 1];
    },
  }),
  param: [1, 1],
};

/** Loads the library and adds the quantile that is asked for. */
export async function loadArquero(): Promise<Arquero> {
  const aq = (await import(/* @vite-ignore */ peer)) as Arquero;
  aq.addAggregateFunction('nearest_rank', NEAREST_RANK, { override: true });
  return aq;
}
