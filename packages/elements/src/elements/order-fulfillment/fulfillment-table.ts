import type { Basis } from '@practice-atlas/measure';
import type { DataCell, DataTable } from '../../base/data-table.js';
import { formatDate } from '../../format/format-date.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import type { LifecycleModel, LifecycleRate } from '../../models/lifecycle.js';
import { rateWords } from '../../summaries/lifecycle.js';
import { lifecycleWords } from '../../summaries/lifecycle-words.js';
import { printedParts } from './step-time-marks.js';

/** Lists an order board: what a source reports; a row a step with count, rate, its parts, times and overdue share; then what ended early and the tiers. */
export function fulfillmentTable(model: LifecycleModel, locale: Locale): DataTable {
  const words = lifecycleWords(locale);
  const messages = text(locale);
  const none: DataCell = { text: '—', spoken: messages.noData };
  const count = (q: LifecycleModel['steps'][number]['count'], unitWord: string | null = null): DataCell =>
    q === null
      ? none
      : {
          text: formatQuantity(q, { locale, compact: false }),
          spoken: spokenQuantity(q, { locale, unit: 'orders', unitWord, compact: false }),
        };
  const share = (rate: LifecycleRate | null): DataCell =>
    rate === null
      ? none
      : {
          text: [formatQuantity(rate.quantity, { locale, unit: 'ratio' }), printedParts(rate, locale)]
            .filter(Boolean)
            .join(' · '),
          spoken: rateWords(rate, locale),
        };
  const time = (q: LifecycleModel['steps'][number]['median']): DataCell =>
    q?.value == null
      ? none
      : {
          text: formatQuantity(q, { locale, unit: 'minutes' }),
          spoken: spokenQuantity(q, { locale, unit: 'minutes' }),
        };
  const basis = (own: Basis | null): DataCell => ({ text: own ? messages.basis[own] : '—' });
  const rows = [...model.steps, ...model.ended].map((item) => {
    /** In a row of several bases every value names its own. */
    const own = (cell: DataCell, named: Basis | null | undefined): DataCell =>
      item.basis !== 'mixed' || !named || cell === none
        ? cell
        : {
            text: `${cell.text} · ${messages.basis[named]}`,
            spoken: `${cell.spoken ?? cell.text}${messages.comma}${messages.basis[named]}`,
          };
    return [
      { text: item.label[locale] },
      own(count(item.count), item.bases.count),
      own(share(item.rate), item.rate?.basis),
      own(time(item.median), item.bases.median),
      own(time(item.p90), item.bases.p90),
      own(share(item.overdue), item.overdue?.basis),
      basis(item.basis),
    ];
  });
  const rest = (label: string, first: DataCell, second: DataCell, own: Basis | null): DataCell[] => [
    ...[{ text: label }, first, second, none, none, none, basis(own)],
  ];
  const { satisfaction, reportedPlaced } = model;
  if (reportedPlaced)
    rows.unshift(
      rest(
        `${reportedPlaced.label[locale]} · ${formatDate(reportedPlaced.asOf, null, locale)}`,
        count(reportedPlaced.quantity, reportedPlaced.unitWord),
        none,
        'reported',
      ),
    );
  if (satisfaction) rows.push(rest(satisfaction.label[locale], none, share(satisfaction), satisfaction.basis));
  for (const tier of model.tiers)
    rows.push(rest(`${words.tiers}${messages.colon}${tier.label[locale]}`, count(tier.count), none, tier.basis));
  return {
    caption: words.title,
    columns: [
      { label: words.step },
      { label: words.orders, align: 'end' },
      { label: words.rate, align: 'end' },
      { label: words.median, align: 'end' },
      { label: 'P90', align: 'end' },
      { label: words.overdue, align: 'end' },
      { label: words.basis },
    ],
    rows,
    notes: model.onlyPlaced ? [words.onlyPlaced] : [],
  };
}
