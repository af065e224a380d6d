import { duckDbDialect } from '../sql/duckdb-dialect.js';
import { textSql } from './text-sql.js';

const { identifier } = duckDbDialect;

/**
 * Writes what cases take from their steps, a row a case: times of the first and the last by sequence for each step that occurs,
 * how often it was dispatched, and the tier of the first dispatch, which may be missing.
 */
export function caseTimesSql(steps: readonly string[]): string {
  const of = (step: string) => `FILTER (WHERE step = ${textSql(step)})`;
  const columns = steps.flatMap((step) => [
    `arg_min("at", seq) ${of(step)} AS ${identifier(`first_${step}_at`)}`,
    `arg_max("at", seq) ${of(step)} AS ${identifier(`last_${step}_at`)}`,
  ]);
  return [
    `SELECT ${['case_id', ...columns].join(', ')},`,
    `  count(*) ${of('dispatched')} AS dispatch_count, arg_min_null(tier, seq) ${of('dispatched')} AS dispatch_tier`,
    'FROM case_steps WHERE case_id IS NOT NULL GROUP BY case_id',
  ].join('\n');
}

/** Writes the columns that a case has beside its own, given the steps that occur: others are missing. */
export function caseTimesColumns(times: string, steps: readonly string[], used: readonly string[]): string[] {
  const ends = steps.flatMap((step) =>
    ['first', 'last'].map((end) => {
      const name = identifier(`${end}_${step}_at`);
      return used.includes(step) ? `${times}.${name}` : `CAST(NULL AS BIGINT) AS ${name}`;
    }),
  );
  return [...ends, `coalesce(${times}.dispatch_count, 0) AS dispatch_count`, `${times}.dispatch_tier`];
}
