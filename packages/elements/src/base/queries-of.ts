import { AtlasError } from '@practice-atlas/dataset';
import type { Query } from '@practice-atlas/measure';

/** Takes the `query` property as a list; a JSON text that does not parse, and anything that is no query, is `query_malformed`. */
export function queriesOf(query: unknown): readonly Query[] {
  let value = query;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch (cause) {
      throw malformed('is not JSON', String(query), cause);
    }
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const item of list)
    if (!Array.isArray((item as Partial<Query> | null)?.metrics))
      throw malformed('has no metrics', JSON.stringify(item) ?? '');
  return list as readonly Query[];
}

function malformed(fault: string, query: string, cause?: unknown): AtlasError {
  const shown = query.slice(0, 120);
  return new AtlasError('query_malformed', `the query ${fault}: ${shown}`, {
    hint: 'Write a query as JSON: {"metrics":["volunteers"]}.',
    where: { property: 'query' },
    details: { query: shown },
    cause,
  });
}
