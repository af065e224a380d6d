import { AtlasError } from '@practice-atlas/dataset';
import type { Grain, Query } from '@practice-atlas/measure';

const GRAINS: readonly string[] = ['year', 'quarter', 'month', 'week', 'day'] satisfies readonly Grain[];

/** Reads a calendar unit. Throws `parameter_malformed` for another word. */
export function grainOf(by: string): Grain {
  if (GRAINS.includes(by)) return by as Grain;
  throw new AtlasError('parameter_malformed', `by "${by}" is no calendar unit`, {
    hint: `use one of ${GRAINS.join(', ')}`,
    where: { property: 'by' },
    details: { value: by },
  });
}

/**
 * Asks a map's questions by calendar unit besides the region. Questions that have a unit already, that have no region, or that ask who holds titles stay as they
 * are. The queries given are not changed.
 */
export function periodQueries(asked: readonly Query[], by: string): readonly Query[] {
  const grain = grainOf(by);
  return asked.map((query) => {
    const dimensions = query.by ?? [];
    const isOfTitles = query.metrics.length === 1 && query.metrics[0] === 'designations';
    const isTimed = dimensions.some((one) => GRAINS.includes(one));
    if (isOfTitles || isTimed || !dimensions.some((one) => one.startsWith('region:'))) return query;
    return { ...query, by: [...dimensions, grain] };
  });
}
