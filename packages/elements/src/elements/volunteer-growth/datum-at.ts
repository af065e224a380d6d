import type { GrowthMarks } from './growth-marks.js';

/**
 * Finds the datum nearest to a place of the picture: the panel under it first, then the nearest slot, then the nearest height.
 * `x` and `y` are CSS pixels of the picture itself, before any transform; null when nothing is within reach.
 */
export function datumAt({ data, panels, axis }: GrowthMarks, x: number, y: number): number | null {
  const panel = panels.findIndex(({ plot }) => y <= plot.y + plot.height + 8);
  const reachPx = Math.max(axis.slotPx / 2, 14);
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  data.forEach((datum, index) => {
    const dx = Math.abs(datum.x - x);
    if (datum.panel !== panel || dx > reachPx) return;
    const distance = dx + Math.abs(datum.y - y) / 4;
    if (distance < least) {
      nearest = index;
      least = distance;
    }
  });
  return nearest;
}
