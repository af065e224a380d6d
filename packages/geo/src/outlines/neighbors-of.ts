import type { Outlines } from './outline.js';

/** Positions are the same when they agree to this many px. */
const SAME_PX = 0.01;

/**
 * Lists for each division those with which it shares a stretch of boundary: two positions in a row, the same to 0.01 px. A corner alone is none.
 * Codes are sorted; a division without neighbors has an empty list. What the inset shows does not count.
 */
export function neighborsOf({ outlines }: Outlines): ReadonlyMap<string, readonly string[]> {
  const keyAt = (ring: Float64Array, i: number): string =>
    `${Math.round(ring[i]! / SAME_PX)},${Math.round(ring[i + 1]! / SAME_PX)}`;
  const owners = new Map<string, Set<string>>();
  for (const { code, rings } of outlines)
    for (const ring of rings) {
      let before = keyAt(ring, 0);
      for (let i = 2; i < ring.length; i += 2) {
        const key = keyAt(ring, i);
        if (key === before) continue;
        const stretch = key < before ? `${key} ${before}` : `${before} ${key}`;
        const known = owners.get(stretch);
        if (known) known.add(code);
        else owners.set(stretch, new Set([code]));
        before = key;
      }
    }
  const found = new Map(outlines.map(({ code }) => [code, new Set<string>()]));
  for (const codes of owners.values())
    if (codes.size > 1)
      for (const code of codes) for (const other of codes) if (other !== code) found.get(code)?.add(other);
  return new Map([...found].map(([code, others]) => [code, [...others].sort()]));
}
