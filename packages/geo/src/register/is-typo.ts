/** Says whether two codes of one length differ by one character, or by two neighbors that changed places. */
export function isTypo(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (i === a.length) return false;
  const isSwap = a[i] === b[i + 1] && a[i + 1] === b[i];
  return a.slice(i + 1) === b.slice(i + 1) || (isSwap && a.slice(i + 2) === b.slice(i + 2));
}
