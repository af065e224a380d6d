import type { Quantity } from '@practice-atlas/dataset';
import type { DataCell, DataTable } from '../../base/data-table.js';
import { formatDate } from '../../format/format-date.js';
import { formatNumber } from '../../format/format-number.js';
import { formatQuantity } from '../../format/format-quantity.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import type { TreeModel } from '../../models/tree.js';
import { chainPrint, nodeName, ratioPrint, treeNotes } from '../../summaries/tree.js';
import { treeWords } from '../../summaries/tree-words.js';

/** Lists a tier picture: a row a tier with its number, the ratio to the tier above, date, basis and quote; numbers listed apart under their tier; then the rows of the tree. */
export function tierTable(model: TreeModel, locale: Locale): DataTable {
  const words = treeWords(locale);
  const { basis, noData, comma } = text(locale);
  const { forest, tiers } = model;
  const none: DataCell = { text: '—', spoken: noData };
  const count = (q: Quantity | null, unitWord: string | null): DataCell =>
    q === null
      ? none
      : {
          text: formatQuantity(q, { locale, unit: model.unit, unitWord }),
          spoken: spokenQuantity(q, { locale, unit: model.unit, unitWord }),
        };
  const said = (words: string): DataCell => (words ? { text: words } : none);
  const rest = (asOf: string | null, basisWord: string, quote: string): DataCell[] => [
    said(asOf ? formatDate(asOf, null, locale) : ''),
    said(basisWord),
    said(quote),
  ];
  const rows = tiers.flatMap((tier) => [
    [
      { text: tier.label[locale] },
      count(tier.quantity, tier.unitWord),
      said(ratioPrint(model, tier, locale)),
      ...rest(tier.asOf, tier.basis ? basis[tier.basis] : '', tier.quote),
    ],
    ...tier.parts.map((part) => [
      { text: `${part.label[locale]} (${words.apart})` },
      count(part.quantity, part.unitWord),
      none,
      ...rest(part.asOf, basis.reported, part.quote),
    ]),
  ]);
  forest?.order.forEach((row, position) => {
    const parent = forest.parents[position]!;
    const label = tiers.find(({ key }) => key === forest.rows.tiers[row])?.label[locale] ?? forest.rows.tiers[row];
    const below = forest.childCounts[position]!;
    rows.push([
      { text: nodeName(model, position) },
      said(below > 0 ? words.holds(formatNumber(below, locale)) : ''),
      said(parent < 0 ? '' : words.under(nodeName(model, parent))),
      none,
      said([label, forest.rows.simulated ? basis.simulated : ''].filter(Boolean).join(comma)),
      none,
    ]);
  });
  const chain = chainPrint(model, locale);
  return {
    caption: words.title[model.metric],
    columns: [
      { label: words.tier },
      { label: words.count[model.metric], align: 'end' },
      { label: words.ratio, align: 'end' },
      { label: words.date },
      { label: words.basis },
      { label: words.quote },
    ],
    rows,
    notes: [...(chain ? [chain] : []), ...treeNotes(model, locale)],
  };
}
