import { SCHEMA_VERSION } from '@practice-atlas/dataset';

/** Names the folder that an address stands in. */
function folderOf(address: URL): string {
  return new URL('.', address).href;
}

function packageAddress(address: string): URL | null {
  try {
    const url = new URL(address, globalThis.document?.baseURI);
    return url.pathname.endsWith('.json') ? url : null;
  } catch {
    return null;
  }
}

/** Lists the files below the package's folder that a descriptor of this version names; whatever is of another form is left to the reader, which says so. */
function filesOf(descriptor: unknown, root: URL): string[] {
  const { resources, schema_version } = (descriptor ?? {}) as { resources?: unknown; schema_version?: unknown };
  if (schema_version !== SCHEMA_VERSION || !Array.isArray(resources)) return [];
  return resources.flatMap((resource: unknown) => {
    const path: unknown = (resource as { path?: unknown } | null)?.path;
    if (typeof path !== 'string' || !/^[\w-]+(?:[./][\w-]+)*$/.test(path)) return [];
    const { href } = new URL(path, root);
    return href.startsWith(folderOf(root)) ? [href] : [];
  });
}

/**
 * Asks for the descriptors of data packages, and for the files they name, at once: the reader's code may still be on its way. Returns a `fetch`
 * that hands each of these responses out once; every other request, and what failed, goes to the network. Asks the server again rather than
 * trusting the browser's cache.
 */
export function fetchAhead(addresses: readonly string[], signal: AbortSignal): typeof fetch {
  const ahead = new Map<string, Promise<Response>>();
  const ask = (href: string) => {
    const response = fetch(href, { cache: 'no-cache', signal });
    response.catch(() => ahead.delete(href));
    ahead.set(href, response);
    return response;
  };
  const follow = async (root: URL) => {
    const response = await ask(root.href);
    if (response.ok) for (const href of filesOf(await response.clone().json(), root)) void ask(href);
  };
  for (const address of addresses) {
    const root = packageAddress(address);
    // A fault here is met again by the reader, who names it.
    if (root) follow(root).catch(() => ahead.delete(root.href));
  }
  return (input, init) => {
    const href = String(input);
    const response = ahead.get(href);
    ahead.delete(href);
    return response ?? fetch(input, { ...init, cache: 'no-cache' });
  };
}
