import type { Label } from '@practice-atlas/measure';
import type { DataCell, DataTable } from '../../base/data-table.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import { unitLabel } from '../../format/unit-label.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';
import { figurePlace } from '../../summaries/regions.js';

function cell(printed: string): DataCell {
  return { text: printed };
}

/** Lists a coverage map: a row a region with value, rank, date and basis; without a metric a row a reported figure, and one for each region that has none. */
export function coverageTable(model: RegionsModel, locale: Locale): DataTable {
  const words = regionWords(locale);
  const messages = text(locale);
  const pilots = model.starCount > 0;
  const stars = (names: readonly Label[]) =>
    pilots ? [cell(names.map((name) => name[locale]).join(locale === 'zh' ? '、' : ', '))] : [];
  const starColumn = pilots ? [{ label: words.starred }] : [];
  if (model.mode === 'callout')
    return {
      caption: words.title,
      columns: [
        { label: words.region },
        { label: words.place },
        { label: words.metric },
        { label: words.value, align: 'end' },
        { label: words.date },
        ...starColumn,
      ],
      rows: model.items.flatMap((item) =>
        item.figures.length === 0
          ? [[cell(item.name[locale]), cell(''), cell(words.noFigures), cell('—'), cell(''), ...stars(item.stars)]]
          : item.figures.map((figure) => {
              const options = { locale, unit: figure.unit, unitWord: figure.unitWord };
              const conflict = figure.contradicts.length > 0 ? ` · ${words.conflict}` : '';
              return [
                cell(item.name[locale]),
                cell(figurePlace(figure, item, locale)),
                cell(`${figure.label[locale]}${conflict}`),
                { text: formatQuantity(figure.quantity, options), spoken: spokenQuantity(figure.quantity, options) },
                cell(formatDate(figure.asOf, figure.asOfPrecision, locale)),
                ...stars(item.stars),
              ];
            }),
      ),
      notes: [],
    };
  const metric = model.metric!;
  const unit = metric.unit === 'ratio' || metric.unit === 'minutes' ? metric.unit : undefined;
  return {
    caption: metric.label[locale],
    columns: [
      { label: words.region },
      { label: metric.label[locale], align: 'end', ...(unit ? {} : { unit: unitLabel(metric.unit, locale) }) },
      { label: words.rankName, align: 'end' },
      { label: words.date },
      { label: words.basis },
      ...starColumn,
    ],
    rows: model.items.map((item) => [
      cell(item.name[locale]),
      item.suppressed
        ? cell(words.hidden)
        : {
            text: `${formatQuantity(item.quantity, { locale, unit })}${item.conflicting ? ` · ${words.conflict}` : ''}`,
            spoken: spokenQuantity(item.quantity, { locale, unit: metric.unit }),
          },
      cell(item.rank === null ? '—' : String(item.rank)),
      cell(item.asOf ? formatDate(item.asOf, null, locale) : '—'),
      cell(item.basis ? messages.basis[item.basis] : '—'),
      ...stars(item.stars),
    ]),
    notes: [],
  };
}
