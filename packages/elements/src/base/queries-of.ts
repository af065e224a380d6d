import { AtlasError } from '@practice-atlas/dataset';
import type { Query } from '@practice-atlas/measure';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isQuery(item: unknown): item is Query {
  return Array.isArray((item as Partial<Query> | null)?.metrics);
}

/** Takes the `query` property as a list; a JSON text that does not parse, and anything that is no query, is `query_malformed`. */
export function queriesOf(query: unknown): readonly Query[] {
  const list: readonly unknown[] = [typeof query === 'string' ? parsed(query) : query].flat();
  if (list.every(isQuery)) return list;
  const shown = (typeof query === 'string' ? query : JSON.stringify(query)).slice(0, 120);
  throw new AtlasError('query_malformed', `this is no query: ${shown}`, {
    hint: 'Write JSON: {"metrics":["volunteers"]}.',
    where: { property: 'query' },
    details: { query: shown },
  });
}
