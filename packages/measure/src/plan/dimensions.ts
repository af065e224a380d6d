import type { Grain } from '../query.js';
import { REGION_LEVELS } from './region-tree.js';

/** The calendar units of a series, from the finest. */
export const GRAINS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'] satisfies Grain[];
/** Dimensions that are words of rows or figures. */
export const WORDS: readonly string[] = ['tier', 'kind', 'rank', 'category', 'origin', 'step', 'source', 'metric'];
/** Every dimension of a query but numbers in bins. */
export const DIMENSIONS: readonly string[] = [...REGION_LEVELS.map((level) => `region:${level}`), ...GRAINS, ...WORDS];
/** Fields of a condition, besides the moments of steps. */
export const FIELDS: readonly string[] = [...WORDS, 'region', 'time', 'lifecycle', 'basis', 'level', 'role'];
/** Fields of a figure by which `reported_figures` may be narrowed. */
export const FIGURE_FIELDS: readonly string[] = ['scope', 'series_kind', 'unit', 'box', 'place_precision'];
/** Where values come from. */
export const BASES: readonly string[] = ['counted', 'reported', 'simulated'];

const STEP_FIELD = /^step\.([^.]+)\.at$/;

/** Takes the step out of `step.<step>.at`; null for another field. */
export function stepOf(field: string): string | null {
  return STEP_FIELD.exec(field)?.[1] ?? null;
}

/** Says whether two dimensions are of one kind, of which a query may have one: the same, two levels of regions, two calendar units. */
export function isSameKind(one: string, other: string): boolean {
  return (
    one === other ||
    (one.startsWith('region:') && other.startsWith('region:')) ||
    (GRAINS.includes(one) && GRAINS.includes(other))
  );
}
