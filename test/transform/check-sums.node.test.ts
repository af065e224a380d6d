import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, foundIn } from './check-rows.js';

const sums = (...figures: object[]) => foundIn({ figures });
const OVER = ['warning sum_exceeds_whole figures 2 value'];
const BELOW = ['warning sum_below_whole figures 2 value'];
/** The cities of Liaoning here, all there are. */
const cities = (...values: number[]) =>
  ['210100', '210200', '210300'].map((code, i) => figureOf(code, code, values[i] ?? 0));

describe('checkSums', () => {
  it('finds parts that sum up to more than the whole, and all parts that stay below it', () => {
    expect(sums(figureOf('p', '210000', 110), ...cities(60, 40, 10))).toEqual([]);
    expect(sums(figureOf('p', '210000', 109), ...cities(60, 40, 10))).toEqual(OVER);
    expect(sums(figureOf('p', '210000', 111), ...cities(60, 40, 10))).toEqual(BELOW);
    expect(sums(figureOf('p', '210000', 61), figureOf('a', '210100', 60))).toEqual([]);
  });

  it('sums up bounds as bounds', () => {
    const whole = figureOf('p', '210000', 100, { qualifier: 'at_least' });
    expect(sums(whole, ...cities(60, 40, 10))).toEqual([]);
    expect(sums(whole, ...cities(60, 20, 10))).toEqual(BELOW);
    const open = figureOf('b', '210200', 30, { qualifier: 'at_least' });
    expect(sums(whole, figureOf('a', '210100', 60), open, figureOf('c', '210300', 1))).toEqual([]);
    expect(sums(figureOf('p', '210000', 1, { qualifier: 'approx' }), figureOf('a', '210100', 60))).toEqual([]);
  });

  it('takes 2.75万 for a number rounded to the hundred', () => {
    const persons = { metric: 'volunteers', unit: 'persons' };
    const parts = (value: number) => [
      figureOf('p', '210100', 27_500, persons),
      figureOf('a', '210102', value, persons),
      figureOf('b', '210104', 12_000, persons),
    ];
    expect(sums(...parts(15_540))).toEqual([]);
    expect(sums(...parts(15_450))).toEqual([]);
    expect(sums(...parts(16_600))).toEqual(OVER);
    expect(sums(...parts(14_800))).toEqual(BELOW);
  });

  it('compares nothing that does not add up: other dates or dimensions, shares, means, ranks, targets, places within a unit', () => {
    const pair = (rest: object, of: object = {}) =>
      sums(figureOf('p', '210000', 10, of), figureOf('a', '210100', 60, { ...of, ...rest }));
    expect(pair({})).toEqual(OVER);
    expect(pair({ as_of: '2018-12-31' })).toEqual([]);
    expect(pair({ dims: { rank: 'squad' } })).toEqual([]);
    expect(pair({ place_precision: 'place' })).toEqual([]);
    expect(pair({}, { series_kind: 'target' })).toEqual([]);
    expect(pair({}, { unit: 'tiers', metric: 'framework_tiers' })).toEqual([]);
    expect(pair({}, { unit: 'events', metric: 'activities_per_month' })).toEqual([]);
    expect(pair({}, { as_of: null, as_of_precision: 'none' })).toEqual([]);
  });

  it('leaves a functional zone out, which lies in districts', () => {
    expect(sums(figureOf('p', '210200', 10), figureOf('a', '210213', 8), figureOf('z', '2102Z1', 8))).toEqual([]);
  });

  it('never accuses parts and a whole that exact counts could have made', () => {
    const bound = fc.constantFrom('exact', 'at_least', 'nearly', 'at_most', 'approx');
    const printed = (truth: number, qualifier: string, slack: number) =>
      qualifier === 'at_least' ? Math.max(0, truth - slack) : qualifier === 'exact' ? truth : truth + slack;
    const part = fc.tuple(fc.nat(100_000), bound, fc.nat(50));
    const figure = (code: string, truth: number, qualifier: string, slack: number) =>
      figureOf(code, code, printed(truth, qualifier, slack), { qualifier });
    fc.assert(
      fc.property(part, part, part, bound, fc.nat(50), ([a, qa, sa], [b, qb, sb], [c, qc, sc], q, slack) => {
        const found = sums(
          figure('210000', a + b + c, q, slack),
          figure('210100', a, qa, sa),
          figure('210200', b, qb, sb),
          figure('210300', c, qc, sc),
        );
        expect(found).toEqual([]);
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

describe('checkContradictions', () => {
  const pair = (rest: object, of: object = {}) =>
    sums(figureOf('a', '210100', 10, of), figureOf('b', '210100', 100, { ...of, ...rest }));
  const FOUND = ['warning figures_contradict figures 3 value'];

  it('finds two numbers for the same thing, place and time', () => {
    expect(pair({})).toEqual(FOUND);
    expect(pair({ value: 10 })).toEqual([]);
    expect(pair({ qualifier: 'at_least', value: 8 })).toEqual([]);
    expect(pair({ qualifier: 'approx' })).toEqual([]);
    expect(pair({ dims: { kind: 'special' }, value: 8 })).toEqual([]);
    expect(pair({ dims: { kind: 'special' } })).toEqual(['warning part_exceeds_whole figures 3 value']);
    expect(pair({ as_of: '2019-12-31' })).toEqual([]);
    expect(pair({ place_name: '蓝山社区', place_precision: 'village' })).toEqual([]);
    expect(pair({}, { region_code: null, place_precision: 'none' })).toEqual([]);
  });

  it('says less of those that name each other', () => {
    expect(pair({ relation: { contradicts: 'a' } })).toEqual(['notice figures_contradict figures 3 value']);
    expect(pair({ relation: { contradicts: 'z' } })).toEqual(FOUND);
  });

  it('lets two sources speak of two days of a month, but not of two totals of it', () => {
    const sources = ['s', 't'].map((source_id) => ({ source_id, kind: 'survey', title: source_id }));
    const of = (rest: object) => ({
      sources,
      figures: [figureOf('a', '210100', 10, rest), figureOf('b', '210100', 100, { ...rest, source_id: 't' })],
    });
    expect(foundIn(of({ as_of_precision: 'month' }))).toEqual([]);
    expect(foundIn(of({ as_of_precision: 'month', series_kind: 'flow', period_start: '2019-11-01' }))).toEqual(FOUND);
  });
});
