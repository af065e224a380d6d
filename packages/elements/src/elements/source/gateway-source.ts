import { createGatewayEngine, type GatewayEngineOptions, readOutline } from '@practice-atlas/measure/gateway.js';
import type { AskerAbout } from '../../base/asker.js';
import { aboutDataset } from './about-dataset.js';
import type { Engine } from './engine.js';

/** An engine that tells what its data are about. */
export interface GatewaySource extends Engine {
  readonly about: AskerAbout;
}

/**
 * Opens a gateway (`practice-atlas serve --engine`) as the engine of an `<atlas-source>`: the gateway answers, and headers and footers name the title, the sources and
 * the findings of its data. A relative address is relative to the document. Rejects as `readOutline` does.
 *
 * @example
 * document.querySelector('atlas-source').engine = await openGateway('https://data.example/');
 */
export async function openGateway(address: string | URL, options: GatewayEngineOptions = {}): Promise<GatewaySource> {
  const { dataset, findings } = await readOutline(address, options);
  const about = { ...aboutDataset(dataset, Date.now()), findingCount: findings.error + findings.warning };
  return { ...createGatewayEngine(address, options), about };
}
