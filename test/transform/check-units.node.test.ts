import { describe, expect, it } from 'vitest';
import { figureOf, foundIn, REGIONS } from './check-rows.js';

const persons = { metric: 'volunteers_registered', unit: 'persons', unit_word: '人' };
const MONTHS = ['2019-01-31', '2019-02-28', '2019-03-31', '2019-04-30', '2019-05-31', '2019-06-30'];
/** One region, month by month. */
const series = (values: (number | null)[], rest: object = persons) =>
  foundIn({ figures: values.map((value, i) => figureOf(`f${i}`, '210104', value, { ...rest, as_of: MONTHS[i] })) });
const COUNTIES = ['210102', '210104', '210202', '210213'];
/** Four counties on one date. */
const counties = (values: number[], rest: object = persons) =>
  foundIn({ figures: values.map((value, i) => figureOf(`f${i}`, COUNTIES[i]!, value, rest)) });
const suspected = (row: number) => `warning unit_suspected figures ${row} value`;

describe('checkUnits', () => {
  it('finds persons that are not whole, but lets means, shares and targets be', () => {
    expect(series([2.75])).toEqual(['warning count_not_whole figures 2 value']);
    expect(series([2.75], { ...persons, metric: 'volunteers_per_site' })).toEqual([]);
    expect(series([2.75], { ...persons, label: '人均服务次数' })).toEqual([]);
    expect(series([2.75], { ...persons, series_kind: 'target' })).toEqual([]);
    expect(series([2.75], { metric: 'mural_area', unit: 'm2' })).toEqual([]);
    expect(series([27_500.000000000004])).toEqual([]);
  });

  it('finds percent among shares', () => {
    const rate = { metric: 'online_service_rate', unit: 'ratio', unit_word: null };
    expect(series([81.2, 0.8, 0.79], rate)).toEqual(['warning rate_over_one figures 2 value']);
    expect(series([1, 0.8, 0.79], rate)).toEqual([]);
    expect(series([1.2, 0.8], { ...rate, metric: 'completion_rate' })).toEqual([
      'warning rate_over_one figures 2 value',
    ]);
    expect(series([1.2], { ...rate, metric: 'target_completion', label: '目标完成率' })).toEqual([]);
    expect(series([3], { ...rate, metric: 'income_growth_rate' })).toEqual([]);
    expect(series([1], { ...rate, metric: 'merchant_income_growth' })).toEqual([]);
  });

  it('finds a month in which 万 was forgotten, or written twice', () => {
    expect(series([27_500, 3, 27_900, 28_100])).toEqual([suspected(3)]);
    expect(series([27_500, 278_000_000, 27_900, 28_100])).toEqual([suspected(3)]);
    expect(series([27_500, 28, 27_900, 28_100])).toEqual([suspected(3)]);
  });

  it('finds the months without 万 when they are half of all', () => {
    expect(series([3, 27_800, 3, 28_100])).toEqual([suspected(2), suspected(4)]);
  });

  it('lets numbers grow, begin small, fall and be zero', () => {
    expect(series([1, 40, 900, 8000, 21_000, 30_000])).toEqual([]);
    expect(series([2, 27_500, 27_900, 28_100])).toEqual([]);
    expect(series([0, 27_500, 27_900, 28_100])).toEqual([]);
    expect(series([27_500, null, 27_900])).toEqual([]);
    expect(series([27_500, 3])).toEqual([]);
    const flow = { metric: 'orders_placed', unit: 'orders', series_kind: 'flow' };
    expect(series([1200, 1, 1300, 1100, 1250], flow)).toEqual([]);
  });

  it('finds a county without 万 among others of its level, which may differ tenfold', () => {
    expect(counties([75_000, 8, 92_000, 43_000])).toEqual([suspected(3)]);
    expect(counties([75_000, 9000, 92_000, 43_000])).toEqual([]);
    expect(counties([75_000, 80, 920, 43])).toEqual([]);
    expect(counties([1, 1, 1, 1], { metric: 'sites', unit: 'sites', dims: { tier: 'center' } })).toEqual([]);
    expect(counties([3, 900, 1100, 1000], { metric: 'teams', unit: 'teams' })).toEqual([]);
  });

  it('finds a few volunteers for a whole county when no measure word says that they are persons', () => {
    expect(series([8], { ...persons, unit_word: null })).toEqual([suspected(2)]);
    expect(series([8])).toEqual([]);
    expect(series([85], { ...persons, unit_word: null })).toEqual([]);
    expect(series([8], { metric: 'teams', unit: 'teams', unit_word: null })).toEqual([]);
    expect(foundIn({ figures: [figureOf('f', '210104001', 8, { ...persons, unit_word: null })] })).toEqual([]);
  });

  it('compares volunteers with the residents where these are known', () => {
    const regions = REGIONS.map((region) => (region.code === '210104' ? { ...region, population: 700_000 } : region));
    const judged = (value: number) => foundIn({ regions, figures: [figureOf('f', '210104', value, persons)] });
    expect(judged(120_000)).toEqual([]);
    expect(judged(700_001)).toEqual(['warning count_over_population figures 2 value']);
    expect(judged(12)).toEqual([suspected(2)]);
  });
});
