import type { AnswerFigure } from '@practice-atlas/measure';
import { formatDate } from '../format/format-date.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { standsForRegion } from '../models/region-callouts.js';
import type { RegionItem, RegionsModel } from '../models/regions.js';
import { regionWords } from './region-words.js';

const NAMED_LIMIT = 3;

/** Names the place a figure speaks of, from the region down: `北票市`, `大东区 蓝山社区`. Empty where it is the region itself. */
export function figurePlace(figure: AnswerFigure, item: RegionItem, locale: Locale): string {
  const depth = figure.regionPath.indexOf(item.code);
  const below = figure.regionPathNames.slice(depth + 1).map((name) => name[locale]);
  if (!standsForRegion(figure) && figure.placeName) below.push(figure.placeName);
  return below.filter((name, index) => index === 0 || name !== below[index - 1]).join(' ');
}

/** Says a reported figure with its place, label, the source's own qualifier and its date. */
export function figureSentence(figure: AnswerFigure, item: RegionItem, locale: Locale): string {
  const place = figurePlace(figure, item, locale);
  const number = spokenQuantity(figure.quantity, { locale, unit: figure.unit, unitWord: figure.unitWord });
  const conflict = figure.contradicts.length > 0 ? `${text(locale).comma}${regionWords(locale).conflict}` : '';
  const date = `${formatDate(figure.asOf, figure.asOfPrecision, locale)}${conflict}`;
  return locale === 'zh'
    ? `${place ? `${place} ` : ''}${figure.label.zh} ${number}（${date}）`
    : `${place ? `${place}: ` : ''}${figure.label.en} ${number} (${date})`;
}

/** Says one region of a map: its value with the source's own qualifier and its rank, or its reported figures; then its stars. */
export function regionSentence(model: RegionsModel, index: number, locale: Locale): string {
  const item = model.items[index];
  if (!item) return '';
  const words = regionWords(locale);
  const { comma, colon } = text(locale);
  const clauses: string[] = [];
  if (model.mode === 'fill') {
    clauses.push(item.suppressed ? words.hidden : spokenQuantity(item.quantity, { locale, unit: model.metric?.unit }));
    if (item.basis && model.bases.length > 1) clauses.push(text(locale).basis[item.basis]);
    if (item.rank !== null) clauses.push(words.rank(item.rank, model.knownCount));
    if (item.conflicting) clauses.push(words.conflict);
  } else if (item.figures.length === 0) clauses.push(words.noFigures);
  else {
    const said = item.figures.slice(0, NAMED_LIMIT).map((figure) => figureSentence(figure, item, locale));
    const more = item.figures.length - said.length;
    clauses.push([...said, ...(more > 0 ? [words.moreFigures(more)] : [])].join(locale === 'zh' ? '；' : '; '));
  }
  if (item.stars.length > 0)
    clauses.push(
      `${words.starred}${colon}${item.stars.map((star) => star[locale]).join(locale === 'zh' ? '、' : ', ')}`,
    );
  return `${item.name[locale]}${colon}${clauses.join(comma)}`;
}

/**
 * Says in a few sentences what a coverage map shows: how many regions are known, the largest and smallest value where bounds and bases
 * let them be told, or what is reported where.
 */
export function summarizeRegions(model: RegionsModel, locale: Locale): string {
  const words = regionWords(locale);
  const zh = locale === 'zh';
  const stop = zh ? '。' : '. ';
  const sentences: string[] = [];
  if (model.mode === 'fill' && model.metric) {
    const say = (item: RegionItem) =>
      `${item.name[locale]} ${spokenQuantity(item.quantity, { locale, unit: model.metric?.unit })}`;
    const known = model.items.filter(({ classIndex }) => classIndex !== null);
    const sharing = new Map<number | null, number>();
    for (const { rank } of known) sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
    const first = known.find(({ rank }) => rank === 1);
    const last = known.findLast(
      (item) => item.rank !== null && item.rank - 1 + sharing.get(item.rank)! === known.length,
    );
    sentences.push(
      `${model.metric.label[locale]}${text(locale).colon}${words.regions(model.knownCount, model.items.length)}`,
    );
    if (known.length === 1) sentences.push(say(known[0]!));
    else if (model.bases.length > 1)
      sentences.push(words.basesDiffer(model.bases.map((basis) => text(locale).basis[basis])));
    else if (first && first.rank === last?.rank) sentences.push(words.allEqual(say(first)));
    else {
      const ends = [first && words.most(say(first)), last && words.fewest(say(last))].filter(Boolean);
      const said = ends.join(zh ? '，' : '; ');
      if (said) sentences.push(said.charAt(0).toUpperCase() + said.slice(1));
    }
  } else {
    const lit = model.items.filter(({ figures }) => figures.length > 0);
    sentences.push(words.reported(model.figureCount, lit.length, model.items.length));
    for (const callout of model.callouts) {
      const [figure] = callout.figures;
      const item = model.items[callout.item]!;
      if (figure) sentences.push(`${item.name[locale]} ${figureSentence(figure, item, locale)}`);
    }
  }
  if (model.method) sentences.push(model.method.words[locale]);
  if (model.starCount > 0) sentences.push(words.stars(model.starCount));
  return `${sentences.join(stop)}${stop}`.trim();
}
