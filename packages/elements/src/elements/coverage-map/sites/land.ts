import type { Outlines } from '@practice-atlas/geo/outlines.js';

/** Outlines of a drawing as closed rings of x, y, x, y ... */
export interface Land {
  readonly rings: readonly Float64Array[];
  /** For each ring and each of its lines 1 where another ring has the same line: there is land on both sides. */
  readonly inner: readonly Uint8Array[];
}

/** Steps of a pixel that a middle of a line is known by. */
const STEPS = 512;
const HIGH = 2 ** 25;

/** Finds the lines that two rings share, by their middles. */
function innerLines(rings: readonly Float64Array[]): Uint8Array[] {
  const once = new Set<number>();
  const twice = new Set<number>();
  const keyOf = (ring: Float64Array, i: number): number =>
    Math.round((ring[i - 2]! + ring[i]!) * STEPS) * HIGH + Math.round((ring[i - 1]! + ring[i + 1]!) * STEPS);
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const key = keyOf(ring, i);
      if (once.has(key)) twice.add(key);
      else once.add(key);
    }
  return rings.map((ring) => {
    const inner = new Uint8Array(ring.length / 2);
    for (let i = 2; i < ring.length; i += 2) inner[i / 2] = Number(twice.has(keyOf(ring, i)));
    return inner;
  });
}

const known = new WeakMap<Outlines, Land | { readonly rings: null }>();

/** Gives the land of outlines; null where there are none. What is between regions is found when it is first asked for. */
export function landOf(outlines: Outlines): Land | null {
  const before = known.get(outlines);
  if (before) return before.rings && before;
  const rings = outlines.outlines.flatMap((outline) => outline.rings);
  if (rings.length === 0) {
    known.set(outlines, { rings: null });
    return null;
  }
  let inner: Uint8Array[] | undefined;
  const land: Land = {
    rings,
    get inner() {
      inner ??= innerLines(rings);
      return inner;
    },
  };
  known.set(outlines, land);
  return land;
}
