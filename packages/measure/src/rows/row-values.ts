import type { ColumnPath, RowTest, RowValue } from './row-question.js';

/** Reads a column. */
export const column = (path: ColumnPath): RowValue => ({ kind: 'column', column: path });

/** Gives every row the same number. */
export const constant = (value: number): RowValue => ({ kind: 'constant', value });

/** Takes the first value that is known. */
export const firstOf = (...values: readonly RowValue[]): RowValue =>
  values.length === 1 ? values[0]! : { kind: 'first', values };

/** Takes the least value that is known. */
export const leastOf = (...values: readonly RowValue[]): RowValue =>
  values.length === 1 ? values[0]! : { kind: 'least', values };

/** Subtracts. */
export const minus = (value: RowValue, less: RowValue): RowValue => ({ kind: 'minus', value, less });

/** Keeps a value where a test holds. */
export const onlyIf = (test: RowTest, yes: RowValue): RowValue => ({ kind: 'choose', test, yes, no: null });

/** Chooses between two values. */
export const choose = (test: RowTest, yes: RowValue, no: RowValue): RowValue => ({ kind: 'choose', test, yes, no });

/** Tells whether a value is known. */
export const known = (value: RowValue): RowTest => ({ kind: 'known', value });

/** value < than */
export const below = (value: RowValue, than: RowValue): RowTest => ({ kind: 'below', value, than });

/** value <= most */
export const atMost = (value: RowValue, most: RowValue): RowTest => ({ kind: 'at_most', value, most });

/** Tells whether the word of a column is one of these. */
export const isWord = (path: ColumnPath, words: readonly (string | null)[]): RowTest => ({
  kind: 'word',
  column: path,
  words,
});

/** Joins tests by "and"; of none: every row. */
export const all = (...tests: readonly RowTest[]): RowTest => (tests.length === 1 ? tests[0]! : { kind: 'all', tests });

/** Joins tests by "or"; of none: no row. */
export const any = (...tests: readonly RowTest[]): RowTest => (tests.length === 1 ? tests[0]! : { kind: 'any', tests });

/** Turns a test round. */
export const not = (test: RowTest): RowTest => ({ kind: 'not', test });
