import { AtlasError, isUseful, type Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerMetric, Basis, Label } from '@practice-atlas/measure';
import { compareFigures, type RegionCallout, regionCallouts } from './region-callouts.js';
import { type RegionClass, regionClasses } from './region-classes.js';
import { regionRanks } from './region-ranks.js';

/** One region of a coverage map. */
export interface RegionItem {
  readonly code: string;
  readonly name: Label;
  /** Null = nothing is known, which is not zero. Always null where the map has no metric. */
  readonly quantity: Quantity | null;
  readonly basis: Basis | null;
  readonly asOf: string | null;
  /** Hidden because the group is too small. */
  readonly suppressed: boolean;
  /** Other figures contradict the value. */
  readonly conflicting: boolean;
  /** 1 = the largest known value; equal values share a rank; null where nothing is known, where bounds do not decide, and where bases differ. */
  readonly rank: number | null;
  /** Index into `classes`; null where nothing is known. */
  readonly classIndex: number | null;
  /** Reported figures of the region and of every place inside it, in reading order. */
  readonly figures: readonly AnswerFigure[];
  /** Names of what is starred in it: national pilots. */
  readonly stars: readonly Label[];
}

/** How a map that is not filled by five classes of nearly equal size shows its values. */
export interface FillMethod {
  readonly view: 'fill' | 'bubbles';
  readonly classes: 'quantile' | 'jenks' | 'threshold' | 'continuous';
  /** Says so, for legend and summary. */
  readonly words: Label;
  /** The largest value of all periods, where several maps have a scale in common. */
  readonly largest?: number;
}

/** What a coverage map shows, without pixels. Items are in code order. */
export interface RegionsModel {
  /** `fill` shades one metric; `callout` keeps the land neutral and lets figures of different kinds speak. */
  readonly mode: 'fill' | 'callout';
  /** The region whose units these are; null where the query does not say. */
  readonly region: string | null;
  readonly metric: Pick<AnswerMetric, 'id' | 'label' | 'unit' | 'kind' | 'cohort'> | null;
  readonly items: readonly RegionItem[];
  readonly classes: readonly RegionClass[];
  /** Null = filled by at most five classes of nearly equal size, or not at all. */
  readonly method: FillMethod | null;
  /** How many items have a value. */
  readonly knownCount: number;
  /** The bases of the values, each once; values of several are not compared. */
  readonly bases: readonly Basis[];
  readonly callouts: readonly RegionCallout[];
  /** The year most call-outs hold for; the others print theirs. */
  readonly calloutYear: string | null;
  readonly figureCount: number;
  readonly starCount: number;
  readonly asOf: string | null;
  readonly simulated: boolean;
  /** Of a map over time: the calendar period that the values are of. */
  readonly period?: Label;
}

/** A region, or a place inside it, that carries a star, with the name to print, in both languages where there are two. */
export interface RegionStar {
  readonly code: string;
  readonly name: Label | string;
}

/** How to read the answers. */
export interface RegionsOptions {
  /** The metric that fills; absent = the first that is not `reported_figures`. */
  readonly metric?: string | null;
  readonly stars?: readonly RegionStar[];
}

const FIGURES_METRIC = 'reported_figures';
const TITLES_METRIC = 'designations';

function regionOf(answer: Answer): string | null {
  const within = (answer.query.where ?? []).find(
    (condition) => condition.field === 'region' && condition.op === 'within',
  );
  return within && 'value' in within ? within.value : null;
}

/** Reads which places hold a title from an answer of `designations` by region: each place with at least one. */
export function regionStars(answer: Answer): RegionStar[] {
  const dimension = answer.dimensions.find(({ id }) => id.startsWith('region:'));
  const metric = answer.metrics.find(({ id }) => id === TITLES_METRIC);
  if (!dimension || !metric) return [];
  return dimension.keys.flatMap((code, row) =>
    code !== null && (metric.values[row]?.quantity?.value ?? 0) > 0
      ? { code, name: dimension.labels[row] ?? code }
      : [],
  );
}

/** Tells whether an answer says who holds titles, rather than what is measured. */
export function isTitles(answer: Answer): boolean {
  return answer.metrics.length === 1 && answer.metrics[0]?.id === TITLES_METRIC;
}

function byRegion(answer: Answer) {
  const dimension = answer.dimensions.find(({ id }) => id.startsWith('region:'));
  if (!dimension) return null;
  if (answer.dimensions.length > 1)
    throw new AtlasError(
      'query_unsupported',
      `a map takes one value a region, not one for each of ${answer.dimensions.map(({ id }) => id).join(' x ')}`,
      {
        hint: 'ask by one region level only',
        where: { property: 'by' },
        details: { dimensions: answer.dimensions.map(({ id }) => id).join(', ') },
      },
    );
  return dimension;
}

function commonYear(callouts: readonly RegionCallout[]): string | null {
  const counts = new Map<string, number>();
  for (const { figures } of callouts)
    for (const { asOf } of figures) if (asOf) counts.set(asOf.slice(0, 4), (counts.get(asOf.slice(0, 4)) ?? 0) + 1);
  const [common] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1));
  return common ? common[0] : null;
}

/** The item a code belongs to: itself, or the one it lies in by its digits. */
function itemFor(code: string, indexOf: ReadonlyMap<string, number>): number | undefined {
  for (const candidate of [
    code,
    code.slice(0, 9),
    code.slice(0, 6),
    `${code.slice(0, 4)}00`,
    `${code.slice(0, 2)}0000`,
  ]) {
    const index = indexOf.get(candidate);
    if (index !== undefined) return index;
  }
  return undefined;
}

/**
 * Makes the model of a coverage map from answers by region: one metric fills, or, where only `reported_figures` was asked,
 * figures become call-outs (`regionCallouts` says which). Values are classed by the number as printed and ranked where their
 * bounds decide. Null when no answer has
 * a region. Throws `query_unsupported` when an answer has a second dimension.
 */
export function regionsModel(
  answers: readonly Answer[],
  { metric: wanted = null, stars = [] }: RegionsOptions = {},
): RegionsModel | null {
  const names = new Map<string, Label>();
  const figures = new Map<string, AnswerFigure>();
  let fill: { metric: AnswerMetric; keys: readonly (string | null)[] } | null = null;
  let region: string | null = null;
  let asOf: string | null = null;
  for (const answer of answers) {
    const dimension = byRegion(answer);
    if (!dimension) continue;
    region ??= regionOf(answer);
    if (answer.asOf !== null && (asOf === null || answer.asOf > asOf)) asOf = answer.asOf;
    dimension.keys.forEach((code, row) => {
      if (code !== null) names.set(code, dimension.labels[row]!);
    });
    const metric = answer.metrics.find(({ id }) => (wanted ? id === wanted : id !== FIGURES_METRIC));
    if (metric && !fill) fill = { metric, keys: dimension.keys };
    for (const figure of answer.figures) figures.set(figure.figureId, figure);
  }
  if (names.size === 0) return null;

  const codes = [...names.keys()].sort();
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const rowOf = new Map(fill?.keys.map((code, row) => [code, row]));
  const values = codes.map((code) => fill?.metric.values[rowOf.get(code) ?? -1] ?? null);
  const quantities = values.map((value) =>
    value && !value.suppressed && isUseful(value.quantity) ? value.quantity : null,
  );
  const bases = new Set(values.flatMap((value, i) => (quantities[i] && value?.basis ? [value.basis] : [])));
  const ranks = bases.size > 1 ? [] : regionRanks(quantities);
  const { classes, indexOf: classIndexOf } = regionClasses(quantities);

  const inside: AnswerFigure[][] = codes.map(() => []);
  for (const figure of [...figures.values()].sort(compareFigures)) {
    const code = figure.regionPath.findLast((step) => indexOf.has(step));
    if (code !== undefined) inside[indexOf.get(code)!]!.push(figure);
  }
  const starred: Label[][] = codes.map(() => []);
  for (const { code, name } of stars) {
    const index = itemFor(code, indexOf);
    if (index !== undefined) starred[index]!.push(typeof name === 'string' ? { zh: name, en: name } : name);
  }

  const items = codes.map((code, i): RegionItem => {
    const value = values[i]!;
    return {
      code,
      name: names.get(code)!,
      quantity: value?.suppressed ? null : (value?.quantity ?? null),
      basis: value?.basis ?? null,
      asOf: value?.asOf ?? null,
      suppressed: value?.suppressed ?? false,
      conflicting: (value?.conflicts.length ?? 0) > 0,
      rank: ranks[i] ?? null,
      classIndex: classIndexOf[i] ?? null,
      figures: inside[i]!,
      stars: starred[i]!,
    };
  });
  const metric = fill?.metric ?? null;
  const callouts = metric ? [] : regionCallouts(codes, inside.flat());
  return {
    mode: metric ? 'fill' : 'callout',
    region,
    metric: metric && {
      id: metric.id,
      label: metric.label,
      unit: metric.unit,
      kind: metric.kind,
      cohort: metric.cohort,
    },
    items,
    classes,
    method: null,
    knownCount: quantities.filter((quantity) => quantity !== null).length,
    bases: [...bases].sort(),
    callouts,
    calloutYear: commonYear(callouts),
    figureCount: inside.reduce((sum, list) => sum + list.length, 0),
    starCount: starred.reduce((sum, list) => sum + list.length, 0),
    asOf,
    simulated: answers.some(({ simulated }) => simulated),
  };
}
