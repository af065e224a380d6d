import type { JoinTree } from './join-tree.js';

/** A value from outside that stands in a statement: a text, or a list of texts. */
export interface SqlParameter {
  readonly name: string;
  readonly type: 'string' | 'strings';
  readonly value: string | readonly string[];
}

/** Writes a value from outside as a literal, for engines without bound parameters. The only place where such a value becomes SQL. */
export type EncodeParameter = (value: string | readonly string[]) => string;

/** Keeps a value from outside, and gives the text that stands for it in the statement. */
export type BindParameter = (value: string | readonly string[]) => string;

/** What a number of a row is in SQL: Int64, or Float64. */
export type NumberType = 'integer' | 'double';

/** Words and the numbers of their names, from 1; 0 = in no group. */
export interface WordNumbers {
  readonly known: readonly (readonly [word: string, number: number])[];
  /** Of a missing word, and of the words that are not known. */
  readonly missing: number;
  readonly rest: number;
}

/** How one engine writes what questions need. Texts that come in are SQL already; whole numbers are printed. */
export interface SqlDialect {
  readonly name: 'duckdb' | 'clickhouse';
  /** Quotes the name of a table or column. */
  identifier(name: string): string;
  /** The text that stands for a bound parameter. */
  placeholder(name: string, type: SqlParameter['type']): string;
  number(value: number, type: NumberType): string;
  missing(type: NumberType): string;
  /** The test that every row passes, or none. */
  always(passes: boolean): string;
  /** Keeps a key of groups a column, also where it is the same for all rows. */
  key(value: string): string;
  cast(value: string, type: NumberType): string;
  /** A name for each column that a join brings in, and the FROM clause that brings it. */
  column(tree: JoinTree, column: string): string;
  from(tree: JoinTree): string;
  /** The test that a group has rows, where engines give a group of none; null where they do not. */
  readonly hasRows: string | null;
  isMissing(value: string): string;
  /** Makes a comparison two-valued: missing is no. */
  isTrue(comparison: string): string;
  /** The quotient of a whole number of 0 or more by a positive one. */
  quotient(value: string, by: number): string;
  choose(test: string, yes: string, no: string): string;
  /** Writes an expression that stands in several places: how it stands in the first, and in the others. */
  named(value: string, name: string): { readonly first: string; readonly again: string };
  coalesce(values: readonly string[]): string;
  /** The least known value of two or more. */
  least(values: readonly string[]): string;
  /** A missing value instead of a number that is none. */
  orMissing(value: string): string;
  /** The number that the word of a column goes by; 0 for other words. */
  wordNumber(tree: JoinTree, column: string, numbers: WordNumbers, bind: BindParameter): string;
  count(test: string | null): string;
  sum(value: string, test: string | null): string;
  distinct(column: string, test: string | null): string;
  quantile(value: string, percent: number, test: string | null): string;
  extreme(which: 'least' | 'greatest', value: string, test: string | null): string;
}
