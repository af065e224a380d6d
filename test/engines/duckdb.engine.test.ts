import { createDuckDbRows, loadDuckDb } from '@practice-atlas/measure/duckdb.js';
import type { RowQuestion } from '@practice-atlas/measure/rows.js';
import { duckDbDialect } from '@practice-atlas/measure/sql.js';
import { describe, expect, it } from 'vitest';
import { checkedEdges, findWrongAnswer } from '../measure/row-questions/checked-questions.js';
import { randomDataset } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { findDifference } from './conformance.js';
import { openDuckDb } from './open-duckdb.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
const QUESTIONS = Number(process.env.ATLAS_QUESTIONS ?? 150);

describe('DuckDB', () => {
  for (const [index, size] of [0, 1, 2, 10, 10, 60, 200].entries())
    it(`answers ${QUESTIONS} random questions of ${size} cases as the reference does`, async () => {
      const random = seededRandom(SEED, index);
      const dataset = randomDataset(random, size);
      const connection = await openDuckDb();
      await loadDuckDb(connection, dataset);
      const engine = createDuckDbRows(connection, dataset);
      expect(await findDifference(engine, duckDbDialect, dataset, random, QUESTIONS)).toBeNull();
    });

  it('answers what random questions seldom reach as the reference does', async () => {
    const edges = checkedEdges(randomDataset(seededRandom(SEED, 7), 60));
    const connection = await openDuckDb();
    await loadDuckDb(connection, edges.dataset);
    expect(await findWrongAnswer(createDuckDbRows(connection, edges.dataset), edges)).toBeNull();
  });

  it('stops a question whose signal is aborted, and answers the next', async () => {
    const connection = await openDuckDb();
    await loadDuckDb(connection, randomDataset(seededRandom(SEED, 0), 10));
    const stop = new AbortController();
    const reason = new Error('nobody waits');
    const endless = connection.run('SELECT count(*) FROM range(10000000) a, range(10000000) b', [], {
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(reason), 50);
    await expect(endless).rejects.toBe(reason);
    const question: RowQuestion = { table: 'cases', where: null, by: [], measures: [{ kind: 'count', test: null }] };
    const engine = createDuckDbRows(connection);
    await expect(engine.answerRows([question], { signal: stop.signal })).rejects.toBe(reason);
    expect((await engine.answerRows([question]))[0]!.values).toEqual([Float64Array.of(10)]);
  });
});
