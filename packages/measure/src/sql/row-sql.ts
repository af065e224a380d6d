import { AtlasError, type FieldType } from '@practice-atlas/dataset';
import type { ColumnPath, RowKey, RowTest, RowValue } from '../rows/row-question.js';
import type { FoundColumn } from './join-tree.js';
import { neverKnown } from './never-known.js';
import { daySql, periodSql } from './period-sql.js';
import type { BindParameter, NumberType, SqlDialect, WordNumbers } from './sql-dialect.js';
import { stepSql } from './step-sql.js';

/** More words than these go by a relation or an array of theirs. */
const WORDS_MAX = 16;
const WORD_TYPES: readonly FieldType[] = ['id', 'code', 'category', 'text', 'words'];

/** Where the expressions of one statement find their columns and keep their parameters. */
export interface RowScope {
  readonly dialect: SqlDialect;
  readonly bind: BindParameter;
  find(path: ColumnPath): FoundColumn;
}

interface NumberSql {
  readonly sql: string;
  readonly type: NumberType;
}

/** Finds a column of words. */
export function wordColumn(scope: RowScope, path: ColumnPath): FoundColumn {
  const found = scope.find(path);
  if (!WORD_TYPES.includes(found.type)) throw columnWrong(found, path, 'numbers, not words');
  return found;
}

function columnWrong({ tree, column, type }: FoundColumn, path: ColumnPath, holds: string): AtlasError {
  return new AtlasError('query_malformed', `the column "${path}" holds ${holds}`, {
    hint: `it is of type ${type}`,
    where: { table: tree.table, column },
    details: { path, type },
  });
}

function columnSql(scope: RowScope, path: ColumnPath): NumberSql {
  const found = scope.find(path);
  if (WORD_TYPES.includes(found.type)) throw columnWrong(found, path, 'words, not numbers');
  const type = found.type === 'number' ? 'double' : 'integer';
  return { sql: scope.dialect.cast(scope.dialect.column(found.tree, found.column), type), type };
}

/** Brings numbers to one type. */
function alike(scope: RowScope, values: readonly NumberSql[]): { readonly sqls: string[]; readonly type: NumberType } {
  const type = values.some((value) => value.type === 'double') ? 'double' : 'integer';
  return {
    sqls: values.map((value) => (value.type === type ? value.sql : scope.dialect.cast(value.sql, type))),
    type,
  };
}

/** Writes a number of a row, NULL where it is missing. */
export function valueSql(scope: RowScope, value: RowValue): NumberSql {
  const { dialect } = scope;
  if (neverKnown(value)) return { sql: dialect.missing('integer'), type: 'integer' };
  switch (value.kind) {
    case 'column':
      return columnSql(scope, value.column);
    case 'constant': {
      const type = Number.isSafeInteger(value.value) ? 'integer' : 'double';
      return { sql: dialect.number(value.value, type), type };
    }
    case 'first':
    case 'least': {
      const parts = value.values.filter((part) => !neverKnown(part)).map((part) => valueSql(scope, part));
      if (parts.length === 1) return parts[0]!;
      const { sqls, type } = alike(scope, parts);
      return { sql: value.kind === 'first' ? dialect.coalesce(sqls) : dialect.least(sqls), type };
    }
    case 'minus': {
      const { sqls, type } = alike(scope, [valueSql(scope, value.value), valueSql(scope, value.less)]);
      const sql = `(${sqls.join(' - ')})`;
      return { sql: type === 'double' ? dialect.orMissing(sql) : sql, type };
    }
    case 'choose': {
      const test = testSql(scope, value.test);
      const sides = [value.yes, value.no].map((side) => (side && !neverKnown(side) ? valueSql(scope, side) : null));
      const { sqls, type } = alike(
        scope,
        sides.filter((side) => side !== null),
      );
      const [yes, no] = sides.map((side) => (side ? sqls.shift()! : 'NULL'));
      return { sql: dialect.choose(test, yes!, no!), type };
    }
  }
}

/** Writes a number of a row that the engine keeps as a whole one. */
export function integerSql(scope: RowScope, value: RowValue, purpose: string): string {
  const { sql, type } = valueSql(scope, value);
  if (type === 'integer') return sql;
  throw new AtlasError('query_malformed', `${purpose} needs whole numbers`, {
    hint: 'columns of type number may hold fractions: ask for their least, greatest or a quantile',
  });
}

/** Writes yes or no of a row, never NULL. */
export function testSql(scope: RowScope, test: RowTest): string {
  const { dialect } = scope;
  switch (test.kind) {
    case 'known':
      return knownTest(scope, [test.value], ([value]) => `(NOT ${dialect.isMissing(value!)})`);
    case 'below':
      return knownTest(scope, [test.value, test.than], (sides) => dialect.isTrue(sides.join(' < ')));
    case 'at_most':
      return knownTest(scope, [test.value, test.most], (sides) => dialect.isTrue(sides.join(' <= ')));
    case 'word':
      return wordTestSql(scope, test.column, test.words);
    case 'all':
    case 'any': {
      const tests = flatTests(test.kind, test.tests);
      if (tests.length === 0) return dialect.always(test.kind === 'all');
      return `(${tests.map((each) => testSql(scope, each)).join(test.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return notSql(scope, test.test);
  }
}

/**
 * Takes apart what is joined by the same word. A server of ClickHouse 18.16 that asks another one flattens "and" within "and" on the way, and does
 * not find again what it asked for.
 */
function flatTests(kind: 'all' | 'any', tests: readonly RowTest[]): readonly RowTest[] {
  return tests.flatMap((each) => (each.kind === kind ? flatTests(kind, each.tests) : [each]));
}

/** Turns a test round, without a "not" of a "not". */
function notSql(scope: RowScope, test: RowTest): string {
  if (test.kind === 'not') return testSql(scope, test.test);
  if (test.kind !== 'known') return `(NOT ${testSql(scope, test)})`;
  return neverKnown(test.value) ? scope.dialect.always(true) : scope.dialect.isMissing(valueSql(scope, test.value).sql);
}

/** No row passes a test of what is missing in every row. */
function knownTest(scope: RowScope, values: readonly RowValue[], write: (sqls: readonly string[]) => string): string {
  if (values.some(neverKnown)) return scope.dialect.always(false);
  return write(values.map((value) => valueSql(scope, value).sql));
}

function wordTestSql(scope: RowScope, path: ColumnPath, given: readonly (string | null)[]): string {
  const { dialect, bind } = scope;
  const { tree, column } = wordColumn(scope, path);
  const words = [...new Set(given)];
  if (words.length > WORDS_MAX) {
    const known = words.flatMap((word) => (word === null ? [] : [[word, 1] as const]));
    const numbers: WordNumbers = { known, missing: words.includes(null) ? 1 : 0, rest: 0 };
    return `(${dialect.wordNumber(tree, column, numbers, bind)} = 1)`;
  }
  const sql = dialect.column(tree, column);
  const known = words.filter((word) => word !== null).map(bind);
  const tests = known.length > 0 ? [dialect.isTrue(`${sql} IN (${known.join(', ')})`)] : [];
  if (words.includes(null)) tests.push(dialect.isMissing(sql));
  return tests.length === 0 ? dialect.always(false) : `(${tests.join(' OR ')})`;
}

/** How the keys of groups are read back. */
export type KeyRead =
  | { readonly kind: 'word' }
  /** Numbers of names, from 1. */
  | { readonly kind: 'name'; readonly names: readonly (string | null)[] }
  | { readonly kind: 'number' };

/** A key of groups: the groups that are none, as a test of the alias of the key. */
export interface KeySql {
  readonly sql: string;
  readonly read: KeyRead;
  having(alias: string): string | null;
}

/** Writes what rows are divided by. */
export function keySql(scope: RowScope, key: RowKey, name: string): KeySql {
  const { dialect } = scope;
  switch (key.kind) {
    case 'word': {
      const { tree, column } = wordColumn(scope, key.column);
      if (!key.names) return { sql: dialect.column(tree, column), read: { kind: 'word' }, having: () => null };
      const missing = key.names.get(null) ?? null;
      const names = [...new Set([...key.names.values(), missing, ...(key.rest === undefined ? [] : [key.rest])])];
      const places = new Map(names.map((name, i) => [name, i + 1]));
      const known = [...key.names].flatMap(([word, name]) =>
        word === null ? [] : [[word, places.get(name)!] as const],
      );
      const numbers: WordNumbers = {
        known,
        missing: places.get(missing)!,
        rest: key.rest === undefined ? 0 : places.get(key.rest)!,
      };
      return {
        sql: dialect.key(dialect.wordNumber(tree, column, numbers, scope.bind)),
        read: { kind: 'name', names },
        having: (alias) => `${alias} <> 0`,
      };
    }
    case 'period': {
      const value = integerSql(scope, key.value, 'a period');
      const day = key.clock === 'day' ? value : daySql(dialect, value, key.timeZone, name);
      return {
        sql: dialect.key(periodSql(dialect, key.grain, day, name)),
        read: { kind: 'number' },
        having: (alias) => `(NOT ${dialect.isMissing(alias)})`,
      };
    }
    case 'bin': {
      const { sql, type } = valueSql(scope, key.value);
      const isAscending = key.edges.every((edge, i) => i === 0 || key.edges[i - 1]! <= edge);
      if (!isAscending || key.edges.some(Number.isNaN))
        throw new AtlasError('query_malformed', 'the edges of bins must ascend', {
          details: { edges: key.edges.join() },
        });
      const edges = key.edges.map((edge) =>
        dialect.number(edge, type === 'integer' && Number.isSafeInteger(edge) ? 'integer' : 'double'),
      );
      const { first, again } = dialect.named(sql, `${name}_value`);
      const bins = Array.from({ length: edges.length + 1 }, (_, i) => dialect.number(i - 1, 'integer'));
      return {
        sql: dialect.key(dialect.choose(dialect.isMissing(first), 'NULL', stepSql(dialect, again, edges, bins))),
        read: { kind: 'number' },
        having: () => null,
      };
    }
  }
}
