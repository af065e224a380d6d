import type { Locale } from '../../format/locale.js';
import { textWidth } from '../../marks/text-width.js';
import { type SlotGrain, slotKey } from '../../models/calendar-slot.js';

/** A labeled position on the time axis. */
export interface TimeTick {
  readonly slot: number;
  readonly text: string;
}

const STEPS: Readonly<Record<SlotGrain, readonly number[]>> = {
  day: [1, 2, 5, 10, 20, 50, 100, 200, 400, 1000],
  month: [1, 2, 3, 6, 12, 24, 60, 120, 240],
  quarter: [1, 2, 4, 8, 20, 40],
  year: [1, 2, 5, 10, 20, 50],
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Names a slot; with its year where the reader has not been told it yet. */
function tickText(slot: number, grain: SlotGrain, withYear: boolean, locale: Locale): string {
  const [year = '', rest = '', day = ''] = slotKey(slot, grain).split('-');
  if (grain === 'year') return locale === 'zh' ? `${year}年` : year;
  if (grain === 'quarter') {
    const quarter = locale === 'zh' ? `${rest.slice(1)}季度` : rest;
    return withYear ? (locale === 'zh' ? `${year}年${quarter}` : `${quarter} ${year}`) : quarter;
  }
  const month = locale === 'zh' ? `${Number(rest)}月` : (MONTHS[Number(rest) - 1] ?? rest);
  const date = grain === 'day' ? (locale === 'zh' ? `${month}${Number(day)}日` : `${Number(day)} ${month}`) : month;
  return withYear ? (locale === 'zh' ? `${year}年${date}` : `${date} ${year}`) : date;
}

function ticksAt(first: number, last: number, step: number, grain: SlotGrain, locale: Locale): TimeTick[] {
  const origin = grain === 'day' ? first : Math.ceil(first / step) * step;
  const slots: number[] = [];
  for (let slot = origin; slot <= last; slot += step) slots.push(slot);
  if (!slots.length) slots.push(first);
  let told = '';
  return slots.map((slot) => {
    const year = slotKey(slot, grain).slice(0, 4);
    const withYear = year !== told;
    told = year;
    return { slot, text: tickText(slot, grain, withYear, locale) };
  });
}

/** Chooses the finest labels from `first` to `last` that leave space between them; lengths in CSS pixels. */
export function timeTickMarks(
  range: { readonly first: number; readonly last: number },
  { grain, slotPx, sizePx, locale }: { grain: SlotGrain; slotPx: number; sizePx: number; locale: Locale },
): readonly TimeTick[] {
  const gapPx = sizePx * 0.9;
  const fits = (ticks: readonly TimeTick[]): boolean =>
    ticks.every((tick, index) => {
      const before = ticks[index - 1];
      if (!before) return true;
      const needed = (textWidth(before.text, sizePx) + textWidth(tick.text, sizePx)) / 2 + gapPx;
      return (tick.slot - before.slot) * slotPx >= needed;
    });
  for (const step of STEPS[grain]) {
    const ticks = ticksAt(range.first, range.last, step, grain, locale);
    if (fits(ticks)) return ticks;
  }
  return ticksAt(range.first, range.first, 1, grain, locale);
}
