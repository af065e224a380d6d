import { formatDate } from '../format/format-date.js';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { slotKey } from '../models/calendar-slot.js';
import type { Series, SeriesModel, SeriesPoint } from '../models/series.js';

/** The rows and headings of a table, in the shape of the elements' data table. */
export interface SeriesTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align?: 'start' | 'end' }[];
  readonly rows: readonly (readonly { readonly text: string; readonly spoken?: string }[])[];
  readonly notes: readonly string[];
}

const WORDS = {
  zh: { caption: '各时点的数字', date: '时间', metric: '指标', value: '数值', basis: '依据', target: '目标' },
  en: { caption: 'Values by date', date: 'Date', metric: 'Metric', value: 'Value', basis: 'Basis', target: 'target' },
} as const;

/** The points of a series with a null for every slot between two of them where nothing is known. */
function withGaps(series: Series): readonly { slot: number | null; point: SeriesPoint | null }[] {
  if (series.form !== 'line' && series.form !== 'bars') return series.points.map((point) => ({ slot: null, point }));
  const bySlot = new Map(series.points.map((point) => [point.slot, point]));
  const slots = series.points.flatMap(({ slot }) => (slot === null ? [] : [slot]));
  const first = Math.min(...slots);
  return Array.from({ length: Math.max(...slots) - first + 1 }, (_one, index) => ({
    slot: first + index,
    point: bySlot.get(first + index) ?? null,
  }));
}

/** Lists every value of a model of series, one a row, with its qualifier and basis; an unknown month is a row with a dash. */
export function seriesTable(model: SeriesModel, locale: Locale): SeriesTable {
  const words = WORDS[locale];
  const messages = text(locale);
  const rows = model.series.flatMap((series) =>
    withGaps(series).map(({ slot, point }) => {
      const date = formatDate(slot === null ? (point?.asOf ?? null) : slotKey(slot, model.grain), null, locale);
      const quantity = point?.quantity ?? null;
      const basis = series.form === 'targets' ? words.target : point ? messages.basis[point.basis] : messages.noData;
      return [
        { text: date },
        { text: series.label[locale] },
        {
          text: formatQuantity(quantity, { locale, unit: series.unit, unitWord: point?.figure?.unitWord }),
          spoken: spokenQuantity(quantity, { locale, unit: series.unit, unitWord: point?.figure?.unitWord }),
        },
        { text: point?.conflict ? `${basis} · ${messages.conflict}` : basis },
      ];
    }),
  );
  return {
    caption: words.caption,
    columns: [
      { label: words.date },
      { label: words.metric },
      { label: words.value, align: 'end' },
      { label: words.basis },
    ],
    rows,
    notes: [],
  };
}
