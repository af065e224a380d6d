import type { TileGrid } from '@practice-atlas/geo';
import type { Locale } from '../../format/locale.js';
import type { Box } from '../../marks/box.js';
import type { Mark } from '../../marks/mark.js';
import { spreadBoxes } from '../../marks/spread-boxes.js';
import type { RegionsModel } from '../../models/regions.js';
import type { Theme } from '../../theme/theme.js';
import { type CalloutText, calloutTextMarks, setCallout } from './callout-text-marks.js';

type Side = 'left' | 'right';

const CALLOUT_GAP_PX = 12;

/** Where call-outs may stand: beside the grid, between two heights, in columns of one width. */
export interface CalloutRoom {
  readonly sides: readonly Side[];
  readonly gridLeftPx: number;
  readonly gridRightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  readonly columnPx: number;
  /** Between the grid and the rules of the call-outs; leaders slant here. */
  readonly channelPx: number;
  /** Between tiles; leaders run here. */
  readonly gapPx: number;
  readonly limit: number;
}

interface Leader {
  readonly callout: number;
  readonly side: Side;
  readonly text: CalloutText;
  /** Height at which the leader enters the grid. */
  readonly enterPx: number;
  /** From the edge of the grid to the tile. */
  readonly path: readonly (readonly [number, number])[];
}

function sideOf(column: number, grid: TileGrid, sides: readonly Side[], load: Readonly<Record<Side, number>>): Side {
  if (sides.length === 1) return sides[0]!;
  const off = column - (grid.columns - 1) / 2;
  if (Math.abs(off) >= 0.75) return off < 0 ? 'left' : 'right';
  if (load.left === load.right) return off <= 0 ? 'left' : 'right';
  return load.left < load.right ? 'left' : 'right';
}

/** A way into the grid that crosses no tile: straight where nothing stands between, else along the gap above or below the row. */
function leaderPath(
  code: string,
  side: Side,
  {
    grid,
    boxOf,
    room,
    used,
    inset,
  }: { grid: TileGrid; boxOf: ReadonlyMap<string, Box>; room: CalloutRoom; used: Map<string, number>; inset: number },
): readonly (readonly [number, number])[] {
  const cell = grid.cells.find((one) => one.code === code)!;
  const box = boxOf.get(code)!;
  const edgeX = side === 'left' ? room.gridLeftPx : room.gridRightPx;
  const isOuter = !grid.cells.some(
    (other) => other.row === cell.row && (side === 'left' ? other.column < cell.column : other.column > cell.column),
  );
  const take = (key: string) => {
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return count;
  };
  if (isOuter && take(`${side} row ${cell.row}`) === 0) {
    const y = box.y + box.height / 2;
    return [
      [edgeX, y],
      [side === 'left' ? box.x : box.x + box.width, y],
    ];
  }
  const above = `${side} gap ${cell.row}`;
  const below = `${side} gap ${cell.row + 1}`;
  const isBelow = (used.get(above) ?? 0) > (used.get(below) ?? 0);
  const order = take(isBelow ? below : above);
  const shift = [0, 1, -1][order % 3]! * Math.min(2.5, room.gapPx / 4);
  const y = (isBelow ? box.y + box.height + room.gapPx / 2 : box.y - room.gapPx / 2) + shift;
  const x = side === 'left' ? box.x + inset * (1 + order) : box.x + box.width - inset * (1 + order);
  return [
    [edgeX, y],
    [x, y],
    [x, isBelow ? box.y + box.height : box.y],
  ];
}

/** What the call-outs of a map are placed on and drawn with. */
export interface CalloutPlan {
  readonly grid: TileGrid;
  readonly boxOf: ReadonlyMap<string, Box>;
  readonly room: CalloutRoom;
  readonly theme: Theme;
  readonly locale: Locale;
}

/** Gives each call-out a side and a way to its tile; those that fit on neither side are left out. */
function leadersOf(
  model: RegionsModel,
  figureLimit: number,
  { grid, boxOf, room, theme, locale }: CalloutPlan,
): Leader[] {
  const roomPx = room.bottomPx - room.topPx;
  const load = { left: 0, right: 0 };
  const used = new Map<string, number>();
  const leaders: Leader[] = [];
  for (const [index, callout] of model.callouts.entries()) {
    if (leaders.length >= room.limit) break;
    const code = model.items[callout.item]!.code;
    const column = grid.cells.find((cell) => cell.code === code)?.column ?? 0;
    const text = setCallout(callout, model, { widthPx: room.columnPx, theme, locale, figureLimit });
    const preferred = sideOf(column, grid, room.sides, load);
    const fits = (side: Side) => load[side] + text.heightPx <= roomPx;
    const side = fits(preferred) ? preferred : room.sides.find((other) => other !== preferred && fits(other));
    if (!side) continue;
    load[side] += text.heightPx + CALLOUT_GAP_PX * theme.scale;
    const path = leaderPath(code, side, { grid, boxOf, room, used, inset: 9 * theme.scale });
    leaders.push({ callout: index, side, text, enterPx: path[0]![1], path });
  }
  return leaders;
}

/**
 * Draws the call-outs that fit, each with a leader that ends on its tile; says how many figures they show. Rather than leave a place out,
 * all call-outs lose their third, then their second figure. Nothing overlaps.
 */
export function calloutMarks(model: RegionsModel, plan: CalloutPlan): { marks: Mark[]; figureCount: number } {
  const { room, theme } = plan;
  const s = theme.scale;
  const wanted = Math.min(room.limit, model.callouts.length);
  let leaders: Leader[] = [];
  for (const figureLimit of [3, 2, 1]) {
    const tried = leadersOf(model, figureLimit, plan);
    if (tried.length > leaders.length) leaders = tried;
    if (leaders.length === wanted) break;
  }
  const anchor = 8 * s;
  const lines: Mark[] = [];
  const texts: Mark[] = [];
  for (const side of room.sides) {
    const column = leaders
      .filter((leader) => leader.side === side)
      .sort((a, b) => a.enterPx - b.enterPx || a.callout - b.callout);
    const tops = spreadBoxes(
      column.map(({ enterPx, text }) => ({ wantedPx: enterPx - anchor, heightPx: text.heightPx })),
      { fromPx: room.topPx, untilPx: room.bottomPx, gapPx: CALLOUT_GAP_PX * s },
    );
    const x = side === 'left' ? room.gridLeftPx - room.channelPx : room.gridRightPx + room.channelPx;
    column.forEach((leader, i) => {
      const y = tops![i]!;
      const datum = model.callouts[leader.callout]!.item;
      const [endX, endY] = leader.path.at(-1)!;
      lines.push(
        {
          ...{ type: 'line', role: 'leader', stroke: theme.accent, strokeWidth: s },
          points: [[x, y + anchor], ...leader.path],
        },
        { type: 'circle', role: 'leader-end', x: endX, y: endY, radius: 2.75 * s, fill: theme.accent },
      );
      texts.push(...calloutTextMarks(leader.text, { x, y, side, datum, widthPx: room.columnPx, theme }));
    });
  }
  return { marks: [...lines, ...texts], figureCount: leaders.reduce((sum, { text }) => sum + text.figureCount, 0) };
}
