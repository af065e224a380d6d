import { type Lifecycle, lifecycles as shipped } from '@practice-atlas/dataset';
import type { RowAnswer } from '../rows/row-question.js';
import type { RowSource } from '../rows/row-source.js';
import { clickHouseDialect } from '../sql/clickhouse-dialect.js';
import { compileQuestion } from '../sql/compile-question.js';
import { readAnswer } from '../sql/read-answer.js';
import type { ClickhouseClient } from './clickhouse-client.js';
import { batchFilter, readManifest } from './read-manifest.js';

/** How questions are asked of a server. */
export interface ClickhouseRowsOptions {
  /** Where the tables are; default: the database of the client. */
  readonly database?: string;
  /** Those of the stored cases; default: the lifecycles that ship. */
  readonly lifecycles?: Readonly<Record<string, Lifecycle>>;
}

/**
 * Makes a source of rows of the tables that `loadDataset` filled: one statement a question, on a single server or, through its Distributed tables, on
 * every shard of a cluster. Only batches that are whole are read, as the manifest says it when a question comes. Values go in as parameters; on servers
 * that have none, as literals of the one encoder.
 *
 * @example
 * const engine = createRowEngine(outline, createClickhouseRows(client));
 * await engine.measure({ metrics: ['orders_placed'], by: ['region:county'] });
 */
export function createClickhouseRows(
  client: ClickhouseClient,
  { database = client.database ?? 'default', lifecycles = shipped }: ClickhouseRowsOptions = {},
): RowSource {
  const steps = [...new Set(Object.values(lifecycles).flatMap((each) => each.steps.map(({ step }) => step)))];
  return {
    async answerRows(questions, { signal } = {}) {
      const asked = signal ? { signal } : {};
      const manifest = await readManifest(client, database, asked);
      const answers: RowAnswer[] = [];
      for (const question of questions) {
        const whole = batchFilter(manifest, question.table);
        const compiled = compileQuestion(question, clickHouseDialect, { steps, also: whole });
        const parameters = Object.fromEntries(compiled.params.map(({ name, value }) => [name, value]));
        const { rows } = await client.query(compiled.sql, { ...asked, database, parameters });
        const columnCount = compiled.keys.length + compiled.measureCount;
        const columns = Array.from({ length: columnCount }, (_, i) =>
          rows.map((row) => row[i] as string | number | boolean | null),
        );
        answers.push(readAnswer(compiled, rows.length, columns));
      }
      return answers;
    },
  };
}
