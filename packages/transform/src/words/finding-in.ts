import type { Finding } from '@practice-atlas/dataset';
import type { ReportLocale } from '../report/report-words.js';
import { sayInChinese } from './say-in-chinese.js';

/**
 * Gives a finding with its reason and remedy in a language; the finding itself for English. A sentence that has no Chinese words, such as
 * the message of a program, stays as it is.
 *
 * @example
 * const { reason, remedy } = findingIn(finding, 'zh');
 */
export function findingIn(finding: Finding, locale: ReportLocale): Finding {
  if (locale === 'en') return finding;
  const { code, reason, remedy } = finding;
  return { ...finding, reason: sayInChinese(code, reason) ?? reason, remedy: sayInChinese(code, remedy) ?? remedy };
}
