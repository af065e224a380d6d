import { AtlasError } from '@practice-atlas/dataset';
import type { Top } from '../query.js';
import type { AskedMetric } from './asked-metric.js';

const PROPERTIES = ['dimension', 'metric', 'count', 'other'];
const COUNT_MAX = 10_000;

function fault(message: string, hint: string, property: string): AtlasError {
  return new AtlasError('query_malformed', message, { hint, where: { property } });
}

/** Says which dimensions have keys that can be kept or left out. */
const canBeKept = (dimension: string) =>
  dimension.startsWith('region:') || ['tier', 'kind', 'rank', 'category', 'origin'].includes(dimension);

/** Checks `top` of a query and fills in what it leaves open. Throws `query_malformed`. */
export function checkTop(value: unknown, asked: readonly AskedMetric[], by: readonly string[]): Required<Top> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fault('top is no object', 'give { count: 10 }', 'top');
  const given = value as Record<string, unknown>;
  for (const name of Object.keys(given))
    if (!PROPERTIES.includes(name))
      throw fault(`unknown property "top.${name}"`, `use one of ${PROPERTIES.join(', ')}`, `top.${name}`);
  const { count, other = false } = given;
  const kept = by.filter(canBeKept);
  const { dimension = kept[0], metric = asked[0]?.asked } = given;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > COUNT_MAX)
    throw fault(`no top of ${JSON.stringify(count)}`, `give a whole number from 1 to ${COUNT_MAX}`, 'top.count');
  if (typeof other !== 'boolean') throw fault('top.other is neither true nor false', 'give true or false', 'top.other');
  if (typeof dimension !== 'string' || !kept.includes(dimension))
    throw fault(
      `no top of ${JSON.stringify(dimension)}`,
      kept.length > 0
        ? `use one of ${kept.join(', ')}`
        : 'divide `by` a region level, tier, kind, rank, category or origin',
      'top.dimension',
    );
  if (!asked.some((each) => each.asked === metric))
    throw fault(
      `top by ${JSON.stringify(metric)}, which the query does not ask for`,
      `use one of ${asked.map((each) => each.asked).join(', ')}`,
      'top.metric',
    );
  return { dimension, metric: metric as string, count, other };
}
