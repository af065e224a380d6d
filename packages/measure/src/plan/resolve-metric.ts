import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { figureIndex } from '../figures/figure-index.js';
import type { FigureRow } from '../figures/figure-list.js';
import type { Catalogue, Metric } from '../metric.js';

/** A metric as a query asks for it. */
export interface AskedMetric {
  /** `time_to_complete.p90`. */
  readonly asked: string;
  readonly metric: Metric;
  /** 50 or 90 of a duration, in percent; null otherwise. */
  readonly quantile: number | null;
}

const QUANTILES = new Map([
  ['median', 50],
  ['p90', 90],
]);

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

/**
 * Finds the metric that a query asks for: of the catalogue, else a word that occurs in the figures.
 * Throws `metric_unknown` with the nearest name, `query_unsupported` for a quantile that is not offered.
 */
export function resolveMetric(
  asked: string,
  property: string,
  catalogue: Catalogue,
  figures: readonly FigureRow[] = [],
): AskedMetric {
  const [id = '', ...rest] = asked.split('.');
  const metric = catalogue.get(id);
  if (metric && rest.length === 0) return { asked, metric, quantile: metric.kind === 'duration' ? 50 : null };
  const quantile = QUANTILES.get(rest.join('.'));
  if (metric?.kind === 'duration' && quantile !== undefined) return { asked, metric, quantile };
  if (metric)
    throw new AtlasError('query_unsupported', `"${asked}" is not offered`, {
      hint: metric.kind === 'duration' ? `ask for "${id}.median" or "${id}.p90"` : `ask for "${id}"`,
      where: { property },
      details: { value: asked },
    });
  const reported = figureMetric(asked, figures);
  if (reported) return { asked, metric: reported, quantile: null };
  const near = nearestName(asked, [...catalogue.keys(), ...new Set(figures.map((figure) => figure.metric))]);
  throw new AtlasError('metric_unknown', `unknown metric "${asked}"`, {
    hint: near ? `did you mean "${near}"?` : `use one of ${[...catalogue.keys()].join(', ')}`,
    where: { property },
    details: { value: asked, ...(near ? { near } : {}) },
  });
}
