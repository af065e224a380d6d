import type { Engine } from '../memory/memory-engine.js';
import { callGateway, gatewayUrl } from './call-gateway.js';
import { decodeAnswer } from './decode-answer.js';

/** How a gateway is asked. */
export interface GatewayEngineOptions {
  readonly fetch?: typeof fetch;
  /** Ends every question that is on its way, and refuses later ones. */
  readonly signal?: AbortSignal;
}

/**
 * Makes an engine that asks a gateway: the page holds no credential, and the rows stay behind it. A relative address is relative to the document.
 * The form of every answer is checked. Rejects with the `AtlasError` that the gateway told, `server_unreachable` when the network fails,
 * `server_failed` for an answer that is not of a gateway, or the reason of a signal.
 *
 * @example
 * document.querySelector('atlas-source').engine = createGatewayEngine('https://data.example/');
 */
export function createGatewayEngine(
  url: string | URL,
  { fetch = (input, init) => globalThis.fetch(input, init), signal: closed }: GatewayEngineOptions = {},
): Engine {
  const address = gatewayUrl(url, 'query');
  return {
    async measure(query, { signal } = {}) {
      const stop = new AbortController();
      const signals = [closed, signal].filter((each) => each !== undefined);
      const leave = ({ target }: Pick<Event, 'target'>) => stop.abort((target as AbortSignal).reason);
      for (const each of signals) {
        if (each.aborted) leave({ target: each });
        each.addEventListener('abort', leave, { once: true });
      }
      try {
        return decodeAnswer(
          await callGateway({ url: address, body: JSON.stringify(query), fetch, signal: stop.signal }),
        );
      } finally {
        for (const each of signals) each.removeEventListener('abort', leave);
      }
    },
  };
}
