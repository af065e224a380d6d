import { headingKey } from '@practice-atlas/dataset';
import { unitInBrackets } from '../headings/heading-forms.js';
import { UNITS_BY_WORD } from './metric-words.js';
import { narrowing, readMetricWords } from './read-metric-words.js';
import type { MetricWords } from './table-plan.js';

const PART = /(?:^|\/)其中[:,、]?([^/]+)$/;
const BRACKETS = /[([【〔{][^)\]】〕}]*[)\]】〕}]/gu;

/** Says whether a heading is of a part of what the heading before it counts: 其中:党员志愿者. */
export function isPartHeading(heading: string): boolean {
  return PART.test(headingKey(heading.slice(0, 200)));
}

/**
 * Reads what a heading such as 其中:党员志愿者 counts beside the heading of the whole: the same metric, narrowed. 志愿者 beside 注册志愿者
 * are registered ones too, and 其中:女性 needs no word for what is counted. Null when it is no part of the whole.
 */
export function partOfWhole(heading: string, whole: MetricWords): MetricWords | null {
  const key = headingKey(heading.slice(0, 200));
  const words = PART.exec(key)?.[1];
  if (words === undefined) return null;
  const plain = readMetricWords(heading);
  const isSame = plain?.metric === whole.metric || whole.metric.startsWith(`${plain?.metric}_`);
  if (plain && isSame && plain.unit === whole.unit && Object.keys(plain.dims).length > 0)
    return { ...plain, metric: whole.metric, dims: { ...whole.dims, ...plain.dims }, seriesKind: whole.seriesKind };
  if (plain && plain.metric !== plain.label) return null;
  const inside = unitInBrackets(key);
  const said = inside?.unitWord == null ? undefined : UNITS_BY_WORD.get(inside.unitWord);
  const label = words.replace(BRACKETS, (all) => (inside === null ? all : ''));
  const dims = narrowing(label);
  if (dims === null || Object.keys(dims).length === 0 || (said !== undefined && said !== whole.unit)) return null;
  const { metric, unit, unitWord, power, seriesKind } = whole;
  return { metric, label, dims: { ...whole.dims, ...dims }, unit, seriesKind, ...(inside ?? { unitWord, power }) };
}
