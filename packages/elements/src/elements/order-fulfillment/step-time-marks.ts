import type { Quantity } from '@practice-atlas/dataset';
import type { Basis } from '@practice-atlas/measure';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { quantityParts } from '../../format/quantity-parts.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { LifecycleModel, LifecycleRate } from '../../models/lifecycle.js';
import { lifecycleWords } from '../../summaries/lifecycle-words.js';
import type { Theme } from '../../theme/theme.js';

interface Cell {
  readonly datum: number;
  readonly name: string;
  readonly big: readonly TextRun[];
  readonly notes: readonly { readonly text: string; readonly isAlarm: boolean }[];
}

const CELL_PX = 92;

/** Prints the parts of a rate: `1,484/1,513`; nothing where they are not known. */
export function printedParts(rate: LifecycleRate, locale: Locale): string {
  if (!rate.parts) return '';
  const { numerator, denominator } = rate.parts;
  const print = (q: Quantity) => formatQuantity(q, { locale, compact: false });
  return `${print(numerator)}/${print(denominator)}`;
}

/** Prints a duration with its bound, parted by thin spaces: `至多 2.1 时`. */
function printedTime(q: Quantity, locale: Locale): string {
  return quantityParts(q, { locale, unit: 'minutes' }).reduce(
    (said, { kind, text }) => `${said}${said && kind !== 'qualifier' ? '\u2009' : ''}${text}`,
    '',
  );
}

function cells(model: LifecycleModel, theme: Theme, locale: Locale): Cell[] {
  const words = lifecycleWords(locale);
  const big = (q: Quantity | null, unit: string) =>
    quantityRuns(q, { locale, unit, sizePx: 17 * theme.scale, weight: 700, theme }).map(
      (run): TextRun => (run.fill === undefined ? { ...run, fill: theme.ink } : run),
    );
  const found: Cell[] = [];
  const basisWord = (own: Basis | null, among: Basis | null) => (own && own !== among ? text(locale).basis[own] : '');
  model.steps.forEach(({ label, median, p90, overdue, bases }, datum) => {
    if (median === null && p90 === null) return;
    const notes = [];
    const medianBasis = basisWord(bases.median, bases.count);
    if (medianBasis) notes.push({ text: medianBasis, isAlarm: false });
    if (p90?.value != null) {
      const said = [`P90 ${printedTime(p90, locale)}`, basisWord(bases.p90, bases.count)];
      notes.push({ text: said.filter(Boolean).join(' · '), isAlarm: false });
    }
    if (overdue) {
      const share = formatQuantity(overdue.quantity, { locale, unit: 'ratio' });
      notes.push({ text: `${words.overdue} ${share}`, isAlarm: (overdue.quantity.value ?? 0) > 0 });
    }
    found.push({ datum, name: label[locale], big: big(median, 'minutes'), notes });
  });
  const { satisfaction } = model;
  if (satisfaction) {
    const rated = model.steps.findIndex(({ step }) => step === 'rated');
    const said = [
      printedParts(satisfaction, locale),
      basisWord(satisfaction.basis, model.steps[0]?.bases.count ?? null),
    ];
    const parts = said.filter(Boolean).join(' · ');
    found.push({
      ...{ datum: Math.max(0, rated), name: words.satisfaction, big: big(satisfaction.quantity, 'ratio') },
      notes: parts ? [{ text: parts, isAlarm: false }] : [],
    });
  }
  return found;
}

/** Draws what each step took, as cells in one row or, where it is narrow, several: name, median, P90 and the overdue share. */
export function stepTimeMarks(
  model: LifecycleModel,
  { y, widthPx, theme, locale }: { y: number; widthPx: number; theme: Theme; locale: Locale },
): { marks: Mark[]; heightPx: number } {
  const s = theme.scale;
  const found = cells(model, theme, locale);
  if (found.length === 0) return { marks: [], heightPx: 0 };
  const wanted = found.map(({ big }) => runOffsets({ runs: big, sizePx: 17 * s, weight: 700 }).width + 10 * s);
  const columns = Math.max(1, Math.min(found.length, Math.floor(widthPx / Math.max(CELL_PX * s, ...wanted))));
  const rows = Math.ceil(found.length / columns);
  const perRow = Math.ceil(found.length / rows);
  const width = widthPx / perRow;
  const small = 12 * s;
  const room = width - 6 * s;
  const wrapped = found.map(({ notes }) =>
    notes.flatMap(({ text, isAlarm }) => wrapText(text, room, small).map((one) => ({ text: one, isAlarm }))),
  );
  const noteLines = Math.max(...wrapped.map(({ length }) => length));
  const cellHeight = (38 + noteLines * 16 + 10) * s;
  const marks: Mark[] = [];
  found.forEach((cell, index) => {
    const x = (index % perRow) * width;
    const top = y + Math.floor(index / perRow) * cellHeight;
    const line = (role: string, runs: readonly TextRun[], offset: number, fill: string, sizePx = small): void => {
      marks.push({
        ...{ type: 'text', role, datum: cell.datum, x, y: top + offset * s, anchor: 'start', runs },
        ...{ sizePx, weight: sizePx === small ? 400 : 700, family: 'sans', fill },
      });
    };
    line('time-name', [{ text: fitText(cell.name, room, small) }], 11, theme.soft);
    line('time-value', cell.big, 31, theme.ink, 17 * s);
    wrapped[index]!.forEach(({ text, isAlarm }, row) => {
      line('time-note', [{ text }], 48 + row * 16, isAlarm ? theme.accent : theme.soft);
    });
  });
  return { marks, heightPx: rows * cellHeight - 10 * s };
}
