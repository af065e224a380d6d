import { AtlasError } from '@practice-atlas/dataset';
import type { RowMeasure, RowQuestion } from '../rows/row-question.js';
import { joinTree, SHIPPED_STEPS } from './join-tree.js';
import { integerSql, type KeyRead, keySql, type RowScope, testSql, valueSql, wordColumn } from './row-sql.js';
import type { BindParameter, EncodeParameter, SqlDialect, SqlParameter } from './sql-dialect.js';

/** A question as one statement: a column a key, then a column a measure; a row a group. */
export interface CompiledQuestion {
  readonly sql: string;
  /** In the order of their names `p1`, `p2`...; none where they are encoded. */
  readonly params: readonly SqlParameter[];
  readonly keys: readonly KeyRead[];
  readonly measureCount: number;
}

export interface CompileOptions {
  /** Writes values from outside into the statement, for an engine without bound parameters. */
  readonly encode?: EncodeParameter;
  /** The steps for which the stored `cases` have times; default: those of the lifecycles that ship. */
  readonly steps?: readonly string[];
  /** A condition in SQL on the rows of the question's own table, of the engine's making: batches that are whole. */
  readonly also?: string;
}

function measureSql(scope: RowScope, measure: RowMeasure): string {
  const { dialect } = scope;
  const test = measure.test && testSql(scope, measure.test);
  switch (measure.kind) {
    case 'count':
      return dialect.count(test);
    case 'sum':
      return dialect.sum(integerSql(scope, measure.value, 'a sum'), test);
    case 'distinct': {
      const { tree, column } = wordColumn(scope, measure.column);
      return dialect.distinct(dialect.column(tree, column), test);
    }
    case 'quantile':
      if (!(measure.percent > 0 && measure.percent <= 100))
        throw new AtlasError('query_malformed', `no quantile of ${String(measure.percent)} percent`, {
          hint: 'give a number above 0, at most 100',
        });
      return dialect.quantile(valueSql(scope, measure.value).sql, measure.percent, test);
    case 'least':
    case 'greatest':
      return dialect.extreme(measure.kind, valueSql(scope, measure.value).sql, test);
  }
}

/**
 * Writes a question as one statement over stored tables that are named as the dataset declares them: moments are Int64 milliseconds, dates
 * Int32 days since 1970-01-01, words texts, missing is NULL; `cases` has its derived columns, and keys are unique.
 * Throws `column_unknown` and `query_malformed`.
 */
export function compileQuestion(
  question: RowQuestion,
  dialect: SqlDialect,
  { encode, steps = SHIPPED_STEPS, also }: CompileOptions = {},
): CompiledQuestion {
  const { root, find } = joinTree(question.table, steps);
  const params: SqlParameter[] = [];
  const bind: BindParameter = (value) => {
    if (encode) return encode(value);
    const type = typeof value === 'string' ? 'string' : 'strings';
    const name = `p${params.length + 1}`;
    params.push({ name, type, value });
    return dialect.placeholder(name, type);
  };
  const scope: RowScope = { dialect, bind, find };
  const tests = [...(also ? [also] : []), ...(question.where ? [testSql(scope, question.where)] : [])];
  const where = tests.length === 0 ? null : tests.join(' AND ');
  const keys = question.by.map((key, i) => keySql(scope, key, `k${i}`));
  const measures = question.measures.map((measure) => measureSql(scope, measure));
  const columns = [...keys.map(({ sql }, i) => `${sql} AS k${i}`), ...measures.map((sql, i) => `${sql} AS v${i}`)];
  if (columns.length === 0) columns.push(`${dialect.count(null)} AS n`);
  const having = keys.map((key, i) => key.having(`k${i}`)).filter((test) => test !== null);
  if (keys.length > 0 && dialect.hasRows) having.push(dialect.hasRows);
  const sql = [
    `SELECT ${columns.join(', ')}`,
    `FROM ${dialect.from(root)}`,
    ...(where ? [`WHERE ${where}`] : []),
    ...(keys.length > 0 ? [`GROUP BY ${keys.map((_, i) => `k${i}`).join(', ')}`] : []),
    ...(having.length > 0 ? [`HAVING ${having.join(' AND ')}`] : []),
  ].join('\n');
  return { sql, params, keys: keys.map(({ read }) => read), measureCount: measures.length };
}
