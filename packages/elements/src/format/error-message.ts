import type { AtlasError, AtlasErrorCode } from '@practice-atlas/dataset';
import type { Locale } from './locale.js';

/** An error as an element shows it. */
export interface ErrorMessage {
  /** What is wrong, with the value. */
  readonly what: string;
  /** Where: file, table, row, column, property; empty when unknown. */
  readonly place: string;
  /** What to do about it; empty when nothing is known. */
  readonly remedy: string;
}

/** What is wrong (the offending value follows) and what to do, in Chinese. English comes from the error itself. */
export type ErrorWords = Readonly<Partial<Record<AtlasErrorCode, readonly [what: string, remedy: string]>>>;

const words: Partial<Record<AtlasErrorCode, readonly [string, string]>> = {
  query_malformed: ['查询的格式有误', '请检查写法。'],
  source_missing: ['没有找到数据源', '请把元素放进 <atlas-source>，或设置 source 属性。'],
  render_failed: ['图形没有画成', '请告诉维护者。'],
};

/** Adds the Chinese words of errors that only some pages can meet: those of reading data come with what reads them. */
export function addErrorWords(more: ErrorWords): void {
  Object.assign(words, more);
}

const PLACES = {
  file: ['文件', 'file'],
  table: ['表', 'table'],
  row: ['行', 'row'],
  column: ['列', 'column'],
  property: ['属性', 'property'],
} as const;

/** The details that name the offending value, the most telling first. */
const VALUES = ['column', 'value', 'source', 'query', 'table', 'file', 'message'];

/**
 * Says an error in a language. The Chinese sentence names the value that the error's details name; the near name in `details.near`,
 * when there is one, is the remedy.
 */
export function errorMessage(error: AtlasError, locale: Locale): ErrorMessage {
  const { code, details, where } = error;
  const { near, version, current } = details;
  const named = VALUES.find((key) => details[key]);
  const value = version ? `${version} > ${current}` : named ? details[named] : '';
  const index = locale === 'zh' ? 0 : 1;
  const place = Object.entries(PLACES)
    .map(([key, words]) => [words[index], where[key as keyof typeof PLACES]])
    .filter(([, at]) => at && at !== value)
    .map((pair) => pair.join(' '))
    .join(' · ');
  if (locale === 'en') return { what: error.message, place, remedy: error.hint };
  const [what, remedy] = words[code] ?? [error.message, ''];
  return { what: value ? `${what}：${value}` : what, place, remedy: near ? `是不是“${near}”？` : remedy };
}
