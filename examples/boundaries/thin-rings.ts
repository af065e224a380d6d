import type { Place } from './decode-echarts.js';

const keyOf = ([x, y]: Place): string => `${x},${y}`;

/** The area of a triangle in square degrees of latitude. */
function triangleArea([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place): number {
  const shrink = Math.cos((by * Math.PI) / 180);
  return (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) * shrink) / 2;
}

/** Takes out of a line, again and again, the position that stands out least, down to `least` positions. Its ends stay. */
function thinLine(line: readonly Place[], smallestArea: number, least: number): Place[] {
  const kept = [...line];
  const areas = kept.map((place, i) =>
    i === 0 || i === kept.length - 1 ? Number.POSITIVE_INFINITY : triangleArea(kept[i - 1]!, place, kept[i + 1]!),
  );
  while (kept.length > least) {
    let at = 0;
    for (let i = 1; i < areas.length; i++) if (areas[i]! < areas[at]!) at = i;
    const area = areas[at]!;
    if (!(area < smallestArea)) break;
    kept.splice(at, 1);
    areas.splice(at, 1);
    for (const i of [at - 1, at])
      if (i > 0 && i < kept.length - 1) areas[i] = Math.max(area, triangleArea(kept[i - 1]!, kept[i]!, kept[i + 1]!));
  }
  return kept;
}

/** Thins a line the same way from whichever end it is read. */
function thinEitherWay(line: readonly Place[], smallestArea: number): Place[] {
  const isClosed = keyOf(line[0]!) === keyOf(line.at(-1)!);
  const [from, to] = isClosed ? [line[1]!, line.at(-2)!] : [line[0]!, line.at(-1)!];
  const isTurned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const thinned = thinLine(isTurned ? line.toReversed() : line, smallestArea, isClosed ? 4 : 2);
  return isTurned ? thinned.reverse() : thinned;
}

/** Closes a ring; leaves out positions that stand twice in a row, and spikes: the way out to a position and straight back. */
function withoutSpikes(ring: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of [...ring, ring[0]!]) {
    kept.push(place);
    for (;;) {
      const [a, b, c] = kept.slice(-3).map(keyOf);
      if (kept.length >= 2 && keyOf(kept.at(-2)!) === keyOf(place)) kept.pop();
      else if (kept.length >= 3 && a === c && b !== a) kept.length -= 2;
      else break;
    }
  }
  return kept;
}

/**
 * Thins closed rings by the area of the triangle that each position makes with its neighbors (Visvalingam and Whyatt 1993), in square
 * degrees of latitude. A stretch that two rings share is thinned once, so that neighbors still meet; positions where three
 * stretches meet stay. Open rings are closed. No ring is left out; one that has an area keeps three positions at least.
 */
export function thinRings(rings: readonly (readonly Place[])[], smallestArea: number): Place[][] {
  const clean = rings.map(withoutSpikes);
  const neighbors = new Map<string, Set<string>>();
  for (const ring of clean)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [keyOf(ring[i - 1]!), keyOf(ring[i]!)];
      neighbors.set(a, (neighbors.get(a) ?? new Set()).add(b));
      neighbors.set(b, (neighbors.get(b) ?? new Set()).add(a));
    }
  return clean.map((ring) => {
    const open = ring.slice(0, -1);
    if (open.length < 3) return ring;
    const isKnot = open.map((place) => neighbors.get(keyOf(place))?.size !== 2);
    let start = isKnot.indexOf(true);
    if (start < 0) {
      start = 0;
      for (const [i, [x, y]] of open.entries())
        if (x < open[start]![0] || (x === open[start]![0] && y < open[start]![1])) start = i;
    }
    const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
    const knots = [...isKnot.slice(start), ...isKnot.slice(0, start), true];
    const thinned: Place[] = [turned[0]!];
    for (let from = 0, to = 1; to < turned.length; to++)
      if (knots[to]) {
        thinned.push(...thinEitherWay(turned.slice(from, to + 1), smallestArea).slice(1));
        from = to;
      }
    return thinned.length < 4 ? turned : thinned;
  });
}
