import gcoord from 'gcoord';
import type { BoundarySystem, Position } from '../boundaries/boundary-set.js';

type Step = (position: Position) => Position;

/** Where a step back has come near enough, in degrees: a tenth of a millimeter. */
const NEAR = 1e-9;
const MOST_TURNS = 20;

/** What is no number has no place, and stays; gcoord throws on it. */
const step =
  (...[from, to]: ['WGS84', 'GCJ02'] | ['GCJ02', 'BD09']): Step =>
  ([lng, lat]) =>
    Number.isFinite(lng) && Number.isFinite(lat)
      ? (gcoord.transform([lng, lat], gcoord[from], gcoord[to]) as [number, number])
      : [lng, lat];

/**
 * Undoes a step by walking toward the position that it leads from. gcoord's own way back from GCJ-02 never ends at the west edge of its box
 * (1.0.7, `GCJ02ToWGS84`), and its way back from BD-09 is up to a meter off. Where the shift begins there may be no such position: it stays.
 */
const backOf =
  (out: Step): Step =>
  ([lng, lat]) => {
    let [x, y] = [lng, lat];
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const [atX, atY] = out([x, y]);
      const [offX, offY] = [atX - lng, atY - lat];
      if (Math.abs(offX) < NEAR && Math.abs(offY) < NEAR) return [x, y];
      x -= offX;
      y -= offY;
    }
    return [lng, lat];
  };

/** From WGS-84 outward; CGCS2000 stands where WGS-84 does. */
const DEPTH: Readonly<Record<BoundarySystem, number>> = { wgs84: 0, cgcs2000: 0, gcj02: 1, bd09: 2 };
const OUT: readonly Step[] = [step('WGS84', 'GCJ02'), step('GCJ02', 'BD09')];
const BACK: readonly Step[] = OUT.map(backOf);

/** Lists the steps from one system to another; none where nothing moves. */
export function systemSteps(from: BoundarySystem, to: BoundarySystem): readonly Step[] {
  const [start, end] = [DEPTH[from], DEPTH[to]];
  return start <= end ? OUT.slice(start, end) : BACK.slice(end, start).reverse();
}
