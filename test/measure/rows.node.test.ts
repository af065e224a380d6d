import { createMemoryRows } from '@practice-atlas/measure/rows.js';
import { describe, expect, it } from 'vitest';
import { checkedDataset, checkedEdges, findWrongAnswer, SHAPES } from './row-questions/checked-questions.js';

const SEED = Number(process.env.ATLAS_SEED ?? 20261130);

describe('the memory engine', () => {
  it.each(SHAPES.map((shape, index) => [shape, index] as const))(
    'answers random questions about rows of %j as the reference does',
    async (shape, index) => {
      // A third of what finds faults that are put in; of many records a sixth: each question takes long.
      const count = Math.ceil(shape.count / (shape.recordCount === undefined ? 3 : 6));
      const checked = checkedDataset(SEED, index, { ...shape, count });
      expect(await findWrongAnswer(createMemoryRows(checked.dataset), checked)).toBeNull();
    },
    180_000,
  );

  it('answers what random questions seldom reach as the reference does', async () => {
    const edges = checkedEdges(checkedDataset(SEED, 2, { size: 60, count: 1 }).dataset);
    expect(await findWrongAnswer(createMemoryRows(edges.dataset), edges)).toBeNull();
  });

  it('stops before the next question when its signal is aborted', async () => {
    const { dataset, asked } = checkedDataset(SEED, 0, { size: 10, count: 1 });
    const reason = new Error('nobody waits');
    await expect(
      createMemoryRows(dataset).answerRows(asked[0]!.questions, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
