import type { Answer, Label } from '@practice-atlas/measure';
import { compareFigures } from '../../../models/region-callouts.js';
import { isTitles, type RegionItem, type RegionsModel, regionStars } from '../../../models/regions.js';
import { regionsOf } from './region-keys.js';

/**
 * Gathers what answers say of a place itself, or of it without saying of which unit: figures, the value and titles that belong to no item of the
 * model. Null where there is none, or where the place is the one item.
 */
export function hereItem(
  model: RegionsModel,
  answers: readonly Answer[],
  place: { readonly code: string; readonly name: Label } | null,
): RegionItem | null {
  if (place === null || model.items.some(({ code }) => code === place.code)) return null;
  const known = new Set(model.items.flatMap(({ figures }) => figures.map(({ figureId }) => figureId)));
  const figures = new Map(
    answers
      .flatMap((answer) => answer.figures)
      .flatMap((figure) =>
        known.has(figure.figureId) || !figure.regionPath.includes(place.code)
          ? []
          : [[figure.figureId, figure] as const],
      ),
  );
  const filling = answers.find((answer) => answer.metrics.some(({ id }) => id === model.metric?.id));
  const row = filling ? (regionsOf(filling)?.keys.indexOf(null) ?? -1) : -1;
  const value = filling?.metrics.find(({ id }) => id === model.metric?.id)?.values[row];
  const stars = answers.filter(isTitles).flatMap(regionStars);
  const own = stars
    .filter(({ code }) => code === place.code)
    .map(({ name }) => (typeof name === 'string' ? { zh: name, en: name } : name));
  if (figures.size === 0 && !value?.quantity && !value?.suppressed && own.length === 0) return null;
  return {
    code: place.code,
    name: place.name,
    quantity: value?.suppressed ? null : (value?.quantity ?? null),
    basis: value?.basis ?? null,
    asOf: value?.asOf ?? null,
    suppressed: value?.suppressed ?? false,
    conflicting: (value?.conflicts.length ?? 0) > 0,
    rank: null,
    classIndex: null,
    figures: [...figures.values()].sort(compareFigures),
    stars: own,
  };
}
