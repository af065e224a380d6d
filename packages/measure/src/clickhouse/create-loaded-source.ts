import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Engine } from '../memory/memory-engine.js';
import type { SliceEngineOptions } from '../memory/slice-engine.js';
import { createRowEngine } from '../rows/row-engine.js';
import type { ClickhouseClient } from './clickhouse-client.js';
import { createClickhouseRows } from './create-clickhouse-rows.js';
import { readLoadedOutline } from './read-loaded-outline.js';
import { readLoads, readManifest } from './read-manifest.js';

/** How what was loaded is asked. */
export interface LoadedSourceOptions extends Pick<SliceEngineOptions, 'minimumGroup' | 'mostRows'> {
  /** Where the tables are; default: the database of the client. */
  readonly database?: string;
  /** How long what was loaded is taken to be the same, default 60,000: after that the next question looks whether it is. */
  readonly lookMs?: number;
}

interface Loaded {
  readonly engine: Engine;
  readonly outline: PracticeDataset;
}

/**
 * Makes a source of what `loadDataset` brought into a database, for a gateway: an engine, and the outline read back from the server. Both are made anew
 * once other loads or batches are there. Gives the former ones while the server cannot be asked for that; rejects as `readLoadedOutline` does
 * before the first.
 *
 * @example
 * const gateway = createGateway({ source: createLoadedSource(client, { mostRows: 10_000 }) });
 */
export function createLoadedSource(
  client: ClickhouseClient,
  { database = client.database ?? 'default', lookMs = 60_000, ...options }: LoadedSourceOptions = {},
): () => Promise<Loaded> {
  let known: (Loaded & { readonly state: string }) | null = null;
  let lookedAt = -Infinity;
  let looking: Promise<Loaded> | null = null;

  const stateNow = async (): Promise<string> => {
    const [loads, manifest] = await Promise.all([readLoads(client, database), readManifest(client, database)]);
    return JSON.stringify([loads, manifest.map((record) => JSON.stringify(record)).sort()]);
  };

  const look = async (): Promise<Loaded> => {
    const state = await stateNow();
    if (known?.state !== state) {
      const outline = await readLoadedOutline(client, database);
      const rows = createClickhouseRows(client, { database, lifecycles: outline.lifecycles });
      known = { state, outline, engine: createRowEngine(outline, rows, options) };
    }
    lookedAt = performance.now();
    return known;
  };

  return () => {
    if (known && performance.now() - lookedAt < lookMs) return Promise.resolve(known);
    looking ??= look().finally(() => {
      looking = null;
    });
    const former = known;
    // The question that follows meets the same server, and says what is wrong with it.
    return former ? looking.catch(() => former) : looking;
  };
}
