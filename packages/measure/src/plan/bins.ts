import type { Label } from '../answer.js';

/** A dimension of numbers in bins, as `bins:rating:1,2,3,4,5` says it. */
export interface Bins {
  readonly field: string;
  /** Lower edges, ascending. */
  readonly edges: readonly number[];
}

const FORM = /^bins:([a-z_]+):(-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*)$/;

/** Reads a dimension of bins; null when it is none, or its edges do not ascend. */
export function binsOf(dimension: string): Bins | null {
  const match = FORM.exec(dimension);
  if (!match) return null;
  const edges = match[2]!.split(',').map(Number);
  return edges.every((edge, i) => i === 0 || edge > edges[i - 1]!) ? { field: match[1]!, edges } : null;
}

/** Names a bin by its edges: bin -1 lies before the first one. */
export function binLabel({ edges }: Bins, bin: number): Label {
  const [low, high] = [edges[bin], edges[bin + 1]];
  if (low === undefined) return { zh: `${high} 以下`, en: `below ${high}` };
  return high === undefined
    ? { zh: `${low} 及以上`, en: `${low} or more` }
    : { zh: `${low} 至 ${high} 以下`, en: `${low} to below ${high}` };
}
