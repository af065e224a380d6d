import { formatDate } from '../format/format-date.js';
import { formatPeriod } from '../format/format-period.js';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { unitLabel } from '../format/unit-label.js';
import { slotKey } from '../models/calendar-slot.js';
import type { Series, SeriesModel, SeriesPoint } from '../models/series.js';
import type { SeriesPanel } from '../models/series-panels.js';

/** The place of undated points on the time axis. */
export const UNDATED_WORD: Readonly<Record<Locale, string>> = { zh: '日期不详', en: 'undated' };

const REPORTED: Readonly<Record<Locale, string>> = { zh: '报告', en: 'reported' };
const TARGET: Readonly<Record<Locale, string>> = { zh: '目标', en: 'target' };

function inParentheses(words: string, locale: Locale): string {
  return locale === 'zh' ? `（${words}）` : ` (${words})`;
}

/** Prints a date as an axis does: `2019-11` in Chinese, `Nov 2019` in English. */
function shortDate(asOf: string | null, locale: Locale): string {
  return asOf && locale === 'zh' ? asOf : formatDate(asOf, null, locale);
}

/** What stands beside a reported point: `报告 120 万+（2019-11）`. */
export function reportedWords(point: SeriesPoint, locale: Locale): string {
  const number = formatQuantity(point.quantity, { locale });
  const conflict = point.conflict ? ` ${text(locale).conflict}` : '';
  return `${REPORTED[locale]} ${number}${inParentheses(shortDate(point.asOf, locale), locale)}${conflict}`;
}

/** What stands beside the last point of a line: `模拟 1,376,214`. */
export function lineWords(series: Series, point: SeriesPoint, locale: Locale): string {
  const number = formatQuantity(point.quantity, { locale });
  return series.simulated ? `${text(locale).basis.simulated} ${number}` : number;
}

/** What stands on a target's dashed line: `目标 5–7 万`. */
export function targetWords(point: SeriesPoint, locale: Locale): string {
  return `${TARGET[locale]} ${formatQuantity(point.quantity, { locale })}`;
}

/** The small title of a panel below the first: `每月新增志愿者 · 人`. */
export function panelWords({ series, unit }: SeriesPanel, locale: Locale): string {
  return [series[0]?.label[locale] ?? '', unitLabel(unit, locale)].filter(Boolean).join(' · ');
}

/** Says one datum in a sentence: name, date, quantity with the source's own word, basis. */
export function datumWords(series: Series, point: SeriesPoint, locale: Locale): string {
  const { basis, comma, conflict } = text(locale);
  const date = formatDate(point.asOf, null, locale);
  const number = spokenQuantity(point.quantity, { locale, unit: series.unit, unitWord: point.figure?.unitWord });
  const kind = series.form === 'targets' ? TARGET[locale] : basis[point.basis];
  return [series.label[locale], date, number, kind, ...(point.conflict ? [conflict] : [])].join(comma);
}

/** What is printed at the cursor: `2019年3月 · 42,310 人 · 模拟`. */
export function readoutWords(series: Series, point: SeriesPoint, locale: Locale): string {
  const number = formatQuantity(point.quantity, { locale, unit: series.unit, unitWord: point.figure?.unitWord });
  const kind = series.form === 'targets' ? TARGET[locale] : text(locale).basis[point.basis];
  return `${formatDate(point.asOf, null, locale)} · ${number} · ${kind}`;
}

/** The heading of a picture of series: what grew, then its measure, unit and period. */
export function seriesHeading(model: SeriesModel, locale: Locale): { title: string; note: string } {
  const first = model.series[0];
  const people = model.series.some(({ unit }) => unit === 'persons');
  const title = people
    ? { zh: '志愿者增长', en: 'Volunteer growth' }
    : { zh: `${first?.label.zh ?? ''}变化`, en: `${first?.label.en ?? ''} over time` };
  const { range, grain } = model;
  const period = range
    ? formatPeriod(slotKey(range.first, grain), slotKey(range.last, grain), locale)
    : UNDATED_WORD[locale];
  const measure = people ? (first?.label[locale] ?? '') : '';
  const unit = first ? unitLabel(first.unit, locale) : '';
  return { title: title[locale], note: [measure, unit, period].filter(Boolean).join(' · ') };
}
