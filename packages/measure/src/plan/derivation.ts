import type { Label } from '../answer.js';
import type { Metric } from '../metric.js';

/** What can be made of the values of a metric once they are known; asked as the last word: `orders_placed.year_change`. */
export interface Derivation {
  readonly word: DerivationWord;
  readonly label: Label;
  /** The unit of the result; null = that of the metric. */
  readonly unit: string | null;
  /** Says why it cannot be made of a metric; null when it can. */
  readonly refusal: (metric: Metric) => string | null;
}

export type DerivationWord = 'previous_change' | 'year_change' | 'cumulative' | 'share' | 'rank' | 'per_10k';

const adds = (metric: Metric) => (metric.additive ? null : `values of "${metric.id}" do not add up`);
const addsFlows = (metric: Metric) =>
  metric.kind === 'flow' ? adds(metric) : `"${metric.id}" is a state on a day, which is not added over time`;

const ALL: readonly Derivation[] = [
  {
    word: 'previous_change',
    label: { zh: '环比', en: 'change on the period before' },
    unit: 'ratio',
    refusal: () => null,
  },
  { word: 'year_change', label: { zh: '同比', en: 'change on the year before' }, unit: 'ratio', refusal: () => null },
  { word: 'cumulative', label: { zh: '累计', en: 'cumulative' }, unit: null, refusal: addsFlows },
  { word: 'share', label: { zh: '占比', en: 'share' }, unit: 'ratio', refusal: adds },
  { word: 'rank', label: { zh: '排名', en: 'rank' }, unit: 'rank', refusal: () => null },
  { word: 'per_10k', label: { zh: '每万人', en: 'per 10,000 residents' }, unit: null, refusal: adds },
];

/** The derivations by word. */
export const derivations: ReadonlyMap<string, Derivation> = /* @__PURE__ */ new Map(
  ALL.map((derivation): [string, Derivation] => [derivation.word, derivation]),
);
