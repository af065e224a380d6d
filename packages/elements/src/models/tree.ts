import { AtlasError, type Quantity, ratio } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerValue, Basis, Label } from '@practice-atlas/measure';
import { type TierForest, type TierRows, tierForest } from './tier-forest.js';

/** What a tree counts: places of practice by tier, or teams by rank. */
export type TierMetric = 'sites' | 'teams';

/** A number of one tier that its source lists beside the tier's own number; the two are never added. */
export interface TierPart {
  readonly figureId: string;
  readonly label: Label;
  readonly quantity: Quantity;
  readonly unitWord: string | null;
  readonly asOf: string | null;
  readonly quote: string;
}

/** One tier: how many there are, and how many for each of the tier above. */
export interface TierItem {
  /** The word of the data, `center`; null = not stated. */
  readonly key: string | null;
  readonly label: Label;
  /** The tier whose shape and color it has: its own, or, of teams and of words of the user's own, one by its place in the line. */
  readonly shape: string | null;
  /** `line`: it stands under the tier before it and over the one after. `beside`: it belongs to the place and to no tier above. */
  readonly place: 'line' | 'beside';
  /** Null = not known, which is not zero. */
  readonly quantity: Quantity | null;
  readonly basis: Basis | null;
  readonly unitWord: string | null;
  readonly asOf: string | null;
  /** The source's sentence; empty where it was counted. */
  readonly quote: string;
  readonly hasConflict: boolean;
  /** Index of the tier of the line before it; null for the first and for those beside. */
  readonly above: number | null;
  /** How many for each of the tier above, as an interval; *unknown* where a bound fails, null where there is no tier above or either number is missing. */
  readonly ratio: Quantity | null;
  readonly parts: readonly TierPart[];
  /** Rows of this tier in the tree; null without rows. */
  readonly rowCount: number | null;
}

/** What a tier picture shows, without pixels. */
export interface TreeModel {
  readonly metric: TierMetric;
  readonly unit: string;
  /** Those of the line in its order, then those beside in the order of the answer. */
  readonly tiers: readonly TierItem[];
  /** What the cursor walks through before the rows: each tier, followed by its parts. */
  readonly entries: readonly TierEntry[];
  readonly regionName: Label | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
  /** Who stands under whom, where rows say so; else null. */
  readonly forest: TierForest | null;
}

/** A tier, or one of its parts, by index. */
export interface TierEntry {
  readonly tier: number;
  readonly part: number | null;
}

export interface TreeOptions {
  /** Tiers that stand under each other, from the top; every one of them is shown, known or not. Absent = `TIER_LINES`. */
  readonly line?: readonly string[] | null;
  /** Rows with the row above each. */
  readonly rows?: TierRows | null;
}

/**
 * Tiers that stand under each other where nobody says otherwise. Sites: the three that the center of a county fixes everywhere, 中心 所 站;
 * bases and points stand beside them. Teams: 总队 大队 支队 小分队, of which a place has some.
 */
export const TIER_LINES: Readonly<Record<TierMetric, readonly string[]>> = {
  sites: ['center', 'institute', 'station'],
  teams: ['headquarters', 'brigade', 'detachment', 'squad'],
};
const NAMES: Readonly<Record<string, Label>> = {
  center: { zh: '实践中心', en: 'Center' },
  institute: { zh: '实践所', en: 'Institute' },
  station: { zh: '实践站', en: 'Station' },
};
const SHAPES: readonly string[] = ['center', 'institute', 'station', 'point', 'base'];
const DIMENSIONS: Readonly<Record<string, TierMetric>> = { tier: 'sites', rank: 'teams' };

interface Found {
  readonly key: string | null;
  readonly label: Label;
  readonly value: AnswerValue | null;
  readonly parts: TierPart[];
}

const shown = (value: AnswerValue | null): Quantity | null => (value && !value.suppressed ? value.quantity : null);

function dividedAnswer(answers: readonly Answer[]): Answer | null {
  let found: Answer | null = null;
  for (const answer of answers) {
    const by = answer.dimensions.map(({ id }) => id);
    if (by.length === 0) continue;
    if (by.length > 1 || !Object.hasOwn(DIMENSIONS, by[0]!))
      throw new AtlasError('query_unsupported', `a tree is divided by tier or rank, not by ${by.join(' x ')}`, {
        hint: 'ask for sites by ["tier"], or for teams by ["rank"]',
        where: { property: 'by' },
        details: { dimensions: by.join(', ') },
      });
    found ??= answer;
  }
  return found;
}

function regionOf(answer: Answer): string | null {
  const asked = answer.query.where?.find(({ field, op }) => field === 'region' && (op === 'is' || op === 'within'));
  return asked && 'value' in asked ? asked.value : null;
}

/** Figures of one tier that say more than the tier (a level, a kind), of the very place that was asked for. */
function partsOf(answers: readonly Answer[], answer: Answer): (readonly [key: string, part: TierPart])[] {
  const dimension = answer.dimensions[0]!.id;
  const metric = DIMENSIONS[dimension];
  const region = regionOf(answer);
  const cited = new Set(answer.metrics.flatMap(({ values }) => values.flatMap(({ figureIds }) => figureIds)));
  const figures = new Map<string, AnswerFigure>();
  for (const one of answers) for (const figure of one.figures) figures.set(figure.figureId, figure);
  return [...figures.values()].flatMap((figure) => {
    const { figureId, dims, quantity, seriesKind, duplicateOf, label, asOf, quote } = figure;
    const key = Object.hasOwn(dims, dimension) ? dims[dimension] : undefined;
    const isApart = key !== undefined && Object.keys(dims).length > 1 && !cited.has(figureId);
    if (!isApart || !quantity || figure.metric !== metric || seriesKind !== 'stock' || duplicateOf.length > 0)
      return [];
    if (region !== null && figure.regionCode !== region) return [];
    return [
      [
        key,
        {
          figureId,
          label,
          quantity,
          asOf,
          quote,
          unitWord: figure.unitWord ?? null,
        },
      ],
    ];
  });
}

function findTiers(answers: readonly Answer[], answer: Answer): Map<string | null, Found> {
  const found = new Map<string | null, Found>();
  const { keys, labels } = answer.dimensions[0]!;
  const values = answer.metrics[0]?.values ?? [];
  keys.forEach((key, row) => {
    found.set(key, {
      key,
      label: labels[row]!,
      value: values[row] ?? null,
      parts: [],
    });
  });
  for (const [key, part] of partsOf(answers, answer)) {
    const known = found.get(key) ?? {
      key,
      label: nameOf(key),
      value: null,
      parts: [],
    };
    known.parts.push(part);
    found.set(key, known);
  }
  return found;
}

const nameOf = (key: string): Label => (Object.hasOwn(NAMES, key) ? NAMES[key]! : { zh: key, en: key });

/**
 * Makes the model of tiers from answers: one divided by `tier` or by `rank`, and, where a source lists more of a tier apart, one of
 * `reported_figures`. Rows add who stands under whom. Null when no tier is known. Throws `query_unsupported` when an answer is divided by anything else.
 */
export function tierModel(
  answers: readonly Answer[],
  { line = null, rows = null }: TreeOptions = {},
): TreeModel | null {
  const answer = dividedAnswer(answers);
  if (!answer) return null;
  const metric = DIMENSIONS[answer.dimensions[0]!.id]!;
  const found = findTiers(answers, answer);
  const known = [...found.values()].filter(({ value, parts }) => shown(value) !== null || parts.length > 0);
  if (known.length === 0) return null;
  const order = line ?? TIER_LINES[metric];
  const isWhole = line !== null || (metric === 'sites' && known.some(({ key }) => key !== null && order.includes(key)));
  const inLine = order.flatMap((key) => {
    const one = found.get(key);
    if (one && known.includes(one)) return [one];
    return isWhole
      ? [
          {
            key,
            label: one?.label ?? nameOf(key),
            value: one?.value ?? null,
            parts: [],
          },
        ]
      : [];
  });
  const forest = rows && tierForest(rows, order);
  const figures = new Map(answer.figures.map((figure) => [figure.figureId, figure]));
  const tiers: TierItem[] = [];
  const add = ({ key, label, value, parts }: Found, place: TierItem['place']): void => {
    const above = place === 'line' && tiers.length > 0 ? tiers.length - 1 : null;
    const quantity = shown(value);
    const over = above === null ? null : tiers[above]!.quantity;
    const figure = figures.get(value?.figureIds[0] ?? '');
    const isPrinted = quantity !== null && figure !== undefined;
    tiers.push({
      ...{ key, label, place, quantity, above, parts },
      shape: key !== null && !SHAPES.includes(key) && place === 'line' ? (SHAPES[tiers.length] ?? key) : key,
      basis: quantity && value ? value.basis : null,
      asOf: quantity && value ? value.asOf : null,
      unitWord: isPrinted ? (figure.unitWord ?? null) : null,
      quote: isPrinted ? figure.quote : '',
      hasConflict: (value?.conflicts.length ?? 0) > 0,
      ratio: quantity && over ? ratio(quantity, over) : null,
      rowCount: forest ? forest.countOf(key) : null,
    });
  };
  for (const one of inLine) add(one, 'line');
  for (const one of known) if (!inLine.includes(one)) add(one, 'beside');
  const region = regionOf(answer);
  const named = answers.flatMap((one) => one.figures).find(({ regionCode }) => regionCode === region);
  return {
    ...{ metric, tiers, forest, unit: answer.metrics[0]?.unit ?? metric, regionName: named?.regionName ?? null },
    entries: tiers.flatMap(({ parts }, tier) => [{ tier, part: null }, ...parts.map((_, part) => ({ tier, part }))]),
    asOf: answer.asOf,
    simulated: answers.some(({ simulated }) => simulated) || (rows?.simulated ?? false),
  };
}
