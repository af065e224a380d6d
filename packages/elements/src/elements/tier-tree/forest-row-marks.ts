import { formatNumber } from '../../format/format-number.js';
import type { Locale } from '../../format/locale.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextMark } from '../../marks/mark.js';
import { textWidth } from '../../marks/text-width.js';
import type { TierForest } from '../../models/tier-forest.js';
import type { TreeModel } from '../../models/tree.js';
import { nodeName } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';
import type { Theme } from '../../theme/theme.js';
import { forestEndMarks, ROW_PX, shapeOf } from './forest-end-marks.js';
import { glyph } from './tier-block-marks.js';

/** Where and how rows are drawn, below `topPx`; lengths are CSS pixels. */
export interface ForestOptions {
  readonly topPx: number;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
}

/** A line of the tree: a branch, and what is drawn behind its name. */
interface Branch {
  readonly position: number;
  readonly indentPx: number;
  readonly ends: readonly number[];
}

const INDENT_PX = 18;
const MOST_ROWS = 40;

function endsOf({ childCounts, parents, sizes }: TierForest, position: number, isWhole: boolean): number[] {
  const ends: number[] = [];
  for (let at = position + 1; at < position + sizes[position]!; at++)
    if (isWhole || (parents[at] === position && childCounts[at] === 0)) ends.push(at);
  return ends;
}

/** Branches to be drawn as lines: all, or, where they are many, those of the top with everything below them; at most forty. */
function findBranches(
  forest: TierForest,
  scale: number,
): { branches: Branch[]; isWhole: boolean; hiddenCount: number } {
  const all: number[] = [];
  forest.childCounts.forEach((count, position) => {
    if (count > 0) all.push(position);
  });
  const isWhole = all.length > MOST_ROWS;
  const wanted = isWhole ? all.filter((position) => forest.depths[position] === 0) : all;
  const branches = wanted.slice(0, MOST_ROWS).map((position) => ({
    ...{ position, indentPx: Math.min(forest.depths[position]!, 6) * INDENT_PX * scale },
    ends: endsOf(forest, position, isWhole),
  }));
  const hiddenCount = wanted.slice(MOST_ROWS).reduce((sum, position) => sum + forest.sizes[position]!, 0);
  return { branches, isWhole, hiddenCount };
}

function elbow(from: { readonly x: number; readonly y: number }, x: number, y: number, theme: Theme): Mark {
  return {
    ...{ type: 'line', role: 'link', stroke: theme.outline, strokeWidth: Math.max(1, 0.8 * theme.scale) },
    points: [
      [from.x, from.y],
      [from.x, y],
      [x, y],
    ],
  };
}

/**
 * Draws rows as a tree that grows to the right: a line a branch with its name, the ends of it as one mark each, and how many stand
 * directly below. Ends without a branch follow in a line of their own. Datums are positions in the forest behind `model.entries`.
 */
export function forestRowMarks(model: TreeModel, options: ForestOptions): { marks: Mark[]; bottomPx: number } {
  const { topPx, widthPx, theme, locale } = options;
  const forest = model.forest!;
  const s = theme.scale;
  const words = treeWords(locale);
  const { branches, isWhole, hiddenCount } = findBranches(forest, s);
  const names = branches.map(({ position, indentPx }) => indentPx + textWidth(nodeName(model, position), 13 * s));
  const endsPx = Math.min(widthPx * 0.42, Math.max(90 * s, ...names) + 30 * s);
  const most = branches.reduce((max, { position }) => Math.max(max, forest.childCounts[position]!), 0);
  const untilPx = widthPx - textWidth(formatNumber(most, locale), 13 * s, 600) - 8 * s;
  const marks: Mark[] = [];
  const stems = new Map<number, { readonly x: number; readonly y: number }>();
  let y = topPx;
  const write = (
    text: string,
    look: Omit<TextMark, 'type' | 'family' | 'y' | 'runs' | 'weight'>,
    weight = 400,
  ): void => {
    const baseline = y + (ROW_PX / 2) * s + look.sizePx * 0.36;
    marks.push({ type: 'text', family: 'sans', y: baseline, runs: [{ text }], weight, ...look });
  };
  for (const { position, indentPx: x, ends } of branches) {
    const datum = model.entries.length + position;
    const middle = y + (ROW_PX / 2) * s;
    const stem = stems.get(forest.parents[position]!);
    if (stem) marks.push(elbow(stem, x, middle, theme));
    stems.set(position, { x: x + 7 * s, y: middle + 7 * s });
    const drawn = forestEndMarks(model, ends, { x: endsPx, untilPx, y, theme, locale }, isWhole);
    marks.push(
      { type: 'rect', role: 'node', datum, x, y, width: widthPx - x, height: drawn.heightPx },
      glyph(shapeOf(model, position), datum, x + 7 * s, middle, theme),
      ...drawn.marks,
    );
    const name = fitText(nodeName(model, position), endsPx - x - 24 * s, 13 * s);
    const look = { datum, sizePx: 13 * s, fill: theme.ink } as const;
    write(name, { ...look, role: 'node-name', x: x + 17 * s, anchor: 'start' });
    const count = formatNumber(forest.childCounts[position]!, locale);
    write(count, { ...look, role: 'node-count', x: widthPx, anchor: 'end' }, 600);
    y += drawn.heightPx;
  }
  const aside = (role: string, said: string): void =>
    write(fitText(said, endsPx - 8 * s, 12 * s), { role, x: 0, anchor: 'start', sizePx: 12 * s, fill: theme.soft });
  const loose = (forest.levels[0] ?? []).filter((position) => forest.childCounts[position] === 0);
  if (loose.length > 0) {
    aside('loose', words.loose);
    const drawn = forestEndMarks(model, loose, { x: endsPx, untilPx, y, theme, locale });
    marks.push(...drawn.marks);
    y += drawn.heightPx;
  }
  if (hiddenCount > 0) {
    aside('more', words.more(formatNumber(hiddenCount, locale)));
    y += ROW_PX * s;
  }
  return { marks, bottomPx: y };
}
