import { absentCharacter } from './absent-character.js';
import { decimalShare } from './decimal-share.js';
import type { JoinTree } from './join-tree.js';
import { numberText } from './number-text.js';
import type { NumberType, SqlDialect } from './sql-dialect.js';

const TYPES: Readonly<Record<NumberType, string>> = { integer: 'BIGINT', double: 'DOUBLE' };
/** Fewer words than these are compared one by one. */
const CASES_MAX = 16;

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const alias = (tree: JoinTree): string => `t${tree.number}`;
const columnOf = (tree: JoinTree, column: string): string => `${alias(tree)}.${identifier(column)}`;
const filtered = (aggregate: string, test: string | null): string =>
  test === null ? aggregate : `${aggregate} FILTER (WHERE ${test})`;
const double = (sql: string): string => `CAST(${sql} AS DOUBLE)`;

/** Numbers infinities too: they bound what never happened. */
function numberSql(value: number, type: NumberType): string {
  if (value === Infinity || value === -Infinity) return `CAST('${value > 0 ? '' : '-'}inf' AS DOUBLE)`;
  return type === 'integer' ? `CAST(${numberText(value)} AS BIGINT)` : `CAST('${numberText(value)}' AS DOUBLE)`;
}

function joins(tree: JoinTree): string {
  return [
    ...tree.lookups,
    ...[...tree.children.values()].map((child) => {
      const { field, key } = child.via!;
      return `LEFT JOIN ${identifier(child.table)} AS ${alias(child)} ON ${columnOf(child, key)} = ${columnOf(tree, field)}${joins(child)}`;
    }),
  ]
    .map((join) => `\n  ${join}`)
    .join('');
}

/** The SQL of DuckDB, in Node and in the browser; needs no extension. */
export const duckDbDialect: SqlDialect = {
  name: 'duckdb',
  identifier,
  placeholder: (name) => `$${name.slice(1)}`,
  number: numberSql,
  missing: (type) => `CAST(NULL AS ${TYPES[type]})`,
  always: (passes) => String(passes),
  key: (value) => value,
  cast: (value, type) => `CAST(${value} AS ${TYPES[type]})`,
  column: columnOf,
  from: (tree) => `${identifier(tree.table)} AS ${alias(tree)}${joins(tree)}`,
  hasRows: null,
  isMissing: (value) => `(${value} IS NULL)`,
  isTrue: (comparison) => `coalesce(${comparison}, false)`,
  quotient: (value, by) => `(${value} // ${by})`,
  choose: (test, yes, no) => `CASE WHEN ${test} THEN ${yes} ELSE ${no} END`,
  // No names within an expression: DuckDB finds what is alike, and computes it once.
  named: (value) => ({ first: value, again: value }),
  coalesce: (values) => `coalesce(${values.join(', ')})`,
  least: (values) => `least(${values.join(', ')})`,
  orMissing: (value) => `nullif(${value}, CAST('nan' AS DOUBLE))`,
  wordNumber(tree, column, numbers, bind) {
    const sql = columnOf(tree, column);
    const { known, missing, rest } = numbers;
    if (known.length === 0) return `CASE WHEN ${sql} IS NULL THEN ${missing} ELSE ${rest} END`;
    if (known.length <= CASES_MAX) {
      const cases = known.map(([word, number]) => `WHEN ${sql} = ${bind(word)} THEN ${number}`);
      return `CASE WHEN ${sql} IS NULL THEN ${missing} ${cases.join(' ')} ELSE ${rest} END`;
    }
    const name = `w${tree.number}_${tree.lookups.length}`;
    tree.lookups.push(`LEFT JOIN ${lookup(known, bind)} AS ${name} ON ${name}.word = ${sql}`);
    return `CASE WHEN ${sql} IS NULL THEN ${missing} ELSE coalesce(${name}.number, ${rest}) END`;
  },
  count: (test) => double(filtered('count(*)', test)),
  sum: (value, test) => double(`coalesce(${filtered(`sum(${value})`, test)}, 0)`),
  distinct: (column, test) => double(filtered(`count(DISTINCT ${column})`, test)),
  // Rounds up the rank in whole numbers: its share is a decimal, not a double.
  quantile: (value, percent, test) => double(filtered(`quantile_disc(${value}, ${decimalShare(percent)})`, test)),
  extreme: (which, value, test) => double(filtered(`${which === 'least' ? 'min' : 'max'}(${value})`, test)),
};

/** Words and their numbers as a relation of two texts: lists are no parameters in the browser. */
function lookup(known: readonly (readonly [string, number])[], bind: Parameters<SqlDialect['wordNumber']>[3]): string {
  const words = known.map(([word]) => word);
  const separator = absentCharacter(words);
  const numbers = known.map(([, number]) => number).join();
  return `(SELECT unnest(string_split(${bind(words.join(separator))}, '${separator}')) AS word, unnest(CAST(string_split('${numbers}', ',') AS INTEGER[])) AS number)`;
}
