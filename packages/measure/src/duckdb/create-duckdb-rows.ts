import type { Lifecycle } from '@practice-atlas/dataset';
import { lifecycles as shipped } from '@practice-atlas/dataset';
import type { RowAnswer } from '../rows/row-question.js';
import type { RowSource } from '../rows/row-source.js';
import { compileQuestion } from '../sql/compile-question.js';
import { duckDbDialect } from '../sql/duckdb-dialect.js';
import { readAnswer } from '../sql/read-answer.js';
import type { DuckDbConnection } from './duckdb-connection.js';
import { stepsOf } from './steps-of.js';

export interface DuckDbRowsOptions {
  /** Those of the stored cases; default: the lifecycles that ship. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>;
}

/** Makes an engine that answers questions of rows from the tables of a connection, one statement a question; values go in as parameters, or as
 * literals where the connection writes them. */
export function createDuckDbRows(
  connection: DuckDbConnection,
  { lifecycles = shipped }: DuckDbRowsOptions = {},
): RowSource {
  const steps = stepsOf(lifecycles);
  return {
    async answerRows(questions, { signal } = {}) {
      const options = { steps, ...(connection.encode ? { encode: connection.encode } : {}) };
      const compiled = questions.map((question) => compileQuestion(question, duckDbDialect, options));
      const answers: RowAnswer[] = [];
      for (const statement of compiled) {
        const values = statement.params.map(({ value }) => String(value));
        const { rowCount, columns } = await connection.run(statement.sql, values, signal ? { signal } : {});
        answers.push(readAnswer(statement, rowCount, columns));
      }
      return answers;
    },
  };
}
