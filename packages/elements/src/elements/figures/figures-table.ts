import type { DataTable } from '../../base/data-table.js';
import { figuresText } from '../../format/figures-messages.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import { tableText } from '../../format/table-messages.js';
import { type FiguresModel, placeOf } from '../../models/figures.js';

/** Lists every figure: place, what is counted, the number as printed, date, basis, source, quote, and what contradicts it. */
export function figuresTable(model: FiguresModel, caption: string, locale: Locale): DataTable {
  const words = figuresText(locale);
  const messages = text(locale);
  const titles = new Map(model.sources.map(({ source }) => [source.sourceId, source.title]));
  const rows = model.figures.map((figure) => {
    const options = { locale, unit: figure.unit, unitWord: figure.unitWord };
    const marks = [
      messages.basis[figure.simulated ? 'simulated' : 'reported'],
      figure.seriesKind === 'target' && words.target,
      figure.contradicts.length > 0 && messages.conflict,
      figure.duplicateOf.length > 0 && words.duplicate,
    ].filter((mark) => typeof mark === 'string');
    return [
      { text: placeOf(figure)?.[locale] ?? words.unplaced },
      { text: figure.label[locale] },
      { text: formatQuantity(figure.quantity, options), spoken: spokenQuantity(figure.quantity, options) },
      { text: formatDate(figure.asOf, figure.asOfPrecision, locale) },
      { text: marks.join(' · ') },
      { text: titles.get(figure.sourceId) ?? figure.sourceId },
      { text: figure.quote },
    ];
  });
  return {
    caption,
    columns: [
      { label: words.place },
      { label: messages.metric },
      { label: messages.value, align: 'end' },
      { label: messages.date },
      { label: messages.basisName },
      { label: tableText(locale).source },
      { label: words.quote },
    ],
    rows,
    notes: [],
  };
}
