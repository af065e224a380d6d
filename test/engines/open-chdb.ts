import type { PracticeDataset } from '@practice-atlas/dataset';
import type { RowSource } from '@practice-atlas/measure';
import { clickHouseDialect, compileQuestion, type ResultColumn, readAnswer } from '@practice-atlas/measure/sql.js';
import { STEPS } from '../measure/row-questions/random-dataset.js';
import { clickHouseTables } from './clickhouse-tables.js';

/** ClickHouse of today, within the process. */
export interface Chdb {
  queryAsync(sql: string): Promise<unknown>;
  queryBindAsync(
    sql: string,
    params: Readonly<Record<string, string | readonly string[]>>,
    options: { readonly format: string },
  ): Promise<{ json(): { readonly data: readonly ResultColumn[] } }>;
  insert(rows: { readonly table: string; readonly values: string; readonly format: string }): Promise<unknown>;
  close(): void;
}

/** Opens a session. Installed on demand: its types are not there when types are checked. */
export async function openChdb(): Promise<Chdb> {
  const name = 'chdb';
  const { Session } = (await import(name)) as { readonly Session: new () => Chdb };
  const session = new Session();
  await session.queryAsync('SET output_format_json_quote_denormals = 1');
  return session;
}

/** Puts a dataset in the place of the one that was there. */
export async function loadChdb(session: Chdb, dataset: PracticeDataset): Promise<void> {
  for (const { name, create, lines } of clickHouseTables(dataset)) {
    await session.queryAsync(`DROP TABLE IF EXISTS ${name}`);
    await session.queryAsync(create);
    if (lines.length > 0) await session.insert({ table: name, values: lines.join('\n'), format: 'JSONCompactEachRow' });
  }
}

/** Asks a session for rows. */
export function chdbRows(session: Chdb): RowSource {
  return {
    answerRows: (questions) =>
      Promise.all(
        questions.map(async (question) => {
          const compiled = compileQuestion(question, clickHouseDialect, { steps: STEPS });
          const params = Object.fromEntries(compiled.params.map(({ name, value }) => [name, value]));
          const result = await session.queryBindAsync(compiled.sql, params, { format: 'JSONCompact' });
          const { data } = result.json();
          const columns = Array.from({ length: data[0]?.length ?? 0 }, (_, i) => data.map((row) => row[i]));
          return readAnswer(compiled, data.length, columns);
        }),
      ),
  };
}
