import type { Theme } from '../theme/theme.js';
import type { Mark } from './mark.js';

/** The color of a tier: center, institute, station, base, point; any other word has the color of outlines. */
export function tierColor(tier: string | null, theme: Theme): string {
  switch (tier) {
    case 'center':
      return theme.data1;
    case 'institute':
      return theme.data2;
    case 'station':
      return theme.soft;
    case 'base':
      return theme.lit;
    case 'point':
      return theme.ink;
    default:
      return theme.outline;
  }
}

/** Draws the shape of a tier around (x, y): center a square, institute a diamond, station a circle, base a triangle, point a small ring. */
export function tierShape(
  tier: string | null,
  { x, y, radius, theme }: { x: number; y: number; radius: number; theme: Theme },
): Mark {
  const fill = tierColor(tier, theme);
  const r = radius;
  const role = 'tier-shape';
  if (tier === 'center')
    return { type: 'rect', role, x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, fill };
  if (tier === 'institute')
    return {
      type: 'path',
      role,
      d: `M${x} ${y - r * 1.15}L${x + r * 1.15} ${y}L${x} ${y + r * 1.15}L${x - r * 1.15} ${y}Z`,
      fill,
    };
  if (tier === 'station') return { type: 'circle', role, x, y, radius: r, fill };
  if (tier === 'base')
    return {
      type: 'path',
      role,
      d: `M${x} ${y - r * 1.1}L${x + r * 1.1} ${y + r * 0.9}L${x - r * 1.1} ${y + r * 0.9}Z`,
      fill,
    };
  return {
    type: 'circle',
    role,
    x,
    y,
    radius: r * 0.7,
    stroke: tier === 'point' ? fill : theme.outline,
    strokeWidth: r * 0.45,
  };
}
