import type { FigureRow } from './figure-list.js';

/** The figures of a dataset by what questions look for. */
export interface FigureIndex {
  readonly byId: ReadonlyMap<string, FigureRow>;
  /** In the order of the table. */
  readonly byMetric: ReadonlyMap<string, readonly FigureRow[]>;
  /** Fields of `dims` that occur. */
  readonly dims: ReadonlySet<string>;
  /** Lists the figures that contradict one by their own word or by its, in the order of the table. */
  contradicting(figure: FigureRow): readonly FigureRow[];
}

function indexFigures(figures: readonly FigureRow[]): FigureIndex {
  const byId = new Map<string, FigureRow>();
  const byMetric = new Map<string, FigureRow[]>();
  const dims = new Set<string>();
  const speaking: FigureRow[] = [];
  for (const figure of figures) {
    byId.set(figure.id, figure);
    const same = byMetric.get(figure.metric);
    if (same) same.push(figure);
    else byMetric.set(figure.metric, [figure]);
    for (const field of figure.dims.keys()) dims.add(field);
    if (figure.contradicts.length > 0) speaking.push(figure);
  }
  return {
    byId,
    byMetric,
    dims,
    contradicting({ id, contradicts }) {
      const found = new Set(speaking.filter((figure) => figure.contradicts.includes(id)));
      for (const other of contradicts) if (byId.has(other)) found.add(byId.get(other)!);
      return [...found].sort((a, b) => a.order - b.order);
    },
  };
}

const indexes = new WeakMap<readonly FigureRow[], FigureIndex>();

/** Looks through the figures of a dataset, once. */
export function figureIndex(figures: readonly FigureRow[]): FigureIndex {
  const index = indexes.get(figures) ?? indexFigures(figures);
  indexes.set(figures, index);
  return index;
}
