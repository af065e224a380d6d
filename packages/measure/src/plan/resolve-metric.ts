import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { figureIndex } from '../figures/figure-index.js';
import type { FigureRow } from '../figures/figure-list.js';
import type { Catalogue, Metric } from '../metric.js';
import { type AskedMetric, QUANTILES } from './asked-metric.js';
import { derivations } from './derivation.js';

/** Describes a metric that only figures know: its words are those of the figures, it is never added up. */
function figureMetric(id: string, figures: readonly FigureRow[]): Metric | null {
  const known = figureIndex(figures).byMetric.get(id) ?? [];
  const first = known.find((figure) => figure.dims.size === 0 && figure.label !== null) ?? known[0];
  if (!first) return null;
  const kind =
    first.unit === 'ratio' ? 'ratio' : (known.find(({ seriesKind }) => seriesKind !== 'target')?.seriesKind ?? 'flow');
  return {
    id,
    label: { zh: first.label ?? id, en: first.labelEn ?? id.replaceAll('_', ' ') },
    unit: first.unit,
    kind: kind as Metric['kind'],
    direction: 'neutral',
    clock: 'as_of',
    cohort: { zh: '来源所报告的', en: 'As the source reports it' },
    definition: { zh: '见来源原文。', en: 'As in the words of the source.' },
    dimensions: null,
    rows: null,
    figure: id,
    additive: false,
  };
}

function refused(asked: string, property: string, message: string, hint: string): AtlasError {
  return new AtlasError('query_unsupported', message, { hint, where: { property }, details: { value: asked } });
}

/** Lists the words that may follow the id of a metric. */
function suffixesOf({ id, kind, variants = {} }: Metric): string[] {
  const quantiles = kind === 'duration' ? QUANTILES.keys() : [];
  return [...Object.keys(variants), ...quantiles, ...derivations.keys()].map((word) => `"${id}.${word}"`);
}

/**
 * Finds the metric that a query asks for: of the catalogue, with its variant, quantile and derivation after dots, in this order; else a word that
 * occurs in the figures. Throws `metric_unknown` with the nearest name, `query_unsupported` for a word that is not offered.
 */
export function resolveMetric(
  asked: string,
  property: string,
  catalogue: Catalogue,
  figures: readonly FigureRow[] = [],
): AskedMetric {
  const [id = '', ...rest] = asked.split('.');
  const entry = catalogue.get(id);
  if (!entry) {
    const reported = figureMetric(asked, figures);
    if (reported) return { asked, metric: reported, quantile: null, derivation: null, parts: null, per: 1 };
    const near = nearestName(asked, [...catalogue.keys(), ...new Set(figures.map((figure) => figure.metric))]);
    throw new AtlasError('metric_unknown', `unknown metric "${asked}"`, {
      hint: near ? `did you mean "${near}"?` : `use one of ${[...catalogue.keys()].join(', ')}`,
      where: { property },
      details: { value: asked, ...(near ? { near } : {}) },
    });
  }
  const words = [...rest];
  const take = <A>(find: (word: string) => A | undefined): A | undefined => {
    const found = words[0] === undefined ? undefined : find(words[0]);
    if (found !== undefined) words.shift();
    return found;
  };
  const variant = take((word) => (Object.hasOwn(entry.variants ?? {}, word) ? entry.variants![word] : undefined));
  const metric: Metric = variant ? { ...entry, ...variant } : entry;
  const isDuration = metric.kind === 'duration';
  const quantile = take((word) => (isDuration ? QUANTILES.get(word) : undefined)) ?? (isDuration ? 50 : null);
  const derivation = take((word) => derivations.get(word)) ?? null;
  if (words.length > 0)
    throw refused(asked, property, `"${asked}" is not offered`, `ask for "${id}", ${suffixesOf(entry).join(', ')}`);
  const refusal = derivation?.refusal(metric);
  if (refusal) throw refused(asked, property, `"${asked}" cannot be: ${refusal}`, `ask for "${id}"`);
  const partOf = (name: string) => resolveMetric(name, property, catalogue, figures);
  if (derivation?.word === 'per_10k') {
    const base = rest.slice(0, -1);
    const parts = [partOf([id, ...base].join('.')), partOf('population')] as const;
    return { asked, metric: { ...metric, rows: null, figure: null }, quantile, derivation, parts, per: 10_000 };
  }
  const { ratio } = metric;
  const parts = ratio ? ([partOf(ratio.numerator), partOf(ratio.denominator)] as const) : null;
  return { asked, metric, quantile, derivation, parts, per: ratio?.per ?? 1 };
}
