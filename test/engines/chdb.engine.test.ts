import type { PracticeDataset } from '@practice-atlas/dataset';
import type { RowEngine } from '@practice-atlas/measure/rows.js';
import { clickHouseDialect, compileQuestion, type ResultColumn, readAnswer } from '@practice-atlas/measure/sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomDataset, STEPS } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { clickHouseTables } from './clickhouse-tables.js';
import { findDifference } from './conformance.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
const QUESTIONS = Number(process.env.ATLAS_QUESTIONS ?? 150);

interface Session {
  queryAsync(sql: string): Promise<unknown>;
  queryBindAsync(
    sql: string,
    params: Readonly<Record<string, string | readonly string[]>>,
    options: { readonly format: string },
  ): Promise<{ json(): { readonly data: readonly ResultColumn[] } }>;
  insert(rows: { readonly table: string; readonly values: string; readonly format: string }): Promise<unknown>;
  close(): void;
}

async function load(session: Session, dataset: PracticeDataset): Promise<void> {
  for (const { name, create, lines } of clickHouseTables(dataset)) {
    await session.queryAsync(`DROP TABLE IF EXISTS ${name}`);
    await session.queryAsync(create);
    if (lines.length > 0) await session.insert({ table: name, values: lines.join('\n'), format: 'JSONCompactEachRow' });
  }
}

function rowsOf(session: Session): RowEngine {
  return {
    answer: (questions) =>
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

describe('ClickHouse of today, within the process', () => {
  let session: Session;
  beforeAll(async () => {
    const name = 'chdb';
    const { Session: Opened } = (await import(name)) as { readonly Session: new () => Session };
    session = new Opened();
    await session.queryAsync('SET output_format_json_quote_denormals = 1');
  });
  afterAll(() => session.close());

  for (const [index, size] of [0, 1, 2, 10, 10, 60, 200].entries())
    it(`answers ${QUESTIONS} random questions of ${size} cases as the reference does`, async () => {
      const random = seededRandom(SEED, index);
      const dataset = randomDataset(random, size);
      await load(session, dataset);
      expect(await findDifference(rowsOf(session), clickHouseDialect, dataset, random, QUESTIONS)).toBeNull();
    });
});
