import type { Answer } from '@practice-atlas/measure';
import { figure, listed, monthly, quantity, rangeOf, reported } from './series-answers.js';

/** One picture to be compared with its golden. All numbers here are made up for the test. */
export interface GrowthCase {
  readonly answers: readonly Answer[];
  readonly size: { readonly width: number; readonly height: number };
  readonly theme?: 'paper' | 'night' | 'wall';
  readonly locale?: 'zh' | 'en';
  readonly region?: string;
}

const stock = monthly(
  '2019-01',
  [231_044, 302_511, 377_820, 470_903, 566_121, 668_402, 771_930, 878_114, 989_207, 1_105_316, 1_243_808, 1_376_214],
);
const flow = monthly(
  '2019-01',
  [61_044, 71_467, 75_309, 93_083, 95_218, 102_281, 103_528, 106_184, 111_093, 116_109, 138_492, 132_406],
  { id: 'volunteers_new', label: { zh: '每月新增志愿者', en: 'New volunteers per month' }, kind: 'flow' },
);
const atLeast = reported([figure('f1', { quantity: quantity(1_200_000, 'at_least', '多') })]);
const teams = { metric: 'teams', label: { zh: '志愿服务队', en: 'Volunteer teams' }, unit: 'teams' } as const;
const hongwei = {
  ...teams,
  regionCode: '211004',
  regionName: { zh: '宏伟区', en: '宏伟区' },
  placePrecision: 'county',
  asOf: '2020-08-31',
} as const;
const steps = listed([
  figure('t1', { ...hongwei, quantity: quantity(24), asOf: null, asOfPrecision: 'none' }),
  figure('t2', { ...hongwei, quantity: quantity(52) }),
]);
const hostile = '</text><img src=x onerror=alert(1)>\u202e{c}{b|x}';

const PANEL = { width: 440, height: 180 };
const PAGE = { width: 760, height: 420 };

export const growthCases: Readonly<Record<string, GrowthCase>> = {
  'panel-zh-paper': { answers: [stock, atLeast], size: PANEL },
  'panel-en-night': { answers: [stock, atLeast], size: PANEL, theme: 'night', locale: 'en' },
  'page-zh-paper': { answers: [stock, flow, atLeast], size: PAGE },
  'page-en-paper': { answers: [stock, flow, atLeast], size: PAGE, locale: 'en' },
  'page-zh-wall': { answers: [stock, flow, atLeast], size: { width: 960, height: 520 }, theme: 'wall' },
  'phone-zh-paper': { answers: [stock, flow, atLeast], size: { width: 320, height: 240 } },
  'only-reported': { answers: [atLeast], size: PANEL },
  'teams-undated': { answers: [steps], size: PANEL, region: '211004' },
  'undated-only': {
    answers: [listed([figure('t1', { ...hongwei, quantity: quantity(24), asOf: null, asOfPrecision: 'none' })])],
    size: PANEL,
  },
  'one-point': { answers: [monthly('2019-06', [12_345])], size: PANEL },
  gaps: {
    answers: [monthly('2018-11', [1200, 1400, null, null, 2100, null, 2600, 2700, 2900], { basis: 'counted' })],
    size: PANEL,
  },
  qualifiers: {
    answers: [
      listed([
        figure('q1', { quantity: quantity(8970, 'nearly', '近'), asOf: '2019-03-31' }),
        figure('q2', { quantity: quantity(8400, 'approx', '约'), asOf: '2019-06-30' }),
        figure('q3', { quantity: quantity(9500, 'at_most', '不超过'), asOf: '2019-09-30' }),
        figure('q4', { quantity: rangeOf(9000, 11_000), asOf: '2019-12-31' }),
        figure('q5', { quantity: quantity(10_000, 'at_least', '余'), asOf: '2020-03-31' }),
        figure('q6', { quantity: quantity(12_000), asOf: '2020-12-31', asOfPrecision: 'year' }),
      ]),
    ],
    size: PAGE,
  },
  conflict: {
    answers: [
      monthly('2019-01', [40, 45, 52, 60, 66, 71], { basis: 'counted' }),
      reported([
        figure('c1', { quantity: quantity(10), asOf: '2019-03-31', contradicts: ['c2'] }),
        figure('c2', { quantity: quantity(100), asOf: '2019-03-31', contradicts: ['c1'] }),
      ]),
    ],
    size: PANEL,
  },
  target: {
    answers: [
      monthly('2019-01', [12_000, 18_000, 26_000, 33_000, 41_000, 46_000], { basis: 'counted' }),
      listed([
        figure('g1', {
          quantity: rangeOf(50_000, 70_000),
          seriesKind: 'target',
          asOf: '2019-12-31',
          asOfPrecision: 'year',
        }),
      ]),
    ],
    size: PANEL,
    region: '210000',
  },
  'several-lines': {
    answers: [
      monthly('2019-01', [12_000, 18_000, 26_000, 33_000, 41_000, 46_000], { basis: 'counted' }),
      monthly('2019-01', [7000, 9000, 12_500, 15_800, 17_200, 17_900], {
        basis: 'counted',
        id: 'volunteers_active',
        label: { zh: '活跃志愿者', en: 'Active volunteers' },
      }),
    ],
    size: PAGE,
  },
  'long-run': {
    answers: [
      monthly(
        '2012-03',
        Array.from({ length: 120 }, (_one, index) => 1000 + index * index),
      ),
    ],
    size: PAGE,
  },
  hostile: {
    answers: [
      monthly('2019-01', [10, 20, 30, 40, 50, 60], { label: { zh: hostile, en: hostile }, basis: 'counted' }),
      reported([figure('h1', { label: { zh: hostile, en: hostile }, quantity: quantity(35), asOf: '2019-02-28' })]),
      reported([
        figure('h2', {
          metric: '__proto__',
          label: { zh: `${hostile}${hostile}${hostile}`, en: hostile },
          quantity: quantity(55),
          asOf: '2019-04-30',
        }),
      ]),
    ],
    size: PANEL,
  },
};
