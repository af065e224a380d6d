import { formatNumber } from '../../format/format-number.js';
import type { Locale } from '../../format/locale.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextMark } from '../../marks/mark.js';
import { textWidth } from '../../marks/text-width.js';
import type { TreeModel } from '../../models/tree.js';
import { nodeName } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';
import type { Theme } from '../../theme/theme.js';
import { glyph } from './tier-block-marks.js';

/** Where and how rows are drawn, below `topPx`; lengths are CSS pixels. */
export interface ForestOptions {
  readonly topPx: number;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
}

const ROW_PX = 22;
const INDENT_PX = 18;
const PITCH_PX = 10;
const MOST_ROWS = 40;
const MOST_LINES = 3;

/** The tier whose shape a row has. */
export function shapeOf({ forest, tiers }: TreeModel, position: number): string | null {
  const tier = forest!.rows.tiers[forest!.order[position]!] ?? null;
  return tiers.find(({ key }) => key === tier)?.shape ?? tier;
}

/** Branches to be drawn as rows: all, or, where they are many, those of the top; at most forty. */
function branches(forest: NonNullable<TreeModel['forest']>): {
  rows: number[];
  isTopOnly: boolean;
  hiddenCount: number;
} {
  const all: number[] = [];
  forest.childCounts.forEach((count, position) => {
    if (count > 0) all.push(position);
  });
  if (all.length <= MOST_ROWS) return { rows: all, isTopOnly: false, hiddenCount: 0 };
  const top = all.filter((position) => forest.depths[position] === 0);
  const rows = top.slice(0, MOST_ROWS);
  const hiddenCount = top.slice(MOST_ROWS).reduce((sum, position) => sum + forest.sizes[position]!, 0);
  return { rows, isTopOnly: true, hiddenCount };
}

function leavesUnder({ childCounts, parents, sizes }: NonNullable<TreeModel['forest']>, position: number): number[] {
  const leaves: number[] = [];
  for (let at = position + 1; at < position + sizes[position]!; at++)
    if (parents[at] === position && childCounts[at] === 0) leaves.push(at);
  return leaves;
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
  const datumOf = (position: number) => model.entries.length + position;
  const tierOf = (position: number) => shapeOf(model, position);
  const { rows, isTopOnly, hiddenCount } = branches(forest);
  const indentOf = (position: number) => Math.min(forest.depths[position]! * INDENT_PX * s, widthPx * 0.2);
  const wanted = rows.map((position) => indentOf(position) + textWidth(nodeName(model, position), 13 * s) + 30 * s);
  const marksPx = Math.min(widthPx * 0.42, Math.max(90 * s, ...wanted));
  const countPx = textWidth(formatNumber(Math.max(0, ...forest.childCounts), locale), 13 * s, 600) + 8 * s;
  const perLine = Math.max(1, Math.floor((widthPx - marksPx - countPx) / (PITCH_PX * s)));
  const marks: Mark[] = [];
  const bottomOf = new Map<number, { x: number; y: number }>();
  let y = topPx;
  const write = (part: Omit<TextMark, 'type' | 'family'>): void => {
    marks.push({ type: 'text', family: 'sans', ...part });
  };
  const units = (leaves: readonly number[]): number => {
    const lines = Math.ceil(leaves.length / perLine);
    const middle = (line: number) => y + (ROW_PX / 2 + line * PITCH_PX * 1.2) * s;
    if (lines > MOST_LINES) {
      const [first = 0] = leaves;
      marks.push(glyph(tierOf(first), datumOf(first), marksPx + 5 * s, middle(0), theme, 4));
      const text = fitText(`× ${formatNumber(leaves.length, locale)}`, widthPx - marksPx - countPx - 14 * s, 12 * s);
      write({
        role: 'leaf-count',
        x: marksPx + 13 * s,
        y: middle(0) + 4.4 * s,
        anchor: 'start',
        runs: [{ text }],
        ...small,
      });
      return ROW_PX * s;
    }
    leaves.forEach((position, i) => {
      const x = marksPx + ((i % perLine) + 0.5) * PITCH_PX * s;
      marks.push(glyph(tierOf(position), datumOf(position), x, middle(Math.floor(i / perLine)), theme, 3.6));
    });
    return (ROW_PX + Math.max(0, lines - 1) * PITCH_PX * 1.2) * s;
  };
  const small = { sizePx: 12 * s, weight: 400, fill: theme.soft } as const;
  for (const position of rows) {
    const datum = datumOf(position);
    const x = indentOf(position);
    const middle = y + (ROW_PX / 2) * s;
    const parent = bottomOf.get(forest.parents[position]!);
    if (parent)
      marks.push({
        ...{ type: 'line', role: 'link', stroke: theme.outline, strokeWidth: Math.max(1, 0.8 * s) },
        points: [
          [parent.x, parent.y],
          [parent.x, middle],
          [x, middle],
        ],
      });
    const at = marks.length;
    marks.push(glyph(tierOf(position), datum, x + 7 * s, middle, theme));
    const name = fitText(nodeName(model, position), marksPx - x - 24 * s, 13 * s);
    write({
      ...{
        role: 'node-name',
        datum,
        x: x + 17 * s,
        y: middle + 4.7 * s,
        anchor: 'start',
        runs: [{ text: name }],
      },
      ...{ sizePx: 13 * s, weight: 400, fill: theme.ink },
    });
    const heightPx = units(isTopOnly ? [] : leavesUnder(forest, position));
    const count = isTopOnly ? forest.sizes[position]! - 1 : forest.childCounts[position]!;
    write({
      ...{ role: 'node-count', datum, x: widthPx, y: middle + 4.7 * s, anchor: 'end', sizePx: 13 * s, weight: 600 },
      ...{ fill: theme.ink, runs: [{ text: formatNumber(count, locale) }] },
    });
    marks.splice(at, 0, {
      type: 'rect',
      role: 'node',
      datum,
      x,
      y,
      width: widthPx - x,
      height: heightPx,
    });
    bottomOf.set(position, { x: x + 7 * s, y: middle + 7 * s });
    y += heightPx;
  }
  const loose = (forest.levels[0] ?? []).filter((position) => forest.childCounts[position] === 0);
  const more = (role: string, text: string): void => {
    write({
      role,
      x: 0,
      y: y + 15.7 * s,
      anchor: 'start',
      runs: [{ text: fitText(text, marksPx - 8 * s, 12 * s) }],
      ...small,
    });
  };
  if (loose.length > 0) {
    more('loose', words.loose);
    y += units(loose);
  }
  if (hiddenCount > 0) {
    more('more', words.more(formatNumber(hiddenCount, locale)));
    y += ROW_PX * s;
  }
  return { marks, bottomPx: y };
}
