import { type Box, boxesOverlap } from '../../marks/box.js';
import { textWidth } from '../../marks/text-width.js';

/** Where a label may stand, from its anchor to the label's edge (`left`, `right`) or middle, in CSS pixels. */
export interface LabelSpot {
  readonly dx: number;
  readonly dy: number;
  readonly align: 'left' | 'center' | 'right';
}

/** A label that wants a place; better spots first. */
export interface LabelRequest {
  readonly text: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly spots: readonly LabelSpot[];
}

/** A label with its place: `x` is the edge or middle that `align` names, `y` the vertical middle. */
export interface PlacedLabel {
  readonly text: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly color: string;
  readonly align: 'left' | 'center' | 'right';
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** Which of its spots it got, 0 the best, and a penalty for each obstacle under it: lower is better. */
  readonly cost: number;
}

const CROSSING = 20;

function placeAt(request: LabelRequest, spot: LabelSpot, bounds: Box): Omit<PlacedLabel, 'cost'> {
  const { text, sizePx, weight, color } = request;
  const width = textWidth(text, sizePx, weight);
  const height = sizePx * 1.3;
  const share = spot.align === 'left' ? 0 : spot.align === 'right' ? 1 : 0.5;
  const left = request.x + spot.dx - share * width;
  const shifted = Math.max(bounds.x, Math.min(left, bounds.x + bounds.width - width));
  const y = request.y + spot.dy;
  const box = { x: shifted, y: y - height / 2, width, height };
  return { text, sizePx, weight, color, align: spot.align, x: shifted + share * width, y, box };
}

/**
 * Places labels one after another, earlier ones first: inside `bounds`, never over another label, and over as few obstacles as it can.
 * A label without such a place is left out; its value stays in the table, in the summary and under the cursor.
 */
export function labelMarks(
  requests: readonly LabelRequest[],
  bounds: Box,
  obstacles: readonly Box[],
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    let best: PlacedLabel | null = null;
    request.spots.forEach((spot, index) => {
      const label = placeAt(request, spot, bounds);
      const { box } = label;
      if (box.width > bounds.width || box.y < bounds.y || box.y + box.height > bounds.y + bounds.height) return;
      if (placed.some((other) => boxesOverlap(box, other.box, 3))) return;
      const cost = index + CROSSING * obstacles.filter((obstacle) => boxesOverlap(box, obstacle)).length;
      if (!best || cost < best.cost) best = { ...label, cost };
    });
    if (best) placed.push(best);
  }
  return placed;
}
