import type { PointIndex } from '@practice-atlas/geo/points.js';
import { formatNumber } from '../../../format/format-number.js';
import type { Mark } from '../../../marks/mark.js';
import type { Theme } from '../../../theme/theme.js';
import { fieldPath } from './field-path.js';
import { landSquares } from './land-squares.js';
import { drawnAt, type SiteView } from './site-view.js';

/** Side of a cell and reach of the kernel, in px of the drawing. */
const CELL_PX = 6;
const REACH_PX = 27;
const STEPS = 5;

/** A density, and the values at which its colors change, lowest first. */
export interface Heat {
  readonly marks: Mark[];
  /** Sites per square kilometer; null without a scale, and `steps` are shares of the densest place. */
  readonly perKm2: readonly number[] | null;
  readonly steps: readonly number[];
}

/** The largest of 1, 2 and 5 times a power of ten below a value. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return (digit > 5 ? 5 : digit > 2 ? 2 : digit > 1 ? 1 : 0.5) * power;
}

/** Five round numbers below a value, lowest first. */
function stepsBelow(most: number): number[] {
  const steps: number[] = [];
  for (let at = most; steps.length < STEPS; ) {
    at = roundBelow(at);
    steps.unshift(Number(at.toPrecision(1)));
  }
  return steps;
}

/** Prints a step of the legend. */
export const heatLabel = (step: number, isShare: boolean): string =>
  isShare ? `${formatNumber(step * 100, 'en')}%` : formatNumber(step, 'en');

/** The color of a step. */
export const heatFill = (theme: Theme, step: number): string => theme.sequence[step]!;

/**
 * Draws the density of sites in five steps of one hue: cells of 6 px, blurred by a bell that reaches 27 px, so that its places are true to about that. Steps
 * are round numbers of sites per square kilometer where the scale is known, else shares of the densest place. Below the lowest, and beyond the land, nothing is drawn.
 */
export function heatMarks(index: PointIndex, view: SiteView): Heat {
  const { theme, box, zoom = 1, pxPerKm, free } = view;
  const cell = CELL_PX * theme.scale;
  const columns = Math.max(1, Math.ceil((box.width * zoom) / cell));
  const rows = Math.max(1, Math.ceil((box.height * zoom) / cell));
  const grid = index.densityGrid(box, columns, rows, (REACH_PX * theme.scale) / zoom);
  const most = grid.reduce((high, value) => Math.max(high, value), 0);
  if (most === 0) return { marks: [], perKm2: pxPerKm === null ? null : [], steps: [] };
  const [across, down] = [box.width / columns, box.height / rows];
  const cellKm2 = pxPerKm === null ? null : (across / pxPerKm) * (down / pxPerKm);
  const steps = cellKm2 === null ? [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2] : stepsBelow(most / cellKm2);
  const [left, top] = drawnAt(view, box.x, box.y);
  const isFree = (column: number, row: number): boolean => {
    if (!free) return true;
    const [x, y] = [left + column * across * zoom, top + row * down * zoom];
    return (
      x + across * zoom < free.x || y + down * zoom < free.y || x > free.x + free.width || y > free.y + free.height
    );
  };
  // Squares lie between the middles of cells.
  const inner = {
    ...{ x: box.x + across / 2, y: box.y + down / 2 },
    ...{ width: box.width - across, height: box.height - down },
  };
  const land = view.land && {
    squares: landSquares(view.land, inner, { columns: Math.max(1, columns - 1), rows: Math.max(1, rows - 1) }),
    toPx: (ring: Float64Array) =>
      ring.map((value, i) => (i % 2 === 0 ? left + (value - box.x) * zoom : top + (value - box.y) * zoom)),
  };
  const marks = steps.flatMap((step, i): Mark[] => {
    const d = fieldPath(
      { values: grid, columns, rows, isFree, land: land ?? null },
      { limit: step * (cellKm2 ?? most), left, top, across: across * zoom, down: down * zoom },
    );
    return d === '' ? [] : [{ type: 'path', role: 'heat', d, fill: heatFill(theme, i), opacity: 0.82 }];
  });
  return { marks, perKm2: cellKm2 === null ? null : steps, steps };
}
