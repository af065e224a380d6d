import type { PointOrder } from './order-points.js';
import { type Cell, quartersOf, wholeCell } from './walk-cells.js';

/** Fewer points than this are looked at one by one. */
const FEW = 32;

/** Finds the nearest accepted point at most `radius` from (x, y), as the index it was given with; the lowest of several at one distance; -1 = none. */
export function nearestPoint(
  order: PointOrder,
  x: number,
  y: number,
  radius: number,
  accepts: (index: number) => boolean,
): number {
  const { xs, ys, given } = order;
  let best = -1;
  let least = radius * radius;
  const reach = (cell: Cell): number => {
    const dx = Math.max(cell.x - x, 0, x - cell.x - cell.size);
    const dy = Math.max(cell.y - y, 0, y - cell.y - cell.size);
    return dx * dx + dy * dy;
  };
  const visit = (cell: Cell): void => {
    if (cell.level === 0 || cell.end - cell.first <= FEW) {
      for (let i = cell.first; i < cell.end; i++) {
        const [dx, dy, index] = [xs[i]! - x, ys[i]! - y, given[i]!];
        const square = dx * dx + dy * dy;
        if (square > least || (square === least && best >= 0 && index > best) || !accepts(index)) continue;
        least = square;
        best = index;
      }
      return;
    }
    const quarters = quartersOf(order, cell).map((quarter) => ({ quarter, square: reach(quarter) }));
    quarters.sort((a, b) => a.square - b.square);
    for (const { quarter, square } of quarters) if (square <= least) visit(quarter);
  };
  visit(wholeCell(order));
  return best;
}
