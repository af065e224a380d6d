import type { ReportLocale } from '../report/report-words.js';
import { sayInChinese } from './say-in-chinese.js';

/** Says in a language why a heading was left out, as `headingMeanings` gives it. */
export function reasonIn(reason: string, locale: ReportLocale): string {
  return locale === 'en' ? reason : (sayInChinese('column_left', reason) ?? reason);
}
