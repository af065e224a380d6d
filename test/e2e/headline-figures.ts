import { type Figure, type Source, tableRows } from '@practice-atlas/dataset';
import { press } from '../data/datasets.js';

export type Lang = 'zh' | 'en';

/** A headline number of the page, as the data package has it. */
export interface Headline {
  readonly metric: string;
  readonly figure: Figure;
  readonly source: Source;
}

const METRICS = ['sites', 'teams', 'volunteers', 'projects'];
const ENGLISH = new Map([
  ['多', 'more than'],
  ['余', 'over'],
]);

/** The four figures of the province that the data map opens with, read from the data package. */
export async function headlineFigures(): Promise<Headline[]> {
  const { tables } = await press();
  const rows = tableRows(tables.figures);
  const known = tableRows(tables.sources);
  return METRICS.map((metric) => {
    const found = rows.filter(
      (row) => row.region_code === '210000' && row.metric === metric && row.qualifier === 'at_least',
    );
    const [figure] = found;
    const source = known.find(({ source_id }) => source_id === figure?.source_id);
    if (!figure || found.length !== 1 || !source)
      throw new Error(`the package has ${found.length} figures of ${metric}`);
    return { metric, figure, source };
  });
}

/** How a lower bound prints: 3,000+, 2万+, 1,200,000+. */
export function printed({ figure: { value } }: Headline, lang: Lang): string {
  if (value === null) throw new Error('a headline has no value');
  return lang === 'zh' && value >= 10_000 ? `${value / 10_000}万+` : `${value.toLocaleString('en-US')}+`;
}

/** How a lower bound is spoken: in Chinese as its quote has it (120多万人), in English with the meaning of its word. */
export function spoken({ figure }: Headline, lang: Lang): string {
  if (lang === 'en') return `${ENGLISH.get(figure.qualifier_word ?? '')} ${figure.value?.toLocaleString('en-US')}`;
  const words = /[\d.]+[多余]?万?[多余]?[\u4e00-\u9fff]/u.exec(figure.quote ?? '')?.[0];
  if (!words?.includes(figure.qualifier_word ?? '?'))
    throw new Error(`the quote "${figure.quote}" has no bounded number`);
  return words;
}

/** Every place where a text gives the number of a headline without saying that it is a bound. */
export function bareNumbers(text: string, { figure: { value } }: Headline): string[] {
  const plain = String(value);
  const grouped = (value ?? 0).toLocaleString('en-US');
  const inWan = `${(value ?? 0) / 10_000}\\s*万`;
  const number = new RegExp(`(?<![\\d.,])(?:${plain}|${grouped}|${inWan})(?![\\d.,]*\\d)`, 'gu');
  return [...text.matchAll(number)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const after = text.slice(match.index + match[0].length).slice(0, 12);
    const isBound = /^\s*[+多余]/u.test(after) || /(?:more than|over|at least)\s*$/u.test(before);
    return isBound ? [] : [`${before}[${match[0]}]${after}`.replace(/\s+/g, ' ')];
  });
}
