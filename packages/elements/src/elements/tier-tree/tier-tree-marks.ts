import type { Locale } from '../../format/locale.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, MarkList, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { TreeModel } from '../../models/tree.js';
import { treeNotes } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';
import type { Theme } from '../../theme/theme.js';
import { forestRowMarks } from './forest-row-marks.js';
import { icicleMarks } from './icicle-marks.js';
import { glyph } from './tier-block-marks.js';
import { entryMarks } from './tier-entry-marks.js';

/** `pyramid`: numbers only. `tree`: who stands under whom, as far as it is known. `icicle`: the same of many rows. */
export type TierView = 'pyramid' | 'tree' | 'icicle';

/** Where and how tiers are drawn; lengths are CSS pixels. */
export interface TierTreeOptions {
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
  /** Absent = an icicle where there are rows, else a pyramid. */
  readonly view?: TierView | null;
  readonly background?: string;
}

/** Lines of text and columns of numbers are not drawn further apart than this. */
const MOST_PX = 1000;

/** Names the view in force: an icicle needs rows, and is a pyramid without. */
export function tierViewOf({ forest }: TreeModel, view: TierView | null | undefined): TierView {
  if (view === 'icicle') return forest ? 'icicle' : 'pyramid';
  return view ?? (forest ? 'icicle' : 'pyramid');
}

/** Tells whether a view draws single rows, behind the tiers in the order of the cursor. */
export function drawsRows(model: TreeModel, view: TierView | null | undefined): boolean {
  return model.forest !== null && tierViewOf(model, view) !== 'pyramid';
}

/** Draws the tiers as a line of shapes, names and numbers, wrapped where it is narrow: the key of a picture of rows. */
function keyMarks(model: TreeModel, { widthPx, theme, locale }: TierTreeOptions): { marks: Mark[]; bottomPx: number } {
  const s = theme.scale;
  const size = 13 * s;
  const marks: Mark[] = [];
  let x = 0;
  let y = 0;
  model.entries.forEach(({ tier: index, part }, datum) => {
    const tier = model.tiers[index]!;
    const { label, quantity } = part === null ? tier : tier.parts[part]!;
    const runs: TextRun[] = [
      {
        text: fitText(label[locale], widthPx * 0.5, size),
        fill: theme.soft,
        weight: 400,
      },
      ...quantityRuns(quantity, {
        locale,
        sizePx: size,
        weight: 600,
        theme,
      }).map(
        (run, i): TextRun => ({
          fill: theme.ink,
          ...run,
          ...(i === 0 ? { gapPx: 5 * s } : {}),
        }),
      ),
    ];
    const width = 18 * s + runOffsets({ runs, sizePx: size, weight: 600 }).width;
    if (x > 0 && x + width > widthPx) {
      x = 0;
      y += 22 * s;
    }
    marks.push(
      { type: 'rect', role: 'tier', datum, x, y, width, height: 22 * s },
      glyph(tier.shape, datum, x + 7 * s, y + 11 * s, theme),
      {
        ...{ type: 'text', role: 'tier-name', datum, x: x + 17 * s, y: y + 15.7 * s, anchor: 'start', runs },
        ...{ sizePx: size, weight: 600, family: 'sans', fill: theme.ink },
      },
    );
    x += width + 16 * s;
  });
  return { marks, bottomPx: y + 30 * s };
}

/**
 * Draws the tiers of a place as a pyramid, a tree or an icicle, with what a reader must know below. From 320 px to a wall. Datums are
 * indices into `model.entries`, then, in a picture of rows, positions in `model.forest`.
 */
export function tierTreeMarks(model: TreeModel, options: TierTreeOptions): MarkList {
  const { widthPx, theme, locale, background } = options;
  const s = theme.scale;
  const words = treeWords(locale);
  const view = tierViewOf(model, options.view);
  const notes = treeNotes(model, locale);
  const marks: Mark[] = [];
  let y = 0;
  if (drawsRows(model, view)) {
    const key = keyMarks(model, options);
    const draw = view === 'icicle' ? icicleMarks : forestRowMarks;
    const rowsPx = view === 'icicle' ? widthPx : Math.min(widthPx, MOST_PX * s);
    const rows = draw(model, { topPx: key.bottomPx, widthPx: rowsPx, theme, locale });
    marks.push(...key.marks, ...rows.marks);
    y = rows.bottomPx;
    if (view === 'icicle') notes.unshift(words.width);
  } else {
    const drawn = entryMarks(model, {
      widthPx,
      theme,
      locale,
      isTree: view === 'tree',
    });
    marks.push(...drawn.marks);
    y = drawn.bottomPx;
    if (view === 'tree') notes.unshift(words.unlinked);
    else notes.unshift(drawn.isUnits ? words.eachMark : words.linear);
    if (options.view === 'icicle') notes.unshift(words.noRows);
  }
  y += 8 * s;
  const said = notes.map((note) => note.replace(/[。.]$/, '')).join(' · ');
  for (const line of wrapText(said, Math.min(widthPx, MOST_PX * s), 12 * s, {
    lines: 6,
  })) {
    marks.push({
      ...{ type: 'text', role: 'note', x: 0, y: y + 11 * s, anchor: 'start', sizePx: 12 * s, weight: 400 },
      ...{ family: 'sans', fill: theme.soft, runs: [{ text: line }] },
    });
    y += 17 * s;
  }
  return {
    width: widthPx,
    height: Math.ceil(y + 2 * s),
    marks,
    ...(background ? { background } : {}),
  };
}
