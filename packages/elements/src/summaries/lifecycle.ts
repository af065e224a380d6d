import { formatDuration } from '../format/format-duration.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import type { LifecycleModel, LifecycleRate } from '../models/lifecycle.js';
import { lifecycleWords } from './lifecycle-words.js';

/** Says a rate with its parts: `92.8%（2,406 单中 2,232 单）`. */
export function rateWords(rate: LifecycleRate, locale: Locale): string {
  const share = spokenQuantity(rate.quantity, { locale, unit: 'ratio' });
  if (!rate.parts) return share;
  const say = (part: 'numerator' | 'denominator') => spokenQuantity(rate.parts![part], { locale, compact: false });
  const parts = lifecycleWords(locale).of(say('numerator'), say('denominator'));
  return locale === 'zh' ? `${share}（${parts}）` : `${share} (${parts})`;
}

/** Says one step: how many orders reached it, its rate with the parts, its times, what is overdue. */
export function stepSentence(model: LifecycleModel, index: number, locale: Locale): string {
  const item = model.steps[index];
  if (!item) return '';
  const words = lifecycleWords(locale);
  const { comma, colon, basis } = text(locale);
  const clauses = [item.count ? spokenQuantity(item.count, { locale, unit: 'orders', compact: false }) : words.unknown];
  if (item.count && item.basis) clauses.push(basis[item.basis]);
  if (item.skippable) clauses.push(words.skippable);
  if (item.rate) clauses.push(`${item.rate.label[locale]} ${rateWords(item.rate, locale)}`);
  if (item.median?.value != null) clauses.push(`${words.median} ${formatDuration(item.median.value, locale)}`);
  if (item.p90?.value != null) clauses.push(`P90 ${formatDuration(item.p90.value, locale)}`);
  if (item.overdue) clauses.push(`${words.overdue} ${rateWords(item.overdue, locale)}`);
  if (item.step === 'rated' && model.satisfaction)
    clauses.push(`${model.satisfaction.label[locale]} ${rateWords(model.satisfaction, locale)}`);
  return `${item.label[locale]}${colon}${clauses.join(comma)}`;
}

/** Says in a few sentences what an order board shows: every step's count and rate, then satisfaction; or that only orders are known. */
export function summarizeLifecycle(model: LifecycleModel, locale: Locale): string {
  const words = lifecycleWords(locale);
  const { colon } = text(locale);
  const [stop, comma] = locale === 'zh' ? ['。', '，'] : ['. ', ', '];
  const steps = (model.onlyPlaced ? model.steps.filter(({ count }) => count !== null) : model.steps).map((item) => {
    const count = item.count ? spokenQuantity(item.count, { locale, unit: 'orders', compact: false }) : words.unknown;
    const rate = item.rate ? ` (${spokenQuantity(item.rate.quantity, { locale, unit: 'ratio' })})` : '';
    return `${item.label[locale]} ${count}${rate}`;
  });
  const sentences = [steps.join(comma)];
  if (model.satisfaction)
    sentences.push(`${model.satisfaction.label[locale]}${colon}${rateWords(model.satisfaction, locale)}`);
  const said = sentences
    .map((sentence) => `${sentence}${stop}`)
    .join('')
    .trim();
  return model.onlyPlaced ? `${said}${locale === 'en' ? ' ' : ''}${words.onlyPlaced}` : said;
}
