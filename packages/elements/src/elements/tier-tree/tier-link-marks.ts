import type { Mark } from '../../marks/mark.js';
import type { Theme } from '../../theme/theme.js';

/** One side of a link: the middles of the marks, and the edge where lines begin or end. */
export interface LinkEnd {
  readonly xs: readonly number[];
  readonly y: number;
}

/**
 * Links one tier to the next: all marks above run together, one line goes down and parts to all below. It says that one tier stands under
 * the other, and of no mark under which other it stands.
 */
export function linkMarks(above: LinkEnd, below: LinkEnd, theme: Theme): Mark[] {
  const s = theme.scale;
  const from = above.y + 1 * s;
  const until = below.y - 1 * s;
  const collectPx = above.xs.length > 1 ? Math.min(5 * s, (until - from) / 3) : 0;
  const partPx = below.xs.length > 1 ? Math.min(6 * s, (until - from) / 3) : 0;
  const lines: [number, number][][] = [];
  const comb = ({ xs }: LinkEnd, edge: number, bus: number): void => {
    if (xs.length < 2) return;
    lines.push([
      [xs[0]!, edge],
      [xs[0]!, bus],
      [xs.at(-1)!, bus],
      [xs.at(-1)!, edge],
    ]);
    for (const x of xs.slice(1, -1))
      lines.push([
        [x, edge],
        [x, bus],
      ]);
  };
  comb(above, from, from + collectPx);
  comb(below, until, until - partPx);
  const mid = (above.xs[0]! + above.xs.at(-1)!) / 2;
  lines.push([
    [mid, from + collectPx],
    [mid, until - partPx],
  ]);
  return lines.map(
    (points): Mark => ({
      type: 'line',
      role: 'link',
      stroke: theme.outline,
      strokeWidth: Math.max(1, 0.8 * s),
      points,
    }),
  );
}
