import type { Locale } from '../../../format/locale.js';
import type { Mark } from '../../../marks/mark.js';
import { spreadBoxes } from '../../../marks/spread-boxes.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { type CalloutText, calloutTextMarks, setCallout } from '../callout-text-marks.js';

type Side = 'left' | 'right';
type Point = readonly [number, number];

const CALLOUT_GAP_PX = 12;

/** Where call-outs may stand beside a map. */
export interface OutlineCalloutRoom {
  /** The edges of the map: call-outs of regions in its left half stand at the left. */
  readonly mapLeftPx: number;
  readonly mapRightPx: number;
  /** From the map to the call-outs. */
  readonly channelPx: number;
  /** Where the column of each side begins. */
  readonly topPx: Readonly<Record<Side, number>>;
  readonly bottomPx: number;
  readonly columnPx: number;
  readonly limit: number;
  readonly theme: Theme;
  readonly locale: Locale;
}

interface Placed {
  readonly datum: number;
  readonly side: Side;
  readonly text: CalloutText;
  /** The point in the region that the leader ends on. */
  readonly end: Point;
}

function cross([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

const doCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;

/** Orders call-outs of one side from the top so that no two leaders cross, beginning with the order of their ends. */
function untangled(column: readonly Placed[], x: number, room: OutlineCalloutRoom): readonly Placed[] {
  const order = [...column].sort((a, b) => a.end[1] - b.end[1] || a.datum - b.datum);
  const startOf = (tops: readonly number[], i: number): Point => [x, tops[i]! + 8 * room.theme.scale];
  for (let round = 0; round < order.length * order.length; round++) {
    const tops = topsOf(order, room);
    const at = order.findIndex(
      (one, i) => i > 0 && doCross(startOf(tops, i - 1), order[i - 1]!.end, startOf(tops, i), one.end),
    );
    if (at < 0) break;
    [order[at - 1], order[at]] = [order[at]!, order[at - 1]!];
  }
  return order;
}

function topsOf(column: readonly Placed[], { topPx, bottomPx, theme }: OutlineCalloutRoom): readonly number[] {
  const anchor = 8 * theme.scale;
  // Each begins no higher than the one before it wants to.
  let wanted = -Infinity;
  const boxes = column.map(({ end, text }) => {
    wanted = Math.max(wanted, end[1] - anchor);
    return { wantedPx: wanted, heightPx: text.heightPx };
  });
  return (
    spreadBoxes(boxes, {
      fromPx: topPx[column[0]?.side ?? 'left'],
      untilPx: bottomPx,
      gapPx: CALLOUT_GAP_PX * theme.scale,
    }) ?? []
  );
}

function placed(
  model: RegionsModel,
  pointOf: ReadonlyMap<number, Point>,
  figureLimit: number,
  room: OutlineCalloutRoom,
): Placed[] {
  const { mapLeftPx, mapRightPx, columnPx, theme, locale } = room;
  const load: Record<Side, number> = { left: 0, right: 0 };
  const found: Placed[] = [];
  for (const callout of model.callouts) {
    if (found.length >= room.limit) break;
    const end = pointOf.get(callout.item);
    if (!end) continue;
    const text = setCallout(callout, model, { widthPx: columnPx, theme, locale, figureLimit });
    const near: Side = end[0] < (mapLeftPx + mapRightPx) / 2 ? 'left' : 'right';
    const side = [near, near === 'left' ? ('right' as const) : ('left' as const)].find(
      (each) => load[each] + text.heightPx <= room.bottomPx - room.topPx[each],
    );
    if (!side) continue;
    load[side] += text.heightPx + CALLOUT_GAP_PX * theme.scale;
    found.push({ datum: callout.item, side, text, end });
  }
  return found;
}

/**
 * Draws the call-outs that fit beside a map, each with a straight leader into its region; says how many figures they show. Rather than leave a place
 * out, all lose their third, then their second figure. No two call-outs overlap, and no two leaders of a side cross. `pointOf` gives the point in each
 * region that is drawn, by datum.
 */
export function outlineCallouts(
  model: RegionsModel,
  pointOf: ReadonlyMap<number, Point>,
  room: OutlineCalloutRoom,
): { lines: Mark[]; texts: Mark[]; figureCount: number } {
  const { theme, columnPx, mapLeftPx, mapRightPx, channelPx } = room;
  const s = theme.scale;
  const wanted = Math.min(room.limit, model.callouts.filter(({ item }) => pointOf.has(item)).length);
  let best: Placed[] = [];
  for (const figureLimit of [3, 2, 1]) {
    const tried = placed(model, pointOf, figureLimit, room);
    if (tried.length > best.length) best = tried;
    if (best.length === wanted) break;
  }
  const lines: Mark[] = [];
  const texts: Mark[] = [];
  for (const side of ['left', 'right'] as const) {
    const x = side === 'left' ? mapLeftPx - channelPx : mapRightPx + channelPx;
    const column = untangled(
      best.filter((each) => each.side === side),
      x,
      room,
    );
    const tops = topsOf(column, room);
    column.forEach(({ datum, text, end }, i) => {
      const y = tops[i] ?? room.topPx[side];
      const points: Point[] = [[x, y + 8 * s], end];
      lines.push(
        // Over fills as dark as itself a leader needs an edge.
        { type: 'line', role: 'leader-edge', stroke: theme.ground, strokeWidth: 2.5 * s, opacity: 0.8, points },
        { type: 'line', role: 'leader', stroke: theme.accent, strokeWidth: s, points },
        { type: 'circle', role: 'leader-end', x: end[0], y: end[1], radius: 2.75 * s, fill: theme.accent },
      );
      texts.push(...calloutTextMarks(text, { x, y, side, datum, widthPx: columnPx, theme }));
    });
  }
  return { lines, texts, figureCount: best.reduce((sum, { text }) => sum + text.figureCount, 0) };
}
