import type { DataTable } from '../../../base/data-table.js';
import { formatDate } from '../../../format/format-date.js';
import { formatQuantity } from '../../../format/format-quantity.js';
import type { Locale } from '../../../format/locale.js';
import { spokenQuantity } from '../../../format/spoken-quantity.js';
import { regionWords } from '../../../summaries/region-words.js';
import type { SmallMap } from './multiples-marks.js';
import { periodLabel, periodWords } from './period-words.js';

/** Lists small maps: a row a region, a column a period; without a metric the number of reported figures. */
export function periodTable(maps: readonly SmallMap[], locale: Locale): DataTable {
  const words = regionWords(locale);
  const metric = maps[0]?.model.metric ?? null;
  const unit = metric?.unit === 'ratio' || metric?.unit === 'minutes' ? metric.unit : undefined;
  const partial = maps.flatMap(({ period }) => period.partialAsOf ?? []);
  return {
    caption: metric ? metric.label[locale] : words.title,
    columns: [
      { label: words.region },
      ...maps.map(({ period }) => ({
        label: periodLabel(period.key)[locale],
        align: 'end' as const,
      })),
    ],
    rows: (maps[0]?.model.items ?? []).map(({ name }, row) => [
      { text: name[locale] },
      ...maps.map(({ model }) => {
        const item = model.items[row]!;
        if (!metric) return { text: words.figures(item.figures.length) };
        if (item.suppressed) return { text: words.hidden };
        return {
          text: formatQuantity(item.quantity, { locale, unit }),
          spoken: spokenQuantity(item.quantity, { locale, unit: metric.unit }),
        };
      }),
    ]),
    notes: partial.map((asOf) => periodWords(locale).partial(formatDate(asOf, null, locale))),
  };
}
