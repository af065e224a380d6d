import { AtlasError } from '@practice-atlas/dataset';
import type { FillMethod } from '../../../models/regions.js';

/** How a page asks for a map to be filled; null and absent = as by default. */
export interface FillParameters {
  readonly view?: FillMethod['view'] | 'list' | 'ground' | null | undefined;
  readonly classes?: FillMethod['classes'] | null | undefined;
  readonly classCount?: number | null | undefined;
  /** Numbers, or their text with spaces or commas between them. */
  readonly thresholds?: readonly number[] | string | null | undefined;
}

/** How a map is to be filled. */
export interface FillChoice {
  readonly view: FillMethod['view'];
  readonly classes: FillMethod['classes'];
  /** The most classes, 2 to 9. */
  readonly limit: number;
  /** Ascending; empty where none are given. */
  readonly bounds: readonly number[];
}

const VIEWS = ['fill', 'bubbles', 'list', 'ground'] as const;
const METHODS = ['quantile', 'jenks', 'threshold', 'continuous'] as const;
const MOST = 9;

function refuse(property: string, given: unknown, hint: string): never {
  throw new AtlasError('parameter_malformed', `${property} "${String(given)}" cannot be used`, {
    hint,
    where: { property },
    details: { value: String(given) },
  });
}

function oneOf<Word extends string>(property: string, given: string, words: readonly Word[]): Word {
  return words.find((word) => word === given) ?? refuse(property, given, `use one of ${words.join(', ')}`);
}

/**
 * Reads how a map is to be filled; `thresholds` without `classes` means by thresholds. Throws `parameter_malformed` for an unknown word, a count that
 * is no whole number from 2 to 9, and bounds that are not 1 to 8 ascending numbers.
 */
export function fillChoice({ view, classes, classCount, thresholds }: FillParameters): FillChoice {
  const limit = classCount ?? 5;
  if (!Number.isInteger(limit) || limit < 2 || limit > MOST)
    refuse('class-count', limit, `use a whole number from 2 to ${MOST}`);
  const given = typeof thresholds === 'string' ? thresholds.split(/[\s,，、]+/).filter(Boolean) : (thresholds ?? []);
  const bounds = given.map(Number);
  const method = oneOf('classes', classes || (bounds.length > 0 ? 'threshold' : 'quantile'), METHODS);
  const isAscending = bounds.every((bound, i) => Number.isFinite(bound) && (i === 0 || bound > bounds[i - 1]!));
  if (!isAscending || bounds.length >= MOST || (method === 'threshold' && bounds.length === 0))
    refuse(
      'thresholds',
      given.join(' '),
      `give 1 to ${MOST - 1} ascending numbers in the unit of the metric, as in thresholds="10 50 100"`,
    );
  const shown = oneOf('view', view || 'fill', VIEWS);
  return { view: shown === 'bubbles' ? shown : 'fill', classes: method, limit, bounds };
}
