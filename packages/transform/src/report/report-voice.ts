import { plainText } from './plain-text.js';
import { type ReportLocale, type ReportWords, reportWords } from './report-words.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes a text from outside so that HTML shows it as it is. */
export function safeText(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The words of the page of a report: in both languages, the second in a span, or in one. */
export interface ReportVoice {
  readonly locale: ReportLocale | null;
  say(word: (words: ReportWords) => string): string;
  /** Says it where no markup can stand. */
  label(word: (words: ReportWords) => string): string;
  /** Says a sentence that is given by language. */
  tell(sentence: (locale: ReportLocale) => string): string;
}

/** Chooses the language of a page; null = both. */
export function reportVoice(locale: ReportLocale | null): ReportVoice {
  const label = (word: (words: ReportWords) => string) => safeText(word(reportWords[locale ?? 'zh']));
  const also = (word: (words: ReportWords) => string) =>
    ` <span class="also" lang="en">${safeText(word(reportWords.en))}</span>`;
  const tell = (sentence: (locale: ReportLocale) => string): string => {
    const [main, other] = [sentence(locale ?? 'zh'), sentence('en')];
    return `${safeText(main)}${locale !== null || main === other ? '' : ` <span class="also" lang="en">${safeText(other)}</span>`}`;
  };
  return { locale, label, say: (word) => `${label(word)}${locale === null ? also(word) : ''}`, tell };
}
