import { METRIC_WORDS, UNITS_BY_WORD } from './metric-words.js';

/** The unit of a metric in which a heading with this measure word counts it: the usual one without a word; null when nobody knows it. */
export function metricUnit(metric: string, unitWord: string | null): string | null {
  const said = unitWord === null ? undefined : UNITS_BY_WORD.get(unitWord);
  const units = METRIC_WORDS.find((entry) => entry.metric === metric)?.units;
  if (!units) return said ?? null;
  return said !== undefined && units.includes(said) ? said : (units[0] ?? null);
}

/** Says whether a metric is a state on a date or a total over a period; an unknown one is taken for a state. */
export function metricSeries(metric: string): 'stock' | 'flow' {
  return METRIC_WORDS.find((entry) => entry.metric === metric)?.seriesKind ?? 'stock';
}
