import { formatDate } from '../format/format-date.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { slotKey } from '../models/calendar-slot.js';
import type { Series, SeriesModel, SeriesPoint } from '../models/series.js';

function spoken(series: Series, point: SeriesPoint, locale: Locale): string {
  return spokenQuantity(point.quantity, { locale, unit: series.unit, unitWord: point.figure?.unitWord });
}

function lineSentence(series: Series, model: SeriesModel, locale: Locale): string {
  const known = series.points.filter(({ quantity, slot }) => quantity.value !== null && slot !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return '';
  const date = ({ slot }: SeriesPoint): string => formatDate(slotKey(slot ?? 0, model.grain), null, locale);
  const basis = series.simulated ? text(locale).basis.simulated : '';
  const gaps = (last.slot ?? 0) - (first.slot ?? 0) + 1 - known.length;
  const zh = locale === 'zh';
  const missing = gaps === 0 ? '' : zh ? `，其间 ${gaps} 处无数据` : `, ${gaps} missing in between`;
  const name = basis ? `${series.label[locale]}${zh ? `（${basis}）` : ` (${basis})`}` : series.label[locale];
  if (first === last)
    return zh
      ? `${name}：${date(last)} ${spoken(series, last, locale)}。`
      : `${name}: ${spoken(series, last, locale)} in ${date(last)}.`;
  return zh
    ? `${name}：从${date(first)}的 ${spoken(series, first, locale)}到${date(last)}的 ${spoken(series, last, locale)}${missing}。`
    : `${name}: from ${spoken(series, first, locale)} in ${date(first)} to ${spoken(series, last, locale)} in ${date(last)}${missing}.`;
}

function reportedSentence(series: Series, locale: Locale): string {
  const word = series.form === 'targets' ? (locale === 'zh' ? '目标' : 'target') : text(locale).basis.reported;
  const points = series.points.map((point) => {
    const conflict = point.conflict ? `${text(locale).comma}${text(locale).conflict}` : '';
    const date = formatDate(point.asOf, null, locale);
    return locale === 'zh'
      ? `${spoken(series, point, locale)}（${date}${conflict}）`
      : `${spoken(series, point, locale)} (${date}${conflict})`;
  });
  return locale === 'zh'
    ? `${word}：${series.label.zh} ${points.join('、')}。`
    : `${word[0]?.toUpperCase()}${word.slice(1)}: ${series.label.en} ${points.join(', ')}.`;
}

/**
 * Says in a few sentences what a picture of series shows: each line's first and last value and its gaps, then every reported figure
 * with the source's own word. No trend is claimed beyond the two values that are said.
 */
export function summarizeSeries(model: SeriesModel, locale: Locale): string {
  return model.series
    .map((series) =>
      series.form === 'line' || series.form === 'bars'
        ? lineSentence(series, model, locale)
        : reportedSentence(series, locale),
    )
    .filter(Boolean)
    .join(locale === 'zh' ? '' : ' ');
}
