import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, MarkList, TextMark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { textWidth } from '../../marks/text-width.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { LifecycleItem, LifecycleModel } from '../../models/lifecycle.js';
import { reportedPrint } from '../../summaries/lifecycle.js';
import { lifecycleWords } from '../../summaries/lifecycle-words.js';
import type { Theme } from '../../theme/theme.js';
import { stepTimeMarks } from './step-time-marks.js';
import { tierSplitMarks } from './tier-split-marks.js';

/** Where and how an order board is drawn; lengths are CSS pixels. */
export interface OrderFulfillmentOptions {
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly background?: string;
}

const ROW_PX = 22;
const BAR_PX = 12;
/** Between a count and its rate; holds the dot. */
const DOT_PX = 20;

function countRuns(item: LifecycleItem, theme: Theme, locale: Locale): TextRun[] {
  return quantityRuns(item.count, { locale, sizePx: 13 * theme.scale, weight: 600, theme, compact: false }).map(
    (run): TextRun => (run.fill === undefined ? { ...run, fill: theme.ink, weight: 600 } : run),
  );
}

/** Draws the reported number of orders as a line of its own, so that it is not lost behind bars of another basis. */
function reportedMarks(
  model: LifecycleModel,
  { widthPx, theme, locale }: OrderFulfillmentOptions,
): { marks: Mark[]; bottomPx: number } {
  const s = theme.scale;
  const sizePx = 13 * s;
  const lines = wrapText(reportedPrint(model, locale), widthPx, sizePx, { weight: 600 });
  const marks = lines.map(
    (text, index): Mark => ({
      ...{ type: 'text', role: 'reported-orders', x: 0, y: (14 + index * 18) * s, anchor: 'start', sizePx },
      ...{ weight: 600, family: 'sans', fill: theme.ink, runs: [{ text }] },
    }),
  );
  return { marks, bottomPx: lines.length > 0 ? (lines.length * 18 + 4) * s : 0 };
}

function stepRows(
  model: LifecycleModel,
  topPx: number,
  options: OrderFulfillmentOptions,
): { marks: Mark[]; bottomPx: number } {
  const { widthPx, theme, locale } = options;
  const s = theme.scale;
  const size = 13 * s;
  const rows = model.onlyPlaced ? model.steps.filter(({ count }) => count !== null) : model.steps;
  const names = rows.map(({ label }) => label[locale]);
  const nameWidth = Math.min(widthPx * 0.3, Math.max(...names.map((name) => textWidth(name, size))) + 12 * s);
  const counts = rows.map((item) => countRuns(item, theme, locale));
  const rates = rows.map(({ rate, skippable }) => {
    if (skippable) return lifecycleWords(locale).skippable;
    return rate ? formatQuantity(rate.quantity, { locale, unit: 'ratio' }) : '';
  });
  const rateWidth = Math.max(...rates.map((rate) => textWidth(rate, size))) + (rates.some(Boolean) ? DOT_PX * s : 0);
  const countWidth = Math.max(...counts.map((runs) => runOffsets({ runs, sizePx: size, weight: 600 }).width));
  const labelWidth = countWidth + rateWidth + 12 * s;
  const barRoom = Math.max(8, widthPx - nameWidth - labelWidth);
  const most = Math.max(1, ...rows.map(({ count }) => count?.value ?? 0));
  const marks: Mark[] = [];
  rows.forEach((item, row) => {
    const datum = model.steps.indexOf(item);
    const top = topPx + 4 * s + row * ROW_PX * s;
    const baseline = top + ROW_PX * s * 0.5 + size * 0.36;
    const barPx = (item.skippable ? BAR_PX / 2 : BAR_PX) * s;
    const barTop = top + (ROW_PX * s - barPx) / 2;
    const text = (
      role: string,
      runs: readonly TextRun[],
      x: number,
      anchor: 'start' | 'end',
      fill: string,
    ): TextMark => ({
      ...{ type: 'text', role, datum, x, y: baseline, anchor, runs, fill },
      ...{ sizePx: size, weight: 400, family: 'sans' },
    });
    marks.push({ type: 'rect', role: 'step', datum, x: 0, y: top, width: widthPx, height: ROW_PX * s });
    marks.push(text('step-name', [{ text: fitText(names[row]!, nameWidth - 6 * s, size) }], 0, 'start', theme.ink));
    const value = item.count?.value ?? null;
    const before =
      rows.slice(0, row).findLast(({ count, skippable }) => count?.value != null && !skippable)?.count?.value ?? null;
    const width = value === null ? 0 : (value / most) * barRoom;
    if (value !== null && before !== null && before > value && !item.skippable)
      marks.push({
        ...{ type: 'rect', role: 'bar-lost', datum, y: barTop, height: barPx, fill: theme.line },
        ...{ x: nameWidth + width, width: ((before - value) / most) * barRoom },
      });
    if (value !== null)
      marks.push({
        ...{ type: 'rect', role: 'bar', datum, x: nameWidth, y: barTop, height: barPx },
        ...{ width: Math.max(value > 0 ? 1.5 : 0, width), radius: Math.min(1.5, width / 2), fill: theme.data1 },
      });
    if (item.count?.qualifier === 'at_least')
      marks.push({
        ...{ type: 'line', role: 'bar-open', stroke: theme.data1, strokeWidth: s, dash: [2 * s, 2 * s] },
        points: [
          [nameWidth + width + 3 * s, barTop],
          [nameWidth + width + 3 * s, barTop + barPx],
        ],
      });
    marks.push(text('step-count', counts[row]!, widthPx - rateWidth, 'end', theme.ink));
    if (!rates[row]) return;
    marks.push(
      {
        type: 'circle',
        role: 'step-dot',
        x: widthPx - rateWidth + (DOT_PX / 2) * s,
        y: top + (ROW_PX / 2) * s,
        radius: 1.2 * s,
        fill: theme.soft,
      },
      text('step-rate', [{ text: rates[row]! }], widthPx, 'end', theme.soft),
    );
  });
  return { marks, bottomPx: topPx + 4 * s + rows.length * ROW_PX * s };
}

/**
 * Draws an order board: what a source reports, where the steps do not say it; one bar a step with its count and rate, the loss since
 * the step before as a pale rest; below it what each step took
 * (median, P90, overdue) and the satisfaction rate with its parts; then the split by dispatching tier and what ended early.
 * From 320 px to a wall. Datums are indices into `model.steps`. A place that reports orders only gets its one bar and a
 * sentence saying that the rest is not known.
 */
export function orderFulfillmentMarks(model: LifecycleModel, options: OrderFulfillmentOptions): MarkList {
  const { widthPx, theme, locale } = options;
  const s = theme.scale;
  const words = lifecycleWords(locale);
  const reported = reportedMarks(model, options);
  const rows = stepRows(model, reported.bottomPx, options);
  const marks = [...reported.marks, ...rows.marks];
  let y = rows.bottomPx + 9 * s;
  const note = (role: string, text: string): void => {
    const size = 12 * s;
    for (const line of wrapText(text, widthPx, size, { lines: 3 })) {
      marks.push({
        ...{ type: 'text', role, x: 0, y: y + 11 * s, anchor: 'start', sizePx: size, weight: 400, family: 'sans' },
        ...{ fill: theme.soft, runs: [{ text: line }] },
      });
      y += 17 * s;
    }
    y += 3 * s;
  };
  if (model.onlyPlaced) note('only-placed', words.onlyPlaced);
  const times = stepTimeMarks(model, { y, widthPx, theme, locale });
  marks.push(...times.marks);
  if (times.heightPx > 0) y += times.heightPx + 10 * s;
  const tiers = tierSplitMarks(model, { y, widthPx, theme, locale });
  marks.push(...tiers.marks);
  if (tiers.heightPx > 0) y += tiers.heightPx + 8 * s;
  if (model.ended.length > 0)
    note(
      'ended',
      model.ended.map(({ label, count }) => words.ended(label[locale], formatQuantity(count, { locale }))).join(' · '),
    );
  return {
    width: widthPx,
    height: Math.ceil(y),
    marks,
    ...(options.background ? { background: options.background } : {}),
  };
}
