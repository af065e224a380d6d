import { formatDate } from '../format/format-date.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import type { ValueModel } from '../models/value.js';

/** Says a headline number with the source's own qualifier: `志愿者:120多万人,报告值,2019年11月` (in full-width punctuation). */
export function summarizeValue(model: ValueModel, locale: Locale, label = model.label[locale]): string {
  const messages = text(locale);
  const options = { locale, unit: model.unit, unitWord: model.unitWord };
  const clauses = [
    model.suppressed ? messages.suppressed : spokenQuantity(model.quantity, options),
    model.basis && messages.basis[model.basis],
    model.asOf && formatDate(model.asOf, null, locale),
    model.conflicts.length > 0 && messages.conflict,
  ].filter(Boolean);
  return `${label}${messages.colon}${clauses.join(messages.comma)}`;
}
