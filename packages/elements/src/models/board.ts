import type { Answer, Label } from '@practice-atlas/measure';
import { type ValueModel, valueModel } from './value.js';

/** What a whole page says about itself: where, when, how many figures from how many sources, and its headline numbers. */
export interface BoardModel {
  /** Full name of the region asked for; null when the answer names none. */
  readonly region: Label | null;
  /** First and last date that a real result holds for, as precise as they are known. */
  readonly from: string | null;
  readonly until: string | null;
  /** Real reported figures; simulated ones are not counted. */
  readonly figureCount: number;
  /** Where the figures come from, in the order of ids. */
  readonly sourceIds: readonly string[];
  readonly headlines: readonly ValueModel[];
}

/** Reads the masthead from an answer that cites reported figures, and the headline numbers from an answer with one metric each. */
export function boardModel([cited, headlines]: readonly Answer[], region: string | null): BoardModel | null {
  if (!cited || !headlines) return null;
  const figures = cited.figures.filter(({ simulated }) => !simulated);
  const dates = figures
    .filter(({ seriesKind, asOf }) => seriesKind !== 'target' && asOf !== null)
    .map(({ asOf }) => asOf ?? '')
    .sort();
  const named = figures.find(({ regionPath }) => region !== null && regionPath.includes(region));
  const values = headlines.metrics.flatMap(({ id }) => valueModel([headlines], { metric: id }) ?? []);
  if (figures.length === 0 && values.every(({ quantity }) => quantity === null)) return null;
  return {
    region: named?.regionPathNames[named.regionPath.indexOf(region ?? '')] ?? null,
    from: dates[0] ?? null,
    until: dates.at(-1) ?? null,
    figureCount: figures.length,
    sourceIds: [...new Set(figures.map(({ sourceId }) => sourceId))].sort(),
    headlines: values,
  };
}
