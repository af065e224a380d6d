import { clickHouseDialect } from '@practice-atlas/measure/sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedEdges, findWrongAnswer } from '../measure/row-questions/checked-questions.js';
import { randomDataset } from '../measure/row-questions/random-dataset.js';
import { seededRandom } from '../transform/seeded-random.js';
import { findDifference } from './conformance.js';
import { type Chdb, chdbRows, loadChdb, openChdb } from './open-chdb.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);
const QUESTIONS = Number(process.env.ATLAS_QUESTIONS ?? 150);

describe('ClickHouse of today, within the process', () => {
  let session: Chdb;
  beforeAll(async () => {
    session = await openChdb();
  });
  afterAll(() => session.close());

  for (const [index, size] of [0, 1, 2, 10, 10, 60, 200].entries())
    it(`answers ${QUESTIONS} random questions of ${size} cases as the reference does`, async () => {
      const random = seededRandom(SEED, index);
      const dataset = randomDataset(random, size);
      await loadChdb(session, dataset);
      expect(await findDifference(chdbRows(session), clickHouseDialect, dataset, random, QUESTIONS)).toBeNull();
    });

  it('answers what random questions seldom reach as the reference does', async () => {
    const edges = checkedEdges(randomDataset(seededRandom(SEED, 7), 60));
    await loadChdb(session, edges.dataset);
    expect(await findWrongAnswer(chdbRows(session), edges)).toBeNull();
  });
});
