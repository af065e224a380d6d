/** The part of Trusted Types that is used here; TypeScript's DOM does not know it yet. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

const policies = new Map<TrustedTypesFactory, ReturnType<TrustedTypesFactory['createPolicy']>>();

/**
 * Passes the address of the worker through the Trusted Types policy `practice-atlas`, where the page has Trusted Types. A page that lists the names
 * of its policies has to list it. Addresses of another origin are refused with a `TypeError`: a worker runs what they give.
 */
export function scriptUrl(address: string | URL): string | URL {
  const url = new URL(address, globalThis.location?.href);
  if (globalThis.location && url.protocol !== 'blob:' && url.origin !== globalThis.location.origin)
    throw new TypeError(`a worker of another origin, ${url.origin}`);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  if (!trustedTypes) return url;
  const policy =
    policies.get(trustedTypes) ?? trustedTypes.createPolicy('practice-atlas', { createScriptURL: (text) => text });
  policies.set(trustedTypes, policy);
  // The DOM's types want a string where a browser with Trusted Types wants what its policy made.
  return policy.createScriptURL(url.href) as string;
}
