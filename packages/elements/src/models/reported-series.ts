import type { Answer, AnswerFigure } from '@practice-atlas/measure';
import { calendarSlot, type SlotGrain } from './calendar-slot.js';
import { regionLevel } from './region-level.js';
import type { Series, SeriesOptions, SeriesPoint } from './series.js';

const DEFAULT_METRICS = ['volunteers', 'volunteers_registered', 'volunteers_active', 'teams'];

function asKnown(figure: AnswerFigure): string | null {
  if (!figure.asOf || figure.asOfPrecision === 'none') return null;
  return figure.asOf.slice(0, figure.asOfPrecision === 'year' ? 4 : figure.asOfPrecision === 'month' ? 7 : 10);
}

/** The figures that an answer's values stand on, and, where it lists figures, those of the region and metrics wanted. */
function figuresOf(answer: Answer, { metrics = DEFAULT_METRICS, region = null }: SeriesOptions): AnswerFigure[] {
  const byId = new Map(answer.figures.map((figure) => [figure.figureId, figure]));
  const taken = new Set<AnswerFigure>();
  for (const metric of answer.metrics) {
    if (metric.id === 'reported_figures') {
      for (const figure of answer.figures)
        if (
          metrics.includes(figure.metric) &&
          figure.regionCode !== null &&
          figure.placePrecision === regionLevel(figure.regionCode) &&
          Object.keys(figure.dims).length === 0 &&
          (region === null || figure.regionCode === region)
        )
          taken.add(figure);
      continue;
    }
    for (const value of metric.values) {
      if (value.basis !== 'reported' && value.basis !== 'mixed') continue;
      const figure = byId.get(value.figureIds[0] ?? '');
      if (figure) taken.add(figure);
      for (const id of value.conflicts) {
        const other = byId.get(id);
        if (other) taken.add(other);
      }
    }
  }
  return [...taken].filter(({ duplicateOf }) => !duplicateOf.some((id) => byId.has(id)));
}

/**
 * Collects reported figures into series of loose points, one for each metric and region; flows are left to the table of figures,
 * because a total over a period is no point in time. A figure cited by several answers counts once; simulated figures are none.
 */
export function reportedSeries(answers: readonly Answer[], grain: SlotGrain, options: SeriesOptions): Series[] {
  const groups = new Map<string, { first: AnswerFigure; points: SeriesPoint[] }>();
  const seen = new Set<string>();
  for (const answer of answers)
    for (const figure of figuresOf(answer, options)) {
      const { quantity, figureId, seriesKind } = figure;
      if (seen.has(figureId) || figure.simulated || !quantity || seriesKind === 'flow') continue;
      seen.add(figureId);
      const dims = Object.entries(figure.dims).sort(([a], [b]) => (a < b ? -1 : 1));
      const id = ['reported', seriesKind, figure.metric, figure.regionCode ?? '', ...dims.flat()].join('|');
      const asOf = asKnown(figure);
      const point: SeriesPoint = {
        slot: asOf === null ? null : calendarSlot(asOf, grain),
        quantity,
        basis: 'reported',
        asOf,
        figure,
        conflict: figure.contradicts.length > 0,
      };
      const group = groups.get(id);
      if (group) group.points.push(point);
      else groups.set(id, { first: figure, points: [point] });
    }
  return [...groups].map(([id, { first, points }]) => {
    points.sort((a, b) => (a.slot ?? Number.NEGATIVE_INFINITY) - (b.slot ?? Number.NEGATIVE_INFINITY));
    return {
      id,
      form: first.seriesKind === 'target' ? 'targets' : 'reported',
      metric: first.metric,
      label: points.at(-1)?.figure?.label ?? first.label,
      unit: first.unit,
      simulated: false,
      points,
    };
  });
}
