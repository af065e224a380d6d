import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import type { FillParameters } from './fill-choice.js';

/** How maps are filled otherwise than by five classes. */
export type MapFills = typeof import('./map-fills.js');

/** An element that can be filled in several ways. */
interface Filled extends FillParameters {
  readonly patterns: boolean | undefined;
  fills: MapFills | undefined;
}

/**
 * Says how a map is filled: null = by five classes; undefined = what it needs for its parameters, or for colors that the reader forces, is on its way to
 * `element.fills`, or `failed` will be told why not.
 */
export function fillOf(
  element: Filled,
  { mode }: RegionsModel,
  { ground }: Theme,
  failed: (error: unknown) => void,
): MapFills | null | undefined {
  const { view, classes, classCount, thresholds, patterns, fills } = element;
  const isPlain = (view ?? classes ?? classCount ?? thresholds ?? null) === null && !patterns && ground !== 'Canvas';
  if (mode !== 'fill' || isPlain || view === 'ground') return null;
  if (!fills)
    import('./map-fills.js').then((loaded) => {
      element.fills = loaded;
    }, failed);
  return fills;
}
