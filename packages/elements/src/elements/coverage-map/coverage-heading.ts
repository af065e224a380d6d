import type { Heading } from '../../base/frame-templates.js';
import { formatDate } from '../../format/format-date.js';
import type { Locale } from '../../format/locale.js';
import { unitLabel } from '../../format/unit-label.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';

/** Says what a coverage map shows, with its unit and as of when. */
export function coverageHeading({ metric, asOf, period }: RegionsModel, locale: Locale): Heading {
  const date = period ? period[locale] : asOf ? regionWords(locale).asOf(formatDate(asOf, null, locale)) : '';
  if (!metric) return { title: regionWords(locale).title, note: date };
  const unit = metric.unit === 'minutes' ? '' : unitLabel(metric.unit, locale);
  return { title: metric.label[locale], note: [unit, date].filter(Boolean).join(' · ') };
}
