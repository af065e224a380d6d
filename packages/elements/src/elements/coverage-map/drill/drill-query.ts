import type { Condition, Dimension, Query } from '@practice-atlas/measure';
import { levelBelow } from '../../../models/level-below.js';

const isRegion = (dimension: string): boolean => dimension.startsWith('region:');

/** Who holds titles is asked by county wherever the map is. */
function isOfTitles({ metrics }: Query): boolean {
  return metrics.length === 1 && metrics[0] === 'designations';
}

/**
 * Asks a map's question of another place: `region:LEVEL` becomes the level below it (so does the dimension of `top`), and `within` is the place.
 * Everything else is kept, and a query without a region dimension is only narrowed. Titles keep their level. Null = the whole country. The query
 * given is not changed.
 *
 * @example
 * drillQuery({ metrics: ['teams'], by: ['region:city'] }, '210100');
 * // { metrics: ['teams'], by: ['region:county'], where: [{ field: 'region', op: 'within', value: '210100' }] }
 */
export function drillQuery(query: Query, place: string | null): Query {
  const level: Dimension = `region:${levelBelow(place)}`;
  const moved = <D extends string>(dimension: D): D | Dimension =>
    isRegion(dimension) && !isOfTitles(query) ? level : dimension;
  const { where = [], by, top, ...rest } = query;
  const kept = where.filter(({ field, op }) => field !== 'region' || op !== 'within');
  const here: Condition[] = place === null ? [] : [{ field: 'region', op: 'within', value: place }];
  const conditions = [...here, ...kept];
  return {
    ...rest,
    ...(by ? { by: by.map(moved) } : {}),
    ...(conditions.length > 0 ? { where: conditions } : {}),
    ...(top ? { top: top.dimension === undefined ? top : { ...top, dimension: moved(top.dimension) } } : {}),
  };
}
