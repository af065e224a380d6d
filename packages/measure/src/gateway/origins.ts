import type { GatewayRequest } from './create-gateway.js';
import { refused } from './told-error.js';

const PREFLIGHT_SECONDS = '600';

/** The origin of a request: none, one that may ask, or one that may not. */
export interface AskingOrigin {
  /** As the log may write it. */
  readonly name: string | null;
  /** What lets pages of that origin read the answer; of none where they may not, or need no leave. */
  readonly headers: Readonly<Record<string, string>>;
  readonly mayAsk: boolean;
}

/** Judges who asks: origins of the list, to the letter, and pages of the gateway's own host. */
export function originOf({ headers, url }: GatewayRequest, allowed: ReadonlySet<string>): AskingOrigin {
  const origin = headers.get('origin');
  if (origin === null) return { name: null, headers: {}, mayAsk: true };
  if (allowed.has(origin)) {
    const leave = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' };
    return { name: origin, headers: leave, mayAsk: true };
  }
  const { host } = new URL(url);
  const isOwn = origin === `http://${host}` || origin === `https://${host}`;
  return { name: isOwn ? origin : 'other', headers: {}, mayAsk: isOwn };
}

/** Answers the question of a browser whether a page may ask. Throws `request_refused` for an origin that may not. */
export function preflightHeaders(origin: AskingOrigin): Readonly<Record<string, string>> {
  expectLeave(origin);
  return {
    ...origin.headers,
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Accept, Content-Type',
    'Access-Control-Max-Age': PREFLIGHT_SECONDS,
  };
}

/** Throws `request_refused` for an origin that may not ask. */
export function expectLeave({ mayAsk }: AskingOrigin): void {
  if (!mayAsk)
    throw refused(403, 'pages of this origin may not ask', 'whoever runs the gateway can allow it: --allow-origin');
}
