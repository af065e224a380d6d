import { AtlasError, type FindingLevel, type PracticeDataset, readDataPackage } from '@practice-atlas/dataset';
import { callGateway, gatewayUrl } from './call-gateway.js';
import type { GatewayEngineOptions } from './create-gateway-engine.js';

/** What a gateway tells of the data that it answers about. */
export interface GatewayOutline {
  /** Its title, lifecycles and simulation, its regions, sources and figures; all other tables are empty, and there are no findings. */
  readonly dataset: PracticeDataset;
  /** How many findings of each level reading the data left. */
  readonly findings: Readonly<Record<FindingLevel, number>>;
}

const countOf = (counts: unknown, level: FindingLevel): number => {
  const count = (counts as Readonly<Record<string, unknown>> | null | undefined)?.[level];
  return typeof count === 'number' && count >= 0 ? count : 0;
};

/**
 * Reads the outline of what a gateway answers about. Rejects as `createGatewayEngine` and `readDataPackage` do.
 *
 * @example
 * const { dataset } = await readOutline('https://data.example/');
 * dataset.tables.regions.rowCount; // 1,200
 */
export async function readOutline(
  url: string | URL,
  {
    fetch = (input, init) => globalThis.fetch(input, init),
    signal = new AbortController().signal,
  }: GatewayEngineOptions = {},
): Promise<GatewayOutline> {
  const address = gatewayUrl(url, 'outline');
  const json = await callGateway({ url: address, body: null, fetch, signal });
  const { version, files, findings } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const isFiles =
    typeof files === 'object' && files !== null && Object.values(files).every((each) => typeof each === 'string');
  if (version !== 1 || !isFiles)
    throw new AtlasError('server_failed', `${address.host} gave no outline that this page knows`, {
      hint: 'see whether the gateway is of the same version as this page',
      details: { server: address.host },
    });
  return {
    dataset: await readDataPackage({ files: files as Record<string, string> }, { signal }),
    findings: {
      error: countOf(findings, 'error'),
      warning: countOf(findings, 'warning'),
      notice: countOf(findings, 'notice'),
    },
  };
}
