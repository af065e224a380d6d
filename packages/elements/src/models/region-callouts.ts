import type { AnswerFigure, Label } from '@practice-atlas/measure';
import { regionLevel } from './region-level.js';

/** The figures of one place that stand in its call-out. */
export interface RegionCallout {
  /** Code of the place the figures speak of: the region itself, or a county or zone inside it. */
  readonly code: string;
  /** Index of the region whose tile the leader ends on. */
  readonly item: number;
  /** Names from the region down to the place: 朝阳市, 北票市. */
  readonly names: readonly Label[];
  /** At most three, the headline first. */
  readonly figures: readonly AnswerFigure[];
}

const METRIC_ORDER = [
  'teams',
  'volunteers',
  'volunteers_registered',
  'projects',
  'sites',
  'problems_solved',
  'beneficiaries',
  'lectures',
  'activities',
  'team_members',
];
const LEVELS: readonly string[] = ['city', 'county', 'zone'];
const FIGURE_LIMIT = 3;

function metricPlace(figure: AnswerFigure): number {
  const place = METRIC_ORDER.indexOf(figure.metric);
  return place < 0 ? METRIC_ORDER.length : place;
}

function isDivided(figure: AnswerFigure): boolean {
  return Object.keys(figure.dims).length > 0;
}

/** Orders figures by what a reader looks for first: undivided before divided, teams before volunteers before projects..., stock before flow, larger first. */
export function compareFigures(a: AnswerFigure, b: AnswerFigure): number {
  return (
    metricPlace(a) - metricPlace(b) ||
    Number(isDivided(a)) - Number(isDivided(b)) ||
    Number(a.seriesKind !== 'stock') - Number(b.seriesKind !== 'stock') ||
    (b.quantity?.value ?? -1) - (a.quantity?.value ?? -1) ||
    (a.figureId < b.figureId ? -1 : a.figureId > b.figureId ? 1 : 0)
  );
}

/** Tells whether a figure speaks of the whole division its code names; a community's figure never stands for its county. */
export function standsForRegion(figure: AnswerFigure): boolean {
  return figure.regionCode !== null && figure.placePrecision === regionLevel(figure.regionCode);
}

function latestOnly(figures: readonly AnswerFigure[]): AnswerFigure[] {
  const latest = new Map<string, AnswerFigure>();
  for (const figure of [...figures].sort(compareFigures)) {
    const dims = Object.entries(figure.dims).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([figure.metric, dims]);
    const other = latest.get(key);
    if (!other || (figure.asOf ?? '') > (other.asOf ?? '')) latest.set(key, figure);
  }
  return [...latest.values()].sort(compareFigures);
}

function compareHeadlines(a: RegionCallout, b: RegionCallout): number {
  const [first, second] = [a.figures[0]!, b.figures[0]!];
  return Number(isDivided(first)) - Number(isDivided(second)) || compareFigures(first, second);
}

/**
 * Chooses which reported figures become call-outs. The rule: only figures of scope `core` with a number, no targets, no duplicates, that
 * speak of the whole region, or of a whole county or zone inside it; of the same metric and dimensions only the latest. A call-out is one
 * place with at most three figures, in the order of `compareFigures`. Call-outs come in that order of their headlines, undivided ones before
 * divided, but every region has its first place (itself before its counties) before any has its second. `codes` are the regions in model order.
 */
export function regionCallouts(codes: readonly string[], figures: readonly AnswerFigure[]): RegionCallout[] {
  const itemOf = new Map(codes.map((code, index) => [code, index]));
  const places = new Map<string, { item: number; names: Label[]; figures: AnswerFigure[] }>();
  for (const figure of figures) {
    const depth = figure.regionPath.findIndex((code) => itemOf.has(code));
    if (depth < 0 || figure.regionCode === null || !standsForRegion(figure)) continue;
    if (figure.scope !== null && figure.scope !== 'core') continue;
    if (figure.quantity?.value == null || figure.seriesKind === 'target' || figure.duplicateOf.length > 0) continue;
    if (!LEVELS.includes(figure.placePrecision)) continue;
    const place = places.get(figure.regionCode) ?? {
      item: itemOf.get(figure.regionPath[depth]!)!,
      names: figure.regionPathNames.slice(depth),
      figures: [],
    };
    place.figures.push(figure);
    places.set(figure.regionCode, place);
  }
  const callouts = [...places].map(([code, place]) => ({
    ...place,
    code,
    figures: latestOnly(place.figures).slice(0, FIGURE_LIMIT),
  }));
  callouts.sort(
    (a, b) => Number(a.code !== codes[a.item]) - Number(b.code !== codes[b.item]) || compareHeadlines(a, b),
  );
  const turn = new Map<number, number>();
  const turns = callouts.map((callout) => {
    const next = (turn.get(callout.item) ?? -1) + 1;
    turn.set(callout.item, next);
    return next;
  });
  return callouts
    .map((callout, index) => ({ callout, turn: turns[index]! }))
    .sort((a, b) => a.turn - b.turn || compareHeadlines(a.callout, b.callout))
    .map(({ callout }) => callout);
}
