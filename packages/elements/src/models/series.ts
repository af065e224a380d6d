import { AtlasError, type Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerMetric, AnswerSource, Basis, Label } from '@practice-atlas/measure';
import { calendarSlot, type SlotGrain } from './calendar-slot.js';
import { reportedSeries } from './reported-series.js';

/** One value of a series. */
export interface SeriesPoint {
  /** Number of the calendar unit (see `calendarSlot`); null = undated. */
  readonly slot: number | null;
  readonly quantity: Quantity;
  readonly basis: Basis;
  /** The date as precise as it is known, `2019-11`; null when undated. */
  readonly asOf: string | null;
  /** The reported figure it stands on; null when it was counted or simulated. */
  readonly figure: AnswerFigure | null;
  /** Another figure for the same thing contradicts it. */
  readonly conflict: boolean;
}

/**
 * Points of one metric. `line` is a stock by calendar unit, `bars` a flow by calendar unit, `reported` are loose points of sources,
 * never joined to a line, `targets` are promises.
 */
export interface Series {
  readonly id: string;
  readonly form: 'line' | 'bars' | 'reported' | 'targets';
  readonly metric: string;
  readonly label: Label;
  readonly unit: string;
  readonly simulated: boolean;
  /** In order of time, the undated first. A slot without a point is a gap: nothing is known there. */
  readonly points: readonly SeriesPoint[];
}

/** Stocks and flows over time: what a growth picture, its words and its table are made from. */
export interface SeriesModel {
  readonly grain: SlotGrain;
  /** The dated range of all series; null when nothing is dated. */
  readonly range: { readonly first: number; readonly last: number } | null;
  readonly series: readonly Series[];
  readonly simulated: boolean;
  readonly sources: readonly AnswerSource[];
}

export interface SeriesOptions {
  /** Metrics taken from answers that list figures (`reported_figures`); default: volunteers and teams. */
  readonly metrics?: readonly string[];
  /** Only figures of this very region are taken from such answers. */
  readonly region?: string | null;
}

const GRAINS: readonly SlotGrain[] = ['day', 'month', 'quarter', 'year'];

/** Says that no sources are listed twice, in the order of the answers. */
function distinctSources(answers: readonly Answer[]): readonly AnswerSource[] {
  const byId = new Map<string, AnswerSource>();
  for (const answer of answers)
    for (const source of answer.sources) if (!byId.has(source.sourceId)) byId.set(source.sourceId, source);
  return [...byId.values()];
}

function grainOf(answers: readonly Answer[]): SlotGrain | null {
  let found: SlotGrain | null = null;
  for (const answer of answers)
    for (const { id } of answer.dimensions) {
      const grain = GRAINS.find((word) => word === id);
      if (!grain) continue;
      if (found && found !== grain)
        throw new AtlasError('query_unsupported', `a series cannot mix the grains "${found}" and "${grain}"`, {
          hint: 'ask every query of one picture by the same calendar unit',
          where: { property: 'by' },
          details: { asked: `${found}, ${grain}` },
        });
      found = grain;
    }
  return found;
}

/** Splits the rows of one metric by their other dimensions, so that each region or kind has a series of its own. */
function countedSeries(answer: Answer, metric: AnswerMetric, grain: SlotGrain): Series[] {
  const calendar = answer.dimensions.find(({ id }) => id === grain);
  if (!calendar || metric.kind === 'ratio' || metric.kind === 'duration') return [];
  const others = answer.dimensions.filter((dimension) => dimension !== calendar);
  const groups = new Map<string, { label: Label; points: SeriesPoint[] }>();
  metric.values.forEach((value, row) => {
    const key = calendar.keys[row];
    const slot = key ? calendarSlot(key, grain) : null;
    if (!value.quantity || value.suppressed || value.basis === 'reported' || slot === null) return;
    const id = others.map(({ keys }) => keys[row] ?? '').join('|');
    let group = groups.get(id);
    if (!group) {
      const names = others.map(({ labels }) => labels[row] ?? { zh: '', en: '' });
      const label = names.length
        ? { zh: names.map(({ zh }) => zh).join(' '), en: names.map(({ en }) => en).join(', ') }
        : metric.label;
      group = { label, points: [] };
      groups.set(id, group);
    }
    group.points.push({
      slot,
      quantity: value.quantity,
      basis: value.basis ?? 'counted',
      asOf: value.asOf ?? key ?? null,
      figure: null,
      conflict: value.conflicts.length > 0,
    });
  });
  return [...groups].map(([id, { label, points }]) => ({
    id: id ? `${metric.id}|${id}` : metric.id,
    form: metric.kind === 'flow' ? 'bars' : 'line',
    metric: metric.id,
    label,
    unit: metric.unit,
    simulated: points.some(({ basis }) => basis === 'simulated'),
    points: points.sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0)),
  }));
}

/**
 * Makes series over time from answers: values by calendar unit become lines and bars, reported figures become loose points, so that
 * a source's "at least" is never joined to a counted curve. Missing months stay missing.
 *
 * @returns null when no answer holds a value.
 * @throws AtlasError `query_unsupported` when the answers are by different calendar units.
 */
export function seriesModel(answers: readonly Answer[], options: SeriesOptions = {}): SeriesModel | null {
  const asked = grainOf(answers);
  const grain = asked ?? 'month';
  const lines = new Map<string, Series>();
  for (const answer of answers)
    for (const metric of answer.metrics)
      for (const series of countedSeries(answer, metric, grain))
        if (!lines.has(series.id)) lines.set(series.id, series);
  const order = ['line', 'bars', 'reported', 'targets'];
  const series = [...lines.values(), ...reportedSeries(answers, grain, options)].sort(
    (a, b) => order.indexOf(a.form) - order.indexOf(b.form),
  );
  if (!series.length) return null;
  const slots = series.flatMap(({ points }) => points.flatMap(({ slot }) => (slot === null ? [] : [slot])));
  return {
    grain,
    range: slots.length ? { first: Math.min(...slots), last: Math.max(...slots) } : null,
    series,
    simulated: answers.some(({ simulated }) => simulated),
    sources: distinctSources(answers),
  };
}
