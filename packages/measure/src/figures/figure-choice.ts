import { compareQuantities, type Quantity, sum } from '@practice-atlas/dataset';
import type { Metric } from '../metric.js';
import { knownDay } from '../plan/calendar.js';
import { figureIndex } from './figure-index.js';
import type { FigureRow } from './figure-list.js';

/** What reported figures say of one cell. */
export interface Choice {
  readonly quantity: Quantity;
  readonly simulated: boolean;
  /** The figures it stands on, the chosen one first. */
  readonly figureIds: readonly string[];
  readonly conflicts: readonly string[];
  /** The day it holds for, days since 1970-01-01; null when undated, or when its parts hold for different days. */
  readonly day: number | null;
  /** The same, as precise as it is known. */
  readonly asOf: string | null;
  /** First day of a flow, when it is known. */
  readonly start: number | null;
  readonly seriesKind: FigureRow['seriesKind'];
  /** Regions whose number was added up on the way, and from how many parts. */
  readonly sums: readonly RegionSum[];
}

/** A region whose number is the sum of its parts. */
export interface RegionSum {
  readonly code: string;
  readonly partCount: number;
}

const PRECISIONS = ['none', 'year', 'month', 'day'];

function isBefore(metric: Metric, a: FigureRow, b: FigureRow): number {
  const kind = (figure: FigureRow) => (figure.seriesKind === (metric.kind === 'flow' ? 'flow' : 'stock') ? 1 : 0);
  const newer = (b.asOf ?? -Infinity) > (a.asOf ?? -Infinity) ? 1 : -1;
  return (
    kind(b) - kind(a) ||
    (a.asOf === b.asOf ? 0 : newer) ||
    PRECISIONS.indexOf(b.asOfPrecision) - PRECISIONS.indexOf(a.asOfPrecision) ||
    (a.periodStart ?? -Infinity) - (b.periodStart ?? -Infinity) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Lists figures of the same cell that contradict the chosen one: by their own word, or by bounds that exclude each other on the same date. */
function conflictsOf(chosen: FigureRow, sameCell: readonly FigureRow[], all: readonly FigureRow[]): string[] {
  const ids = figureIndex(all)
    .contradicting(chosen)
    .map(({ id }) => id);
  for (const figure of sameCell)
    if (
      figure !== chosen &&
      figure.simulated === chosen.simulated &&
      figure.asOf !== null &&
      figure.asOf === chosen.asOf &&
      figure.asOfPrecision === chosen.asOfPrecision &&
      figure.periodStart === chosen.periodStart &&
      figure.seriesKind === chosen.seriesKind &&
      Math.abs(compareQuantities(figure.quantity!, chosen.quantity!) ?? 0) === 1
    )
      ids.push(figure.id);
  return [...new Set(ids)].filter((id) => id !== chosen.id);
}

/** Follows a flow back through figures whose periods adjoin, the longest each time: twelve months make a year. */
function chainOf(latest: FigureRow, candidates: readonly FigureRow[]): FigureRow[] {
  const chain = [latest];
  for (let link: FigureRow | undefined = latest; link; ) {
    const start: number | null = link.periodStart;
    link = candidates.find(
      (figure) =>
        figure.seriesKind === 'flow' &&
        start !== null &&
        figure.asOf === start - 1 &&
        figure.periodStart !== null &&
        figure.periodStart < start,
    );
    if (link) chain.push(link);
  }
  return chain;
}

/**
 * Chooses among figures of the same cell and the same basis: the latest wins. Flows of adjoining periods are added to it.
 * Null when there is none.
 */
export function chooseFigure(metric: Metric, sameCell: readonly FigureRow[], all: readonly FigureRow[]): Choice | null {
  const sorted = [...sameCell].sort((a, b) => isBefore(metric, a, b));
  const chosen = sorted[0];
  if (!chosen) return null;
  const chain = chosen.seriesKind === 'flow' && metric.additive ? chainOf(chosen, sorted) : [chosen];
  return {
    quantity: chain.length === 1 ? chosen.quantity! : sum(chain.map((figure) => figure.quantity!)),
    simulated: chosen.simulated,
    figureIds: chain.map(({ id }) => id),
    conflicts: [...new Set(chain.flatMap((figure) => conflictsOf(figure, sameCell, all)))],
    day: chosen.asOf,
    asOf: knownDay(chosen.asOf, chosen.asOfPrecision),
    start: chain.at(-1)!.periodStart,
    seriesKind: chosen.seriesKind,
    sums: [],
  };
}

/** Adds up what is known of all parts of the region `code`. Flows must be of the same period, known from its first day to its last. */
export function sumChoices(metric: Metric, code: string, parts: readonly Choice[]): Choice | null {
  const first = parts[0]!;
  const sameDay = parts.every(
    ({ day, start, asOf }) => day === first.day && start === first.start && asOf === first.asOf,
  );
  const flows = parts.filter(({ seriesKind }) => seriesKind === 'flow').length;
  if (flows > 0 && (flows < parts.length || first.day === null || first.start === null)) return null;
  if ((metric.kind === 'flow' || flows > 0) && !sameDay) return null;
  const quantity = sum(parts.map((part) => part.quantity));
  if (quantity.value === null) return null;
  return {
    quantity,
    simulated: parts.some(({ simulated }) => simulated),
    figureIds: parts.flatMap(({ figureIds }) => figureIds),
    conflicts: [...new Set(parts.flatMap(({ conflicts }) => conflicts))],
    day: sameDay ? first.day : null,
    asOf: sameDay ? first.asOf : null,
    start: sameDay ? first.start : null,
    seriesKind: first.seriesKind,
    sums: [{ code, partCount: parts.length }, ...parts.flatMap(({ sums }) => sums)],
  };
}
