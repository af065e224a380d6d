import type { Box } from './box.js';
import type { Mark } from './mark.js';
import { pathPoints } from './path-points.js';
import { textBox } from './text-box.js';

function around(points: readonly (readonly [number, number])[]): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return points.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Gives the upright box around a mark, without its stroke; texts by estimated widths. */
export function markBox(mark: Mark): Box {
  switch (mark.type) {
    case 'rect':
      return { x: mark.x, y: mark.y, width: mark.width, height: mark.height };
    case 'circle':
      return { x: mark.x - mark.radius, y: mark.y - mark.radius, width: 2 * mark.radius, height: 2 * mark.radius };
    case 'line':
      return around(mark.points);
    case 'path':
      return mark.shape?.box ?? around(pathPoints(mark.d).flat());
    case 'text':
      return textBox(mark);
  }
}
