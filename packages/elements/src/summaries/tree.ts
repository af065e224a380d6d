import type { Quantity } from '@practice-atlas/dataset';
import { formatDate } from '../format/format-date.js';
import { formatNumber } from '../format/format-number.js';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { roundTenth } from '../format/round-tenth.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { unitLabel } from '../format/unit-label.js';
import type { TierForest } from '../models/tier-forest.js';
import type { TierItem, TreeModel } from '../models/tree.js';
import { treeWords } from './tree-words.js';

/** Rounds a ratio to one decimal, bounds outward, so that it is no tighter than the data. */
function roundedRatio(q: Quantity): Quantity {
  if (q.value === null) return q;
  const isExact = q.low === q.high;
  const from = isExact ? Math.round : q.value === q.low ? Math.floor : Math.ceil;
  return {
    ...q,
    value: roundTenth(q.value, from),
    valueMax: q.valueMax === null ? null : roundTenth(q.valueMax, Math.ceil),
  };
}

/** Prints how many there are for each of the tier above: `平均每个实践所 11.8 个`, `11.8 per institute`; empty where there is no tier above. */
export function ratioPrint(model: TreeModel, { ratio, above, unitWord }: TierItem, locale: Locale): string {
  if (ratio === null || above === null) return '';
  const over = model.tiers[above]!;
  const words = treeWords(locale);
  if (ratio.value === null) return words.noRatio(over.label[locale]);
  const unit = (word: string | null) => word ?? unitLabel(model.unit, locale);
  const units = [unit(over.unitWord), unit(unitWord)] as const;
  return words.per(over.label[locale], formatQuantity(roundedRatio(ratio), { locale }), units);
}

/** Prints the numbers of the line from the first to the last that is known, `1 : 4 : 47`; empty where fewer than two are known. */
export function chainPrint({ tiers }: TreeModel, locale: Locale): string {
  const line = tiers.filter(({ place }) => place === 'line');
  const known = line.map(({ quantity }) => quantity !== null);
  const [first, last] = [known.indexOf(true), known.lastIndexOf(true)];
  if (first === last) return '';
  return line
    .slice(first, last + 1)
    .map(({ quantity }) => formatQuantity(quantity, { locale }))
    .join(' : ');
}

function spokenCount(model: TreeModel, quantity: Quantity | null, unitWord: string | null, locale: Locale): string {
  return spokenQuantity(quantity, { locale, unit: model.unit, unitWord });
}

/** Says one tier, or a number listed apart: how many, by whom, for each of the tier above, and what contradicts it. */
export function tierSentence(model: TreeModel, index: number, locale: Locale): string {
  const entry = model.entries[index];
  if (!entry) return '';
  const words = treeWords(locale);
  const { colon, comma, basis, conflict } = text(locale);
  const tier = model.tiers[entry.tier]!;
  const dated = (asOf: string | null) => (asOf ? [formatDate(asOf, null, locale)] : []);
  if (entry.part !== null) {
    const part = tier.parts[entry.part]!;
    const clauses = [spokenCount(model, part.quantity, part.unitWord, locale), basis.reported, ...dated(part.asOf)];
    return `${part.label[locale]}${colon}${[...clauses, words.apart].join(comma)}`;
  }
  const clauses = [spokenCount(model, tier.quantity, tier.unitWord, locale)];
  if (tier.basis) clauses.push(basis[tier.basis], ...dated(tier.asOf));
  const per = ratioPrint(model, tier, locale);
  if (per) clauses.push(per);
  if (tier.hasConflict) clauses.push(conflict);
  return `${tier.label[locale]}${colon}${clauses.join(comma)}`;
}

/** Says one row of the tree: its name and tier, the row above it, what stands below. */
export function nodeSentence(model: TreeModel, position: number, locale: Locale): string {
  const { forest, tiers } = model;
  if (!forest || position >= forest.order.length) return '';
  const words = treeWords(locale);
  const { colon, comma } = text(locale);
  const row = forest.order[position]!;
  const parent = forest.parents[position]!;
  const label = tiers.find(({ key }) => key === forest.rows.tiers[row])?.label[locale];
  const count = forest.childCounts[position]!;
  const clauses = [
    label ?? forest.rows.tiers[row] ?? '',
    parent < 0 ? rootWords(forest, row, locale) : words.under(nodeName(model, parent)),
    count > 0 ? words.holds(formatNumber(count, locale)) : words.leaf,
  ];
  return `${nodeName(model, position)}${colon}${clauses.filter(Boolean).join(comma)}`;
}

function rootWords({ rows, top }: TierForest, row: number, locale: Locale): string {
  const words = treeWords(locale);
  if (rows.parents[row] !== null) return words.lostParent;
  return rows.tiers[row] === top ? words.root : words.noParent;
}

/** Names one row of the tree: its name, or its key where it has none. */
export function nodeName({ forest }: TreeModel, position: number): string {
  const row = forest!.order[position]!;
  return forest!.rows.names?.[row] || forest!.rows.keys[row]!;
}

/** Says what a reader must know besides the numbers: tiers without data, numbers listed apart, rows that hang nowhere or do not agree. */
export function treeNotes(model: TreeModel, locale: Locale): string[] {
  const words = treeWords(locale);
  const { tiers, forest } = model;
  const notes = tiers
    .filter(({ quantity, place }) => quantity === null && place === 'line')
    .map(({ label }) => words.missing(label[locale]));
  if (tiers.some(({ parts }) => parts.length > 0)) notes.push(words.apartNote);
  if (!forest) return notes;
  const hanging = [
    forest.orphanCount > 0 ? words.orphans(formatNumber(forest.orphanCount, locale)) : '',
    forest.lostCount > 0 ? words.lost(formatNumber(forest.lostCount, locale)) : '',
    forest.circularCount > 0 ? words.circular(formatNumber(forest.circularCount, locale)) : '',
    ...tiers
      .filter(({ quantity, rowCount }) => quantity && rowCount !== null && !holds(quantity, rowCount))
      .map(({ label, quantity, rowCount }) =>
        words.differs(label[locale], formatNumber(rowCount!, locale), formatQuantity(quantity, { locale })),
      ),
  ].filter(Boolean);
  return [...notes, ...hanging.map((note) => `${note}${words.stop}`.trim())];
}

/** Tells whether a number allows a count: within its interval, or, where it has no bounds, always. */
function holds({ low, high }: Quantity, count: number): boolean {
  return low <= count && count <= high;
}

/** Says in a few sentences what a tier picture shows: every tier, how many for each of the tier above, what stands beside, what is not known. */
export function summarizeTree(model: TreeModel, locale: Locale): string {
  const words = treeWords(locale);
  const { colon } = text(locale);
  const say = ({ label, quantity, unitWord, parts }: TierItem): string => {
    const count = quantity
      ? [
          `${label[locale]}${locale === 'zh' ? '' : ' '}${spokenQuantity(quantity, { locale, ...(locale === 'zh' ? { unit: model.unit, unitWord } : {}) })}`,
        ]
      : [];
    const apart = parts.map(
      (part) =>
        `${part.label[locale]}${locale === 'zh' ? '' : ' '}${spokenCount(model, part.quantity, part.unitWord, locale)} (${words.apart})`,
    );
    return [...count, ...apart].join(words.list);
  };
  const of = (place: TierItem['place']) =>
    model.tiers
      .filter((tier) => tier.place === place)
      .map(say)
      .filter(Boolean);
  const [line, beside] = [of('line'), of('beside')];
  const ratios = model.tiers.map((tier) => ratioPrint(model, tier, locale)).filter(Boolean);
  const sentences = [line.join(words.list), ratios.join(words.list)].filter(Boolean);
  if (beside.length > 0)
    sentences.push(line.length > 0 ? `${words.beside}${colon}${beside.join(words.list)}` : beside.join(words.list));
  const place = model.regionName ? `${model.regionName[locale]}${colon}` : '';
  const said = `${place}${sentences.join(words.semicolon)}${words.stop}`;
  return [said.trim(), ...treeNotes(model, locale)].join(locale === 'zh' ? '' : ' ');
}
