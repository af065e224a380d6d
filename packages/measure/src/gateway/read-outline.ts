import { AtlasError, type PracticeDataset, readDataPackage } from '@practice-atlas/dataset';
import { callGateway, gatewayUrl } from './call-gateway.js';
import type { GatewayEngineOptions } from './create-gateway-engine.js';

/**
 * Reads the outline of what a gateway answers about: a dataset with its title, lifecycles and simulation, its regions, sources and figures; all other
 * tables are empty. Rejects as `createGatewayEngine` and `readDataPackage` do.
 *
 * @example
 * const outline = await readOutline('https://data.example/');
 * outline.tables.regions.rowCount; // 1,200
 */
export async function readOutline(
  url: string | URL,
  {
    fetch = (input, init) => globalThis.fetch(input, init),
    signal = new AbortController().signal,
  }: GatewayEngineOptions = {},
): Promise<PracticeDataset> {
  const address = gatewayUrl(url, 'outline');
  const json = await callGateway({ url: address, body: null, fetch, signal });
  const { version, files } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const isFiles =
    typeof files === 'object' && files !== null && Object.values(files).every((each) => typeof each === 'string');
  if (version !== 1 || !isFiles)
    throw new AtlasError('server_failed', `${address.host} gave no outline that this page knows`, {
      hint: 'see whether the gateway is of the same version as this page',
      details: { server: address.host },
    });
  return readDataPackage({ files: files as Record<string, string> }, { signal });
}
