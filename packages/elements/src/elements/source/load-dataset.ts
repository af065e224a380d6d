import { mergeDatasets, type PracticeDataset, readDataPackage } from '@practice-atlas/dataset';
import { createPageEngine } from '@practice-atlas/measure';
import type { AskerAbout } from '../../base/asker.js';
import { aboutDataset } from './about-dataset.js';
import type { Engine } from './engine.js';

/** A dataset that can be asked. */
export interface Loaded {
  readonly engine: Engine;
  readonly about: AskerAbout;
}

/** Makes a dataset answer, in this page's memory. */
export function serveDataset(dataset: PracticeDataset): Loaded {
  return { engine: createPageEngine(dataset), about: aboutDataset(dataset, Date.now()) };
}

/** Reads the data packages at some addresses, merged into one dataset. */
export async function loadDataset(
  addresses: readonly string[],
  options: { readonly fetch: typeof fetch; readonly signal: AbortSignal },
): Promise<Loaded> {
  const parts = await Promise.all(addresses.map((address) => readDataPackage(address, options)));
  const [first, ...rest] = parts;
  if (!first) throw new TypeError('no address');
  return serveDataset(rest.length > 0 ? mergeDatasets(first, ...rest) : first);
}
