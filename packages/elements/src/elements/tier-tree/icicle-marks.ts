import { fitText } from '../../marks/fit-text.js';
import type { Mark } from '../../marks/mark.js';
import { readableColor } from '../../marks/readable-color.js';
import { tierColor } from '../../marks/tier-shape.js';
import type { TreeModel } from '../../models/tree.js';
import { nodeName } from '../../summaries/tree.js';
import { shapeOf } from './forest-end-marks.js';
import type { ForestOptions } from './forest-row-marks.js';

/** Neighbors that are drawn as one field. */
interface NarrowRun {
  readonly datum: number;
  readonly x: number;
  until: number;
  readonly fill: string;
}

const BAND_PX = 34;
/** Rows narrower than this are drawn together with their neighbors. */
const LEAST_PX = 2;

/** Counts the ends of branches: those before each position, and those in the tree that begins there. */
function countEnds({ childCounts, parents }: NonNullable<TreeModel['forest']>): {
  before: Uint32Array;
  own: Uint32Array;
} {
  const before = new Uint32Array(childCounts.length + 1);
  const own = new Uint32Array(childCounts.length);
  childCounts.forEach((count, position) => {
    before[position + 1] = before[position]! + (count === 0 ? 1 : 0);
  });
  for (let position = childCounts.length - 1; position >= 0; position--) {
    if (childCounts[position] === 0) own[position] = 1;
    const parent = parents[position]!;
    if (parent >= 0) own[parent]! += own[position]!;
  }
  return { before, own };
}

/**
 * Draws rows as an icicle: a band a depth, each row as wide as the ends of its branch, its children under it. Rows too narrow to be seen run
 * together into one pale field. Datums are positions in the forest behind `model.entries`.
 */
export function icicleMarks(model: TreeModel, options: ForestOptions): { marks: Mark[]; bottomPx: number } {
  const { topPx, widthPx, theme } = options;
  const forest = model.forest!;
  const s = theme.scale;
  const { before, own } = countEnds(forest);
  const total = Math.max(1, before[before.length - 1]!);
  const marks: Mark[] = [];
  forest.levels.forEach((positions, depth) => {
    const y = topPx + depth * BAND_PX * s;
    const height = (BAND_PX - 2) * s;
    const narrow: NarrowRun[] = [];
    const close = (): void => {
      for (const one of narrow)
        marks.push({
          ...{ type: 'rect', role: 'merged', datum: one.datum, x: one.x, y, width: one.until - one.x, height },
          ...{ fill: one.fill, opacity: 0.75 },
        });
      narrow.length = 0;
    };
    for (const position of positions) {
      const datum = model.entries.length + position;
      const tier = shapeOf(model, position);
      const fill = tierColor(tier, theme);
      const x = (before[position]! / total) * widthPx;
      const width = (own[position]! / total) * widthPx;
      if (width < LEAST_PX * s) {
        const [run] = narrow;
        if (run && run.fill === fill && x - run.until <= 0.5) run.until = x + width;
        else {
          close();
          narrow.push({ datum, x, until: x + width, fill });
        }
        continue;
      }
      close();
      const gap = width > 6 * s ? 1.5 * s : 0.5 * s;
      const outline = tier === 'base' || tier === 'point' ? { stroke: theme.outline, strokeWidth: 0.75 * s } : {};
      marks.push({
        ...{ type: 'rect', role: 'node', datum, x, y, width: width - gap, height, fill, ...outline },
      });
      const whole = nodeName(model, position);
      const name = width > 30 * s ? fitText(whole, width - gap - 10 * s, 12 * s) : '';
      if (name.length < Math.min(3, whole.length)) continue;
      marks.push({
        ...{ type: 'text', role: 'node-name', datum, x: x + 5 * s, y: y + height / 2 + 4.4 * s, anchor: 'start' },
        ...{ runs: [{ text: name }], sizePx: 12 * s, weight: 400, family: 'sans' },
        fill: readableColor(fill, [theme.panel, theme.ink]),
      });
    }
    close();
  });
  return { marks, bottomPx: topPx + forest.levels.length * BAND_PX * s };
}
