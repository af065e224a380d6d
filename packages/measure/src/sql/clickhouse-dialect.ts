import type { JoinTree } from './join-tree.js';
import { numberText } from './number-text.js';
import type { NumberType, SqlDialect } from './sql-dialect.js';

const CASTS: Readonly<Record<NumberType, string>> = { integer: 'toInt64', double: 'toFloat64' };
const TYPES: Readonly<Record<NumberType, string>> = { integer: 'Int64', double: 'Float64' };

/** Off a share, so that rounding down gives the rank before: more than an error of doubles, less than one row of a billion. */
const RANK_OFF = 1e-12;

const identifier = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
const columnOf = (tree: JoinTree, column: string): string =>
  identifier(tree.via ? `j${tree.number}_${column}` : column);
const chosen = (value: string, test: string | null): string =>
  test === null ? `toNullable(${value})` : `multiIf(${test}, toNullable(${value}), NULL)`;

function numberSql(value: number, type: NumberType): string {
  if (value === Infinity || value === -Infinity) return `toFloat64('${value > 0 ? '' : '-'}inf')`;
  return `${CASTS[type]}(${numberText(value)})`;
}

/** The columns of a table and of those joined to it, as they are called outside. */
function columnsBelow(tree: JoinTree): string[] {
  return [
    ...[...tree.columns].map((column) => columnOf(tree, column)),
    ...[...tree.children.values()].flatMap(columnsBelow),
  ];
}

/**
 * Joins the tables to which the keys of a table lead. Old servers join two at a time, so all but the last stand in a subquery; one alone, or a chain,
 * stands beside the table itself, where a cluster runs it on every shard. ANY: a key that stands twice multiplies no rows.
 */
function withJoins(from: string, tree: JoinTree): string {
  const columns = [...tree.columns].map((column) => columnOf(tree, column));
  let sql = from;
  for (const [i, child] of [...tree.children.values()].entries()) {
    if (i > 0) sql = `(SELECT ${columns.join(', ')} FROM ${sql}) AS l${child.number}`;
    const key = columnOf(tree, child.via!.field);
    const below = columnsBelow(child);
    const side = `SELECT ${[`r${child.number} AS ${key}`, ...below].join(', ')} FROM ${joinedTable(child)}`;
    sql = `${sql}\n  GLOBAL ANY LEFT JOIN (${side}) AS s${child.number} USING ${key}`;
    columns.push(...below);
  }
  return sql;
}

function joinedTable(tree: JoinTree): string {
  const columns = [...tree.columns].map((column) => `toNullable(${identifier(column)}) AS ${columnOf(tree, column)}`);
  const key = `toNullable(${identifier(tree.via!.key)}) AS r${tree.number}`;
  const table = `(SELECT ${[key, ...columns].join(', ')} FROM ${identifier(tree.table)})`;
  if (tree.children.size === 0) return table;
  const names = [`r${tree.number}`, ...columnsBelow(tree)];
  return `(SELECT ${names.join(', ')} FROM ${withJoins(`${table} AS b${tree.number}`, tree)})`;
}

/** The SQL of ClickHouse from 18.16 to today, on one server or a cluster. */
export const clickHouseDialect: SqlDialect = {
  name: 'clickhouse',
  identifier,
  placeholder: (name, type) => `{${name}:${type === 'string' ? 'String' : 'Array(String)'}}`,
  number: numberSql,
  // Constants are no columns: 18.16 fails on conditions and missing values that are.
  missing: (type) => `materialize(CAST(NULL AS Nullable(${TYPES[type]})))`,
  always: (passes) => `materialize(${passes ? 1 : 0})`,
  key: (value) => `materialize(${value})`,
  cast: (value, type) => `${CASTS[type]}(${value})`,
  column: columnOf,
  from: (tree) => withJoins(identifier(tree.table), tree),
  // Keys that are the same for all rows make a group without any, of today's servers even behind `materialize`.
  hasRows: 'count() > 0',
  isMissing: (value) => `isNull(${value})`,
  isTrue: (comparison) => `ifNull(${comparison}, 0)`,
  quotient: (value, by) => `intDiv(${value}, ${by})`,
  // Not `if`: of 18.16, it fails where both sides are missing or constant.
  choose: (test, yes, no) => `multiIf(${test}, ${yes}, ${no})`,
  named: (value, name) => ({ first: `(${value} AS ${name})`, again: name }),
  coalesce: (values) => `coalesce(${values.join(', ')})`,
  // Old servers know no known least: every missing value stands aside for one that is known.
  least(values) {
    const all = values.join(', ');
    return values.map((value) => `coalesce(${value}, ${all})`).reduce((least, value) => `least(${least}, ${value})`);
  },
  orMissing: (value) => `multiIf(isNaN(${value}), NULL, ${value})`,
  wordNumber(tree, column, numbers, bind) {
    const sql = columnOf(tree, column);
    const { known, missing, rest } = numbers;
    if (known.length === 0) return `multiIf(isNull(${sql}), ${missing}, ${rest})`;
    const words = known.map(([word]) => word);
    const list = known.map(([, number]) => number).join(', ');
    return `multiIf(isNull(${sql}), ${missing}, transform(assumeNotNull(${sql}), ${bind(words)}, [${list}], ${rest}))`;
  },
  count: (test) => `toFloat64(${test === null ? 'count()' : `countIf(${test})`})`,
  sum: (value, test) => `toFloat64(ifNull(sum(${chosen(value, test)}), 0))`,
  distinct: (column, test) => `toFloat64(ifNull(uniqExact(${chosen(column, test)}), 0))`,
  // Takes the value at floor(share * n), counted from 0.
  quantile: (value, percent, test) =>
    `toFloat64(quantileExact(${numberText(Math.max(0, percent / 100 - RANK_OFF))})(${chosen(value, test)}))`,
  extreme: (which, value, test) => `toFloat64(${which === 'least' ? 'min' : 'max'}(${chosen(value, test)}))`,
};
