import { readFileSync } from 'node:fs';
import { type MarkList, type ThemeName, themes } from '@practice-atlas/elements';
import { coverageMapMarks, regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { type FillParameters, fillModel, mapFill } from '@practice-atlas/elements/map-fills.js';
import { openOutlineMap } from '@practice-atlas/elements/outline-map.js';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import type { Answer } from '@practice-atlas/measure';
import { coverageCases } from './coverage-map-cases.js';
import { CITIES, quantity, regional } from './marks-answers.js';

export const liaoning: BoundarySet = readBoundaries(
  JSON.parse(readFileSync(new URL('../../examples/boundaries/liaoning.json', import.meta.url), 'utf8')),
);

/** What is drawn, and on what. */
export interface FillCase extends FillParameters {
  readonly answers: readonly Answer[];
  readonly patterns?: boolean;
  readonly on?: 'tiles' | 'outlines';
  readonly widthPx: number;
  readonly theme?: ThemeName;
  readonly locale?: 'zh' | 'en';
  /** System colors in place of the theme's. */
  readonly isForced?: boolean;
}

const fill = coverageCases.fill!.answers;
const exact = coverageCases['fill-exact']!.answers;
const skewed = [
  regional(CITIES, {
    values: CITIES.map(([code], i) => (i === 3 ? null : quantity((Number(code) % 17 ** 2) + 3 ** i))),
  }),
];

/** Numbers made up for the tests. */
export const fillCases: Readonly<Record<string, FillCase>> = {
  jenks: { answers: fill, classes: 'jenks', widthPx: 700 },
  'jenks-nine': { answers: skewed, classes: 'jenks', classCount: 9, widthPx: 700 },
  'quantile-three': { answers: exact, classCount: 3, widthPx: 700, locale: 'en' },
  threshold: { answers: fill, thresholds: [10, 100, 1000, 5000], widthPx: 700 },
  'threshold-phone-en': { answers: exact, thresholds: [10, 100, 1000, 50_000, 100_000], widthPx: 358, locale: 'en' },
  continuous: { answers: skewed, classes: 'continuous', widthPx: 700 },
  'continuous-night-en': { answers: fill, classes: 'continuous', widthPx: 700, theme: 'night', locale: 'en' },
  'continuous-all-equal': { answers: coverageCases['fill-all-equal']!.answers, classes: 'continuous', widthPx: 500 },
  bubbles: { answers: fill, view: 'bubbles', widthPx: 960 },
  'bubbles-phone': { answers: skewed, view: 'bubbles', widthPx: 358 },
  'bubbles-nothing-known': {
    answers: coverageCases['fill-nothing-known']!.answers,
    view: 'bubbles',
    widthPx: 500,
  },
  patterns: { answers: exact, patterns: true, widthPx: 700 },
  'patterns-continuous': { answers: skewed, patterns: true, classes: 'continuous', widthPx: 700, theme: 'night' },
  forced: { answers: exact, isForced: true, widthPx: 700 },
  'outlines-jenks': { answers: fill, classes: 'jenks', on: 'outlines', widthPx: 700 },
  'outlines-threshold': { answers: exact, thresholds: '10 100 1000', on: 'outlines', widthPx: 700, locale: 'en' },
  'outlines-continuous': { answers: skewed, classes: 'continuous', on: 'outlines', widthPx: 700 },
  'outlines-bubbles': { answers: fill, view: 'bubbles', on: 'outlines', widthPx: 700 },
  'outlines-bubbles-wall-en': {
    answers: exact,
    view: 'bubbles',
    on: 'outlines',
    widthPx: 1600,
    theme: 'wall',
    locale: 'en',
  },
  'outlines-patterns': { answers: exact, patterns: true, on: 'outlines', widthPx: 700 },
  'outlines-forced': { answers: exact, isForced: true, on: 'outlines', widthPx: 700 },
};

export const FORCED = {
  ...{ ground: 'Canvas', panel: 'Canvas', land: 'Canvas', lit: 'Canvas', ink: 'CanvasText', soft: 'CanvasText' },
  ...{ line: 'GrayText', outline: 'CanvasText', accent: 'Highlight', data1: 'CanvasText', data2: 'LinkText' },
  gold: 'CanvasText',
  sequence: ['Canvas', 'Canvas', 'GrayText', 'LinkText', 'CanvasText'] as const,
};

export function filledModel(one: FillCase): ReturnType<typeof fillModel> {
  const model = regionsModel(one.answers);
  if (!model) throw new Error('the case has no model');
  return fillModel(model, one);
}

export const outlineMap = await openOutlineMap(liaoning, 'https://example.org/');

/** Builds the marks of a case. */
export function filledMarks(one: FillCase): MarkList {
  const own = themes[one.theme ?? 'paper'];
  const theme = one.isForced ? { ...own, ...FORCED } : own;
  const model = filledModel(one);
  const drawn = mapFill(model, theme, one.patterns);
  const options = {
    ...{ widthPx: one.widthPx, theme: drawn.theme, fill: drawn, locale: one.locale ?? 'zh', background: theme.ground },
  } as const;
  return one.on === 'outlines' ? outlineMap.marks(model, options, null) : coverageMapMarks(model, options);
}
