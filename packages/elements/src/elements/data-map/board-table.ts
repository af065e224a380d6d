import type { DataTable } from '../../base/data-table.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import type { BoardModel } from '../../models/board.js';

/** Lists the headline numbers of a data map. */
export function boardTable({ headlines }: BoardModel, caption: string, locale: Locale): DataTable {
  const { metric, value, date, basisName, basis } = text(locale);
  return {
    caption,
    columns: [{ label: metric }, { label: value, align: 'end' }, { label: date }, { label: basisName }],
    rows: headlines.map(({ label, quantity, unit, unitWord, asOf, basis: base }) => [
      { text: label[locale] },
      {
        text: formatQuantity(quantity, { locale, unit, unitWord }),
        spoken: spokenQuantity(quantity, { locale, unit, unitWord }),
      },
      { text: formatDate(asOf, null, locale) },
      { text: base ? basis[base] : '—' },
    ]),
    notes: [],
  };
}
