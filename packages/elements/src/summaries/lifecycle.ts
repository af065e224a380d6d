import type { Quantity } from '@practice-atlas/dataset';
import type { Basis } from '@practice-atlas/measure';
import { formatDate } from '../format/format-date.js';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { unitLabel } from '../format/unit-label.js';
import type { LifecycleModel, LifecycleRate } from '../models/lifecycle.js';
import { lifecycleWords } from './lifecycle-words.js';

function inParentheses(said: string, locale: Locale): string {
  return locale === 'zh' ? `（${said}）` : ` (${said})`;
}

/** Says a rate with its parts: `92.8%（2,406 单中 2,232 单）`. */
export function rateWords(rate: LifecycleRate, locale: Locale): string {
  const share = spokenQuantity(rate.quantity, { locale, unit: 'ratio' });
  if (!rate.parts) return share;
  const say = (part: 'numerator' | 'denominator') => spokenQuantity(rate.parts![part], { locale, compact: false });
  const parts = lifecycleWords(locale).of(say('numerator'), say('denominator'));
  return share + inParentheses(parts, locale);
}

/** Prints the reported number of orders that stands beside the steps: `报告值：点单 72 次（2020年8月）`; empty where there is none. */
export function reportedPrint({ reportedPlaced }: LifecycleModel, locale: Locale): string {
  if (!reportedPlaced) return '';
  const { quantity, unitWord, label, asOf } = reportedPlaced;
  const unit = locale === 'zh' && unitWord ? unitWord : unitLabel('orders', locale, quantity.value);
  const count = `${formatQuantity(quantity, { locale, compact: false })} ${unit}`;
  return lifecycleWords(locale).reported(label[locale], count, formatDate(asOf, null, locale));
}

function reportedSentence({ reportedPlaced }: LifecycleModel, locale: Locale): string {
  if (!reportedPlaced) return '';
  const { quantity, unitWord, label, asOf } = reportedPlaced;
  const count = spokenQuantity(quantity, { locale, unit: 'orders', unitWord, compact: false });
  return lifecycleWords(locale).reported(label[locale], count, formatDate(asOf, null, locale));
}

/** Says one step: how many orders reached it, its rate with the parts, its times, what is overdue; a value of another basis says its own. */
export function stepSentence(model: LifecycleModel, index: number, locale: Locale): string {
  const item = model.steps[index];
  if (!item) return '';
  const words = lifecycleWords(locale);
  const { comma, colon, basis } = text(locale);
  const clauses = [item.count ? spokenQuantity(item.count, { locale, unit: 'orders', compact: false }) : words.unknown];
  if (item.bases.count) clauses.push(basis[item.bases.count]);
  if (item.skippable) clauses.push(words.skippable);
  const say = (said: string, own: Basis | null): void => {
    const note = own && own !== item.bases.count ? inParentheses(basis[own], locale) : '';
    clauses.push(`${said}${note}`);
  };
  const sayTime = (name: string, time: Quantity | null, own: Basis | null): void => {
    if (time?.value != null) say(`${name} ${spokenQuantity(time, { locale, unit: 'minutes' })}`, own);
  };
  if (item.rate) say(`${item.rate.label[locale]} ${rateWords(item.rate, locale)}`, item.rate.basis);
  sayTime(words.median, item.median, item.bases.median);
  sayTime('P90', item.p90, item.bases.p90);
  if (item.overdue) say(`${words.overdue} ${rateWords(item.overdue, locale)}`, item.overdue.basis);
  const { satisfaction } = model;
  if (item.step === 'rated' && satisfaction)
    say(`${satisfaction.label[locale]} ${rateWords(satisfaction, locale)}`, satisfaction.basis);
  const reported = item.step === 'placed' ? reportedSentence(model, locale) : '';
  const said = `${item.label[locale]}${colon}${clauses.join(comma)}`;
  return reported ? `${said}${locale === 'zh' ? '。' : '. '}${reported}` : said;
}

/** Says in a few sentences what an order board shows: what a source reports, every step's count and rate, then satisfaction; or that only orders are known. */
export function summarizeLifecycle(model: LifecycleModel, locale: Locale): string {
  const words = lifecycleWords(locale);
  const { colon } = text(locale);
  const [stop, comma] = locale === 'zh' ? ['。', '，'] : ['. ', ', '];
  const steps = (model.onlyPlaced ? model.steps.filter(({ count }) => count !== null) : model.steps).map((item) => {
    const count = item.count ? spokenQuantity(item.count, { locale, unit: 'orders', compact: false }) : words.unknown;
    const rate = item.rate ? ` (${spokenQuantity(item.rate.quantity, { locale, unit: 'ratio' })})` : '';
    return `${item.label[locale]} ${count}${rate}`;
  });
  const reported = reportedSentence(model, locale);
  const sentences = [...(reported ? [reported] : []), steps.join(comma)];
  if (model.satisfaction)
    sentences.push(`${model.satisfaction.label[locale]}${colon}${rateWords(model.satisfaction, locale)}`);
  const said = sentences
    .map((sentence) => `${sentence}${stop}`)
    .join('')
    .trim();
  return model.onlyPlaced ? `${said}${locale === 'en' ? ' ' : ''}${words.onlyPlaced}` : said;
}
