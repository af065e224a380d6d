import type { expect as vitestExpect } from 'vitest';

/** A test of a file that stands in a bundle: it is collected, and run when somebody wants it. */
export interface CollectedCase {
  readonly name: string;
  readonly run: () => unknown;
}

type Expect = typeof vitestExpect;
type Body = (...values: never[]) => unknown;

/** The tests of all files of the bundle, in order. */
export const cases: CollectedCase[] = [];

let given: Expect | null = null;

function givenExpect(): Expect {
  if (!given) throw new TypeError('give the expect of the running test first');
  return given;
}

/** Lends the tests the `expect` of the test that runs them. */
export function lendExpect(lent: Expect): void {
  given = lent;
}

/** Stands for that of vitest. */
export const expect: Expect = new Proxy((() => null) as unknown as Expect, {
  apply: (_, __, values: Parameters<Expect>) => givenExpect()(...values),
  get: (_, name) => Reflect.get(givenExpect(), name),
});

const valuesOf = (row: unknown): readonly never[] => (Array.isArray(row) ? row : [row]) as never[];

function each(run: (name: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) =>
    (name: string, body: Body): void => {
      for (const row of rows) run(`${name} ${JSON.stringify(row)}`, () => body(...valuesOf(row)));
    };
}

const collect = (name: string, run: () => unknown): void => {
  cases.push({ name, run });
};
const group = (_name: string, body: () => unknown): void => {
  body();
};

/** Stands for that of vitest: takes the tests below at once. */
export const describe = Object.assign(group, { each: each(group) });
/** Stands for that of vitest: collects a test. */
export const it = Object.assign(collect, { each: each(collect) });
