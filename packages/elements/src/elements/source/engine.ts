import type { Answer, Query } from '@practice-atlas/measure';
import type { Asker } from '../../base/asker.js';

/** Answers questions: the memory engine, a server behind a fetch, another source. */
export interface Engine {
  measure(query: Query, options?: { signal?: AbortSignal }): Promise<Answer>;
}

/** Takes an engine or anything that can be asked as an engine. */
export function engineOf(engine: Engine | Asker): Engine {
  if ('measure' in engine) return engine;
  return { measure: (query, options) => engine.ask(query, options) };
}
