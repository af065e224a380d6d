import type { Quantity } from '@practice-atlas/dataset';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { textWidth } from '../../marks/text-width.js';
import type { TreeModel } from '../../models/tree.js';
import { ratioPrint } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';
import type { Theme } from '../../theme/theme.js';
import {
  barMarks,
  blockHeight,
  glyph,
  groupMarks,
  missingMarks,
  planNodes,
  planUnits,
  type TierBlock,
  type UnitGrid,
  unitMarks,
} from './tier-block-marks.js';
import { type LinkEnd, linkMarks } from './tier-link-marks.js';

/** Where and how tiers are drawn; lengths are CSS pixels. */
export interface EntryOptions {
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly isTree: boolean;
}

/** One line of the picture: a tier or a number listed apart. */
interface Row {
  readonly tier: string | null;
  readonly quantity: Quantity | null;
  readonly name: string;
  readonly note: string;
  readonly number: readonly TextRun[];
  readonly isBeside: boolean;
  readonly isLinked: boolean;
}

interface Columns {
  readonly isWide: boolean;
  readonly midPx: number;
  readonly roomPx: number;
  readonly namePx: number;
  readonly endPx: number;
}

const NUMBER_PX = 20;
const GLYPH_PX = 18;

function rowsOf(model: TreeModel, { theme, locale, isTree }: EntryOptions): Row[] {
  const words = treeWords(locale);
  return model.entries.map(({ tier: index, part: partIndex }) => {
    const tier = model.tiers[index]!;
    const part = partIndex === null ? null : tier.parts[partIndex]!;
    const { quantity, unitWord, label } = part ?? tier;
    const conflict = tier.hasConflict && !part ? text(locale).conflict : '';
    return {
      ...{ tier: tier.shape, quantity, name: label[locale], isBeside: tier.place === 'beside' },
      note: part ? words.apart : [ratioPrint(model, tier, locale), conflict].filter(Boolean).join(' · '),
      number: quantityRuns(quantity, {
        ...{ locale, sizePx: NUMBER_PX * theme.scale, weight: 700, theme },
        ...(locale === 'zh' ? { unit: model.unit, unitWord } : {}),
      }).map((run): TextRun => (run.fill === undefined ? { ...run, fill: theme.ink } : run)),
      isLinked: isTree && !part && tier.above !== null,
    };
  });
}

function planColumns(rows: readonly Row[], { widthPx, theme, isTree }: EntryOptions): Columns {
  const s = theme.scale;
  const contentPx = Math.min(widthPx, 1000 * s);
  const left = Math.max(
    ...rows.map(({ name, note }) => Math.max(textWidth(name, 13 * s, 600), textWidth(note, 12 * s))),
  );
  const right = Math.max(...rows.map(({ number }) => numberWidth(number, s)));
  const namePx = Math.min(left + 4 * s, contentPx * 0.34);
  const roomPx = contentPx - namePx - right - (GLYPH_PX + 32) * s;
  if (roomPx >= 220 * s)
    return {
      ...{ isWide: true, namePx, roomPx, endPx: contentPx },
      midPx: (GLYPH_PX + 16) * s + namePx + roomPx / 2,
    };
  const beside = contentPx - right - (GLYPH_PX + 12) * s;
  const half = contentPx / 2 - (GLYPH_PX + 12) * s;
  return {
    ...{ isWide: false, roomPx: contentPx, midPx: contentPx / 2, endPx: contentPx },
    namePx: isTree ? Math.min(beside, half) : beside,
  };
}

const numberWidth = (runs: readonly TextRun[], s: number) =>
  runOffsets({ runs, sizePx: NUMBER_PX * s, weight: 700 }).width;

function blockOf(
  row: Row,
  datum: number,
  grid: UnitGrid | null,
  most: number,
  { midPx, roomPx, topPx, theme, locale, isTree }: Columns & EntryOptions & { topPx: number },
): { block: TierBlock; heightPx: number } {
  const s = theme.scale;
  const place = { tier: row.tier, datum, midPx, topPx, theme };
  const count = row.quantity?.value;
  if (row.quantity === null || count == null) return { block: missingMarks(place), heightPx: 16 * s };
  const own = isTree ? planNodes(Math.round(count), roomPx, s) : grid;
  if (own)
    return {
      block: unitMarks(Math.round(count), row.quantity, own, place),
      heightPx: blockHeight(Math.round(count), own),
    };
  if (isTree)
    return {
      block: groupMarks(formatQuantity(row.quantity, { locale }), place),
      heightPx: 26 * s,
    };
  return { block: barMarks(row.quantity, most, roomPx, place), heightPx: 14 * s };
}

function wordMarks(row: Row, datum: number, baselinePx: number, columns: Columns, theme: Theme): Mark[] {
  const s = theme.scale;
  const { isWide, namePx, endPx } = columns;
  const x = GLYPH_PX * s;
  const room = isWide
    ? namePx
    : Math.min(row.isBeside ? Infinity : namePx, endPx - x - numberWidth(row.number, s) - 8 * s);
  const label = (role: string, words: string, y: number, sizePx: number, weight: number, fill: string): Mark => ({
    ...{ type: 'text', role, datum, x, y, anchor: 'start', sizePx, weight, family: 'sans', fill },
    runs: [{ text: fitText(words, room, sizePx, weight) }],
  });
  const marks = [
    glyph(row.tier, datum, 6 * s, baselinePx - 4.6 * s, theme),
    label('tier-name', row.name, baselinePx, 13 * s, 600, theme.ink),
  ];
  if (row.note) marks.push(label('tier-note', row.note, baselinePx + 17 * s, 12 * s, 400, theme.soft));
  marks.push({
    ...{ type: 'text', role: 'tier-count', datum, x: endPx, y: baselinePx + 2.4 * s, anchor: 'end' },
    ...{ runs: row.number, sizePx: NUMBER_PX * s, weight: 700, family: 'sans', fill: theme.ink },
  });
  return marks;
}

/**
 * Draws tiers one under the other with name, number and, in the middle, their marks: one mark each while they are few, else bars on one
 * linear scale (a pyramid); or nodes with links between the tiers, many as one counted group (a tree). Datums are indices into `model.entries`.
 */
export function entryMarks(
  model: TreeModel,
  options: EntryOptions,
): { marks: Mark[]; bottomPx: number; isUnits: boolean } {
  const { theme, locale, isTree } = options;
  const s = theme.scale;
  const rows = rowsOf(model, options);
  const columns = planColumns(rows, options);
  const most = Math.max(1, ...rows.map(({ quantity }) => quantity?.value ?? 0));
  const grid = isTree ? null : planUnits(most, columns.roomPx - 20 * s, s);
  const marks: Mark[] = [];
  let y = 0;
  let above: LinkEnd | null = null;
  rows.forEach((row, datum) => {
    if (row.isBeside && datum > 0 && !rows[datum - 1]!.isBeside) {
      marks.push(...besideMarks(y + 8 * s, columns.endPx, treeWords(locale).beside, theme));
      y += 34 * s;
    }
    const gapPx = row.isLinked && columns.isWide ? 22 * s : 0;
    const wordsPx = (row.note ? 40 : 26) * s;
    const topPx = y + gapPx;
    const blockTop = columns.isWide ? 0 : topPx + wordsPx + (row.isLinked ? 12 * s : 4 * s);
    const measured = blockOf(row, datum, grid, most, {
      ...columns,
      ...options,
      topPx: blockTop,
    });
    const heightPx = columns.isWide
      ? Math.max(wordsPx + 4 * s, measured.heightPx + 8 * s)
      : blockTop - topPx + measured.heightPx + 10 * s;
    const placedPx = columns.isWide ? topPx + (heightPx - measured.heightPx) / 2 : blockTop;
    const { block } = columns.isWide
      ? blockOf(row, datum, grid, most, {
          ...columns,
          ...options,
          topPx: placedPx,
        })
      : measured;
    const baselinePx = columns.isWide ? topPx + heightPx / 2 + (row.note ? -3 : 5) * s : topPx + 18 * s;
    marks.push({
      type: 'rect',
      role: 'tier',
      datum,
      x: 0,
      y: topPx,
      width: columns.endPx,
      height: heightPx,
    });
    if (row.isLinked && above) marks.push(...linkMarks(above, { xs: block.firstRow, y: placedPx }, theme));
    marks.push(...wordMarks(row, datum, baselinePx, columns, theme), ...block.marks);
    if (model.entries[datum]!.part === null) above = { xs: block.lastRow, y: placedPx + measured.heightPx };
    y = topPx + heightPx;
  });
  return { marks, bottomPx: y, isUnits: grid !== null };
}

function besideMarks(y: number, widthPx: number, words: string, theme: Theme): Mark[] {
  const s = theme.scale;
  return [
    {
      ...{ type: 'line', role: 'beside-rule', stroke: theme.line, strokeWidth: 1 },
      points: [
        [0, y],
        [widthPx, y],
      ],
    },
    {
      ...{ type: 'text', role: 'beside', x: 0, y: y + 18 * s, anchor: 'start', sizePx: 12 * s, weight: 400 },
      ...{
        family: 'sans',
        fill: theme.soft,
        runs: [{ text: fitText(words, widthPx, 12 * s) }],
      },
    },
  ];
}
