import type { Series, SeriesModel, SeriesPoint } from './series.js';

/** One datum of the picture: what the cursor stops at. */
export interface SeriesDatum {
  readonly series: Series;
  readonly point: SeriesPoint;
  readonly panel: number;
}

/** A strip of the picture with a scale of its own. */
export interface SeriesPanel {
  readonly kind: 'stock' | 'flow';
  readonly unit: string;
  readonly series: readonly Series[];
}

/**
 * Sorts series into panels: stocks and flows apart, each unit apart, persons first, because no scale fits two of them.
 * Targets stand with the stock of their unit.
 */
export function seriesPanels(model: SeriesModel): readonly SeriesPanel[] {
  const panels = new Map<string, { kind: 'stock' | 'flow'; unit: string; series: Series[] }>();
  for (const series of model.series) {
    const kind = series.form === 'bars' ? 'flow' : 'stock';
    const id = `${kind}|${series.unit}`;
    const panel = panels.get(id);
    if (panel) panel.series.push(series);
    else panels.set(id, { kind, unit: series.unit, series: [series] });
  }
  const rank = ({ kind, unit }: SeriesPanel): number => (unit === 'persons' ? 0 : 2) + (kind === 'stock' ? 0 : 1);
  return [...panels.values()].sort((a, b) => rank(a) - rank(b));
}

/** Lists the data of the panels in reading order: panel by panel, the undated first, then by time. Points without a number are left to the table. */
export function seriesData(panels: readonly SeriesPanel[]): readonly SeriesDatum[] {
  return panels.flatMap(({ series }, panel) =>
    series
      .flatMap((one) => one.points.map((point) => ({ series: one, point, panel })))
      .filter(({ point }) => point.quantity.value !== null)
      .sort((a, b) => (a.point.slot ?? Number.NEGATIVE_INFINITY) - (b.point.slot ?? Number.NEGATIVE_INFINITY)),
  );
}
