import { AtlasError } from '@practice-atlas/dataset';
import { seriesModel, seriesTable, summarizeSeries } from '@practice-atlas/elements/volunteer-growth.js';
import type { Answer } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, listed, monthly, quantity, reported } from './series-answers.js';

function modelOf(answers: readonly Answer[], region: string | null = null) {
  const model = seriesModel(answers, { region });
  if (!model) throw new Error('no model');
  return model;
}

describe('the series model', () => {
  it('is null when no answer holds a value, so that the element says it is empty', () => {
    expect(seriesModel([])).toBeNull();
    expect(seriesModel([monthly('2019-01', [null, null])])).toBeNull();
  });

  it('keeps an unknown month missing rather than zero or interpolated', () => {
    const model = modelOf([monthly('2019-01', [10, null, 0, 12])]);
    expect(model.series[0]?.points.map(({ asOf, quantity: q }) => [asOf, q.value])).toEqual([
      ['2019-01', 10],
      ['2019-03', 0],
      ['2019-04', 12],
    ]);
  });

  it('splits reported values off a counted line, so that they are never joined', () => {
    const model = modelOf([
      monthly('2019-01', [10, 20, 30]),
      reported([figure('f', { quantity: quantity(25, 'at_least', '多'), asOf: '2019-02-28' })]),
    ]);
    expect(model.series.map(({ form, points }) => [form, points.length])).toEqual([
      ['line', 3],
      ['reported', 1],
    ]);
  });

  it('draws a figure of month precision at the slot of its month, and knows no day for it', () => {
    const [line, ring] = modelOf([monthly('2019-10', [1, 2, 3]), reported([figure('f', {})])]).series;
    expect(ring?.points[0]?.slot).toBe(line?.points[1]?.slot);
    expect(ring?.points[0]?.asOf).toBe('2019-11');
  });

  it('lists contradicting figures both, each marked', () => {
    const model = modelOf([
      reported([
        figure('a', { quantity: quantity(10), contradicts: ['b'] }),
        figure('b', { quantity: quantity(100), contradicts: ['a'] }),
      ]),
    ]);
    expect(model.series[0]?.points.map(({ quantity: q, conflict }) => [q.value, conflict])).toEqual([
      [10, true],
      [100, true],
    ]);
  });

  it('takes from a list of figures only those that may stand for the region', () => {
    const county = { metric: 'teams', unit: 'teams', regionCode: '211004', placePrecision: 'county' } as const;
    const model = modelOf(
      [
        listed([
          figure('own', county),
          figure('community', { ...county, placePrecision: 'village' }),
          figure('narrowed', { ...county, dims: { kind: 'special' } }),
          figure('elsewhere', { ...county, regionCode: '211002' }),
          figure('unplaced', { ...county, regionCode: null, placePrecision: 'none' }),
          figure('flow', { ...county, seriesKind: 'flow' }),
        ]),
      ],
      '211004',
    );
    expect(model.series.flatMap(({ points }) => points.map((point) => point.figure?.figureId))).toEqual(['own']);
  });

  it('refuses answers by two calendar units, and says which', () => {
    const year = monthly('2019-01', [1]);
    const byYear = { ...year, dimensions: [{ id: 'year', keys: ['2019'], labels: [{ zh: '2019', en: '2019' }] }] };
    expect(() => seriesModel([year, byYear])).toThrow(AtlasError);
    expect(() => seriesModel([year, byYear])).toThrow(/month.*year/);
  });

  it('gives each region of a divided answer a series of its own, hostile codes included', () => {
    const base = monthly('2019-01', [1, 2]);
    const answer: Answer = {
      ...base,
      dimensions: [
        { id: 'month', keys: ['2019-01', '2019-01'], labels: base.dimensions[0]?.labels ?? [] },
        {
          id: 'region:city',
          keys: ['__proto__', 'constructor'],
          labels: [
            { zh: '甲', en: 'A' },
            { zh: '乙', en: 'B' },
          ],
        },
      ],
    };
    expect(modelOf([answer]).series.map(({ label }) => label.zh)).toEqual(['甲', '乙']);
  });

  it('does not depend on the order of rows', () => {
    const months = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(months, fc.infiniteStream(fc.nat(1_000_000)), (slots, numbers) => {
        const values = Array.from({ length: 41 }, (_one, slot) => (slots.includes(slot) ? numbers.next().value : null));
        const answer = monthly('2018-01', values);
        const order = values.map((_value, index) => index).reverse();
        const dimension = answer.dimensions[0]!;
        const metric = answer.metrics[0]!;
        const turned: Answer = {
          ...answer,
          dimensions: [{ ...dimension, keys: order.map((row) => dimension.keys[row] ?? null) }],
          metrics: [{ ...metric, values: order.map((row) => metric.values[row]!) }],
        };
        expect(seriesModel([turned])).toEqual(seriesModel([answer]));
      }),
      { seed: 20191130, numRuns: 50 },
    );
  });
});

describe('the words of a series', () => {
  const model = modelOf([
    monthly('2019-01', [231_044, null, 1_376_214]),
    reported([figure('f', { quantity: quantity(1_200_000, 'at_least', '多') })]),
  ]);

  it("say the source's own word, the basis and the gaps in Chinese", () => {
    expect(summarizeSeries(model, 'zh')).toBe(
      '实名注册志愿者（模拟）：从2019年1月的 231,044人到2019年3月的 1,376,214人，其间 1 处无数据。报告值：志愿者 120多万人（2019年11月）。',
    );
  });

  it('say the same in English', () => {
    expect(summarizeSeries(model, 'en')).toBe(
      'Registered volunteers (simulated): from 231,044 persons in Jan 2019 to 1,376,214 persons in Mar 2019, 1 missing in between. Reported: Volunteers more than 1,200,000 persons (Nov 2019).',
    );
  });

  it('stand in the table with every value of the model, a dash for an unknown month', () => {
    const { rows } = seriesTable(model, 'zh');
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['2019年1月', '实名注册志愿者', '231,044人', '模拟'],
      ['2019年2月', '实名注册志愿者', '—', '无数据'],
      ['2019年3月', '实名注册志愿者', '1,376,214人', '模拟'],
      ['2019年11月', '志愿者', '120\u2009万+人', '报告值'],
    ]);
    expect(rows[3]?.[2]?.spoken).toBe('120多万人');
  });
});
