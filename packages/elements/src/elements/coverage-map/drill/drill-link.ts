/** Reads a place from a search parameter of the page's address; null where there is none. */
export function readLink(name: string): string | null {
  return new URL(location.href).searchParams.get(name) || null;
}

/**
 * Writes a place into a search parameter of the page's address, as a step of its history or in the place of the present one; null takes it out. Other
 * parameters, the hash and the page's own state are left alone; does nothing where the address says so already. Throws what the browser throws where
 * a page may not write its address.
 */
export function writeLink(name: string, place: string | null, isStep: boolean): void {
  const url = new URL(location.href);
  if ((url.searchParams.get(name) || null) === place) return;
  if (place === null) url.searchParams.delete(name);
  else url.searchParams.set(name, place);
  if (isStep) history.pushState(history.state, '', url);
  else history.replaceState(history.state, '', url);
}
