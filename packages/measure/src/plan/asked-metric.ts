import type { Catalogue, Metric } from '../metric.js';
import type { Derivation } from './derivation.js';

/** A metric as a query asks for it. */
export interface AskedMetric {
  /** `time_to_complete.p90`. */
  readonly asked: string;
  /** The entry of the catalogue, as the variant asked for changes it. */
  readonly metric: Metric;
  /** 50 or 90 of a duration, in percent; null otherwise. */
  readonly quantile: number | null;
  /** What is made of its values; null = nothing. */
  readonly derivation: Derivation | null;
  /** Numerator and denominator of a metric that is answered from two others. */
  readonly parts: readonly [AskedMetric, AskedMetric] | null;
  /** What a ratio of two metrics is multiplied by. */
  readonly per: number;
}

/** Quantiles by the words that follow a duration, in percent. */
export const QUANTILES = new Map([
  ['median', 50],
  ['p90', 90],
]);

/** Finds a metric of a catalogue that is asked for plainly: with nothing after its id but a quantile. Null for every other. */
export function plainMetric(asked: string, catalogue: Catalogue): AskedMetric | null {
  const [id = '', word, ...rest] = asked.split('.');
  const metric = catalogue.get(id);
  if (!metric || rest.length > 0 || metric.ratio || metric.noGrain) return null;
  const isDuration = metric.kind === 'duration';
  const quantile = isDuration ? QUANTILES.get(word ?? 'median') : word === undefined ? null : undefined;
  return quantile === undefined ? null : { asked, metric, quantile, derivation: null, parts: null, per: 1 };
}
