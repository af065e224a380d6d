import { summarizeValue, valueModel } from '@practice-atlas/elements';
import { describe, expect, test } from 'vitest';
import { answer, figure, metric, quantity, source, value } from './base-answers.js';

const FULL_COLON = '\uff1a';
const FULL_COMMA = '\uff0c';

describe('valueModel', () => {
  test('reads the metric asked for, with its figure, source and measure word', () => {
    const model = valueModel([answer()], { metric: 'volunteers' });
    expect(model).toMatchObject({
      metric: 'volunteers',
      unit: 'persons',
      unitWord: '人',
      basis: 'reported',
      asOf: '2019-11',
      figure: { quote: '志愿者120多万人' },
      source: { publisher: '省报' },
      change: null,
    });
  });

  test('is null when the metric, the row or the answer is missing', () => {
    expect(valueModel([], {})).toBeNull();
    expect(valueModel([answer()], { metric: 'constructor' })).toBeNull();
    expect(valueModel([answer({ metrics: [metric({ values: [] })] })])).toBeNull();
  });

  test('no data is a model with no quantity, and zero is zero', () => {
    const empty = answer({
      metrics: [metric({ values: [value({ quantity: null, basis: null, figureIds: [], asOf: null })] })],
    });
    expect(valueModel([empty])?.quantity).toBeNull();
    const zero = answer({ metrics: [metric({ values: [value({ quantity: quantity(0) })] })] });
    expect(valueModel([zero])?.quantity?.value).toBe(0);
  });

  test('lists the figures that contradict the chosen one', () => {
    const figures = [figure(), figure({ figureId: 'other', quantity: quantity(10) })];
    const conflicting = answer({ figures, metrics: [metric({ values: [value({ conflicts: ['other', 'gone'] })] })] });
    expect(valueModel([conflicting])?.conflicts.map(({ figureId }) => figureId)).toEqual(['other']);
  });

  test.each([
    ['5 less 3 is 2', quantity(5), quantity(3), 'exact', 2],
    ['3 less 5 is -2', quantity(3), quantity(5), 'exact', -2],
    ['at least 5 less 3 is at least 2', quantity(5, 'at_least'), quantity(3), 'at_least', 2],
    ['5 less at least 3 is at most 2', quantity(5), quantity(3, 'at_least'), 'at_most', 2],
  ])('change: %s', (_, now, before, qualifier, expected) => {
    const at = (q: typeof now) => answer({ metrics: [metric({ values: [value({ quantity: q })] })] });
    expect(valueModel([at(now), at(before)])?.change?.quantity).toMatchObject({ qualifier, value: expected });
  });

  test('a change without a useful bound is left out', () => {
    const at = (q: ReturnType<typeof quantity>) => answer({ metrics: [metric({ values: [value({ quantity: q })] })] });
    expect(valueModel([at(quantity(5, 'at_least')), at(quantity(3, 'at_least'))])?.change).toBeNull();
    expect(valueModel([at(quantity(5, 'approx')), at(quantity(3))])?.change).toBeNull();
  });

  test('a ratio changes by percentage points', () => {
    const at = (n: number) =>
      answer({ metrics: [metric({ unit: 'ratio', values: [value({ quantity: quantity(n) })] })] });
    expect(valueModel([at(0.735), at(0.7)])?.change).toMatchObject({
      unit: 'percentage_points',
      quantity: { value: 3.5 },
    });
  });
});

describe('summarizeValue', () => {
  test('speaks the source’s own qualifier, the basis and the date', () => {
    const model = valueModel([answer()]);
    if (!model) throw new Error('no model');
    expect(summarizeValue(model, 'zh')).toBe(`志愿者${FULL_COLON}120多万人${FULL_COMMA}报告值${FULL_COMMA}2019年11月`);
    expect(summarizeValue(model, 'en')).toBe('Volunteers: more than 1,200,000 persons, reported, Nov 2019');
  });

  test('a hidden number is not spoken', () => {
    const model = valueModel([
      answer({ metrics: [metric({ values: [value({ quantity: quantity(2), suppressed: true })] })] }),
    ]);
    if (!model) throw new Error('no model');
    expect(summarizeValue(model, 'en')).not.toContain('2 ');
  });

  test('a source that is not cited is not named', () => {
    expect(valueModel([answer({ sources: [source({ sourceId: 'elsewhere' })] })])?.source).toBeNull();
  });
});
