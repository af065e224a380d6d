import { readFileSync } from 'node:fs';
import { type MarkList, type ThemeName, themes } from '@practice-atlas/elements';
import { coverageMapMarks, regionsModel } from '@practice-atlas/elements/coverage-map.js';
import { type FillParameters, fillModel, mapFill } from '@practice-atlas/elements/map-fills.js';
import { mapPeriods, multiplesMarks, periodClasses, periodLabel } from '@practice-atlas/elements/map-views.js';
import { outlineMap } from '@practice-atlas/elements/outline-map.js';
import { openBoundaries } from '@practice-atlas/geo';
import type { Answer } from '@practice-atlas/measure';
import { FORCED } from './map-fills-cases.js';

/** The models of every period and what they have in common. */
export function mapsOver(given: Answer, parameters: FillParameters = {}) {
  const periods = mapPeriods([given])!;
  const models = periods.periods.map(({ key }, i) => ({
    ...regionsModel(periods.answersAt(i))!,
    period: periodLabel(key),
  }));
  return { periods: periods.periods, ...periodClasses(models, (model) => fillModel(model, parameters))! };
}

export interface PictureOptions {
  readonly widthPx?: number;
  readonly theme?: ThemeName;
  readonly isForced?: boolean;
  readonly locale?: 'zh' | 'en';
}

/** One frame of playing. */
export function frameMarks(given: Answer, index: number, options: PictureOptions = {}): MarkList {
  const { widthPx = 560, theme = 'paper', isForced = false, locale = 'zh' } = options;
  const tokens = isForced ? { ...themes[theme], ...FORCED } : themes[theme];
  const model = mapsOver(given).models[index]!;
  const fill = isForced ? mapFill(model, tokens) : null;
  const look = fill ? { fill, theme: fill.theme } : { theme: tokens };
  return coverageMapMarks(model, { widthPx, ...look, locale, background: tokens.ground });
}

const liaoning = () =>
  outlineMap(
    openBoundaries(
      JSON.parse(readFileSync(new URL('../../examples/boundaries/liaoning.json', import.meta.url), 'utf8')),
    ),
  );

/** Small maps of the latest twelve periods. */
export function smallMarks(
  given: Answer,
  options: PictureOptions & FillParameters & { readonly on?: 'tiles' | 'outlines'; readonly patterns?: boolean } = {},
): MarkList {
  const { widthPx = 760, theme = 'paper', locale = 'zh', on = 'tiles', patterns = false, ...parameters } = options;
  const { periods, models, pooled } = mapsOver(given, parameters);
  const from = Math.max(0, models.length - 12);
  const tokens = themes[theme];
  const isPlain = !parameters.classes && !parameters.view && !patterns;
  const fill = isPlain ? null : mapFill(pooled, tokens, patterns);
  const plain = { widthPx, theme: fill?.theme ?? tokens, locale, background: tokens.ground, ...(fill ? { fill } : {}) };
  const map = on === 'outlines' ? liaoning() : null;
  return multiplesMarks(
    models.slice(from).map((model, i) => ({ model, period: periods[from + i]! })),
    {
      ...{ ...plain, pooled, hiddenCount: from },
      ...(map ? { draw: map.small, notes: map.notes(models[0]!, plain) } : {}),
    },
  );
}
