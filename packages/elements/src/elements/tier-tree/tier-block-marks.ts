import type { Quantity } from '@practice-atlas/dataset';
import type { Mark } from '../../marks/mark.js';
import { textWidth } from '../../marks/text-width.js';
import { tierColor, tierShape } from '../../marks/tier-shape.js';
import type { Theme } from '../../theme/theme.js';

/** How marks that stand for one each are set: so many in a row, so far apart in CSS pixels. */
export interface UnitGrid {
  readonly columns: number;
  readonly pitchPx: number;
}

/** Where the marks of one tier stand, and how they hang together with the tiers above and below. */
export interface TierBlock {
  readonly marks: readonly Mark[];
  /** Middles of the upper and of the lower row of marks. */
  readonly firstRow: readonly number[];
  readonly lastRow: readonly number[];
}

interface Place {
  readonly tier: string | null;
  readonly datum: number;
  readonly midPx: number;
  readonly topPx: number;
  readonly theme: Theme;
}

/** From this many on a tier of a tree is one counted group. */
const GROUP_FROM = 61;
const COLUMNS = [100, 50, 25, 20, 10];

/** Rows of so many that readers can count them, one grid for all tiers of a picture; null where marks would be too many or too small. */
export function planUnits(most: number, roomPx: number, scale: number): UnitGrid | null {
  const grids = COLUMNS.map((columns) => ({ columns, pitchPx: Math.min(14 * scale, roomPx / columns) }));
  const fits = (leastPx: number, mostRows: number) =>
    grids.find(({ columns, pitchPx }) => pitchPx >= leastPx * scale && Math.ceil(most / columns) <= mostRows);
  return fits(9, 10) ?? fits(5, 12) ?? null;
}

/** One row of marks for a tier of a tree where they fit, else as many as are needed; null = they are too many and become a counted group. */
export function planNodes(count: number, roomPx: number, scale: number): UnitGrid | null {
  if (count >= GROUP_FROM) return null;
  const rows = Math.max(1, Math.ceil((count * 10 * scale) / roomPx));
  const columns = Math.max(1, Math.ceil(count / rows));
  return { columns, pitchPx: Math.min(26 * scale, roomPx / columns) };
}

/** How high a block of marks is, in CSS pixels. */
export function blockHeight(count: number, grid: UnitGrid): number {
  return Math.max(1, Math.ceil(count / grid.columns)) * grid.pitchPx;
}

function shapeOf(
  tier: string | null,
  datum: number,
  [x, y]: readonly [number, number],
  radius: number,
  theme: Theme,
): Mark {
  const shape = tierShape(tier, {
    x: round(x),
    y: round(y),
    radius: round(radius),
    theme,
  });
  const outline =
    tier === 'base'
      ? {
          stroke: theme.outline,
          strokeWidth: Math.max(0.75, round(radius * 0.18)),
        }
      : {};
  return { ...shape, ...outline, role: 'unit', datum };
}

/** The shape of a tier, with an outline where its fill is pale. */
export function glyph(tier: string | null, datum: number, x: number, y: number, theme: Theme, radius = 5): Mark {
  return { ...shapeOf(tier, datum, [x, y], radius * theme.scale, theme), role: 'glyph' };
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Draws one mark for each, in centered rows, the short one on top; a number open above ends in a dashed line. */
export function unitMarks(count: number, quantity: Quantity, grid: UnitGrid, place: Place): TierBlock {
  const { columns, pitchPx } = grid;
  const { tier, datum, midPx, topPx, theme } = place;
  const rowCount = Math.max(1, Math.ceil(count / columns));
  const marks: Mark[] = [];
  const rows: number[][] = [];
  for (let row = 0; row < rowCount; row++) {
    const inRow = row === 0 ? count - (rowCount - 1) * columns : columns;
    const y = topPx + (row + 0.5) * pitchPx;
    const xs = Array.from({ length: inRow }, (_, i) => round(midPx + (i - (inRow - 1) / 2) * pitchPx));
    for (const x of xs) marks.push(shapeOf(tier, datum, [x, y], Math.min(pitchPx * 0.36, 8 * theme.scale), theme));
    rows.push(xs);
  }
  const last = rows.at(-1)!;
  if (quantity.qualifier === 'at_least')
    marks.push(openMark((last.at(-1) ?? midPx) + pitchPx * 0.75, topPx, rowCount * pitchPx, theme));
  return { marks, firstRow: rows[0]!, lastRow: last };
}

function openMark(x: number, y: number, height: number, theme: Theme): Mark {
  const s = theme.scale;
  return {
    ...{ type: 'line', role: 'open', stroke: theme.accent, strokeWidth: 1.5 * s, dash: [2 * s, 2 * s] },
    points: [
      [round(x), round(y)],
      [round(x), round(y + height)],
    ],
  };
}

/** Draws a centered bar as long as its number on a scale from nothing to `most`; one that is open above ends in dashed lines. */
export function barMarks(quantity: Quantity, most: number, roomPx: number, place: Place): TierBlock {
  const { tier, datum, midPx, topPx, theme } = place;
  const s = theme.scale;
  const value = quantity.value ?? 0;
  const width = value > 0 ? Math.max(1.5, ((roomPx - 10 * s) * value) / most) : 0;
  const x = midPx - width / 2;
  const outline = tier === 'base' ? { stroke: theme.outline, strokeWidth: s } : {};
  const marks: Mark[] = [
    {
      ...{ type: 'rect', role: 'bar', datum, x, y: topPx, width, height: 14 * s, radius: Math.min(1.5, width / 2) },
      ...{ fill: tierColor(tier, theme), ...outline },
    },
  ];
  if (quantity.qualifier === 'at_least')
    marks.push(openMark(x - 4 * s, topPx, 14 * s, theme), openMark(x + width + 4 * s, topPx, 14 * s, theme));
  return { marks, firstRow: [midPx], lastRow: [midPx] };
}

/** Draws many as one counted group: a frame with the shape and the number. */
export function groupMarks(printed: string, place: Place): TierBlock {
  const { tier, datum, midPx, topPx, theme } = place;
  const s = theme.scale;
  const label = `× ${printed}`;
  const width = textWidth(label, 13 * s, 600) + 38 * s;
  const x = midPx - width / 2;
  return {
    marks: [
      {
        ...{ type: 'rect', role: 'group', datum, x, y: topPx, width, height: 26 * s, radius: 13 * s },
        ...{ fill: theme.panel, stroke: theme.outline, strokeWidth: s },
      },
      glyph(tier, datum, x + 17 * s, topPx + 13 * s, theme),
      {
        ...{ type: 'text', role: 'group-count', datum, x: x + 28 * s, y: topPx + 17.5 * s, anchor: 'start' },
        ...{
          runs: [{ text: label }],
          sizePx: 13 * s,
          weight: 600,
          family: 'sans',
          fill: theme.ink,
        },
      },
    ],
    firstRow: [midPx],
    lastRow: [midPx],
  };
}

/** Draws the place of a tier without a number: a dashed frame. */
export function missingMarks({ datum, midPx, topPx, theme }: Place): TierBlock {
  const s = theme.scale;
  return {
    marks: [
      {
        ...{ type: 'rect', role: 'missing', datum, x: midPx - 8 * s, y: topPx, width: 16 * s, height: 16 * s },
        ...{ radius: 2 * s, stroke: theme.outline, strokeWidth: s, dash: [3 * s, 2 * s] },
      },
    ],
    firstRow: [midPx],
    lastRow: [midPx],
  };
}
