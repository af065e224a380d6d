import { AtlasError } from '@practice-atlas/dataset';
import type { Label } from '../answer.js';
import type { Key } from '../figures/figure-match.js';
import { periodKey, periodLabel } from '../plan/calendar.js';
import { OTHER, type Plan } from '../plan/query-plan.js';
import { formsOf } from '../repertoire.js';
import { orderWords, wordLabel } from '../words.js';
import type { RowFacts } from './row-draft.js';

export type { Key };

const CELLS_MAX = 5_000_000;

/** The keys of one dimension, in order. */
export interface Axis {
  readonly dimension: string;
  readonly keys: readonly Key[];
  readonly at: ReadonlyMap<Key, number>;
  /** Every key is shown even where nothing is known. */
  readonly complete: boolean;
  /** Distance of adjoining keys among the cells. */
  readonly stride: number;
}

/** The cells of an answer: every combination of keys, the last dimension running fastest. */
export interface CellSpace {
  readonly axes: readonly Axis[];
  readonly size: number;
  /** Finds a cell by its keys, one a dimension; -1 when there is none. */
  cellOf(keys: readonly Key[]): number;
}

function stepKeys(plan: Plan, facts: readonly RowFacts[]): Key[] {
  const asked = plan.words.get('step');
  const reached = facts.find(({ steps }) => steps !== null)?.steps;
  const onlyLimits = plan.metrics.every(({ metric }) => metric.id !== 'orders_at_step');
  return plan.lifecycle.steps
    .filter(({ step, optional, ends, limitHours }) => {
      if (!reached || (asked && !asked.has(step)) || (onlyLimits && limitHours === undefined)) return false;
      return (!optional && !ends) || reached.has(step);
    })
    .map(({ step }) => step);
}

function expectSize({ repertoire }: Plan, size: number): void {
  repertoire.limit?.(size);
  if (size > CELLS_MAX)
    throw new AtlasError('query_unsupported', `the answer would have ${size} rows`, {
      hint: 'ask for a coarser grain or level, or narrow it with `where`',
      where: { property: 'by' },
    });
}

function keysOf(
  plan: Plan,
  dimension: string,
  facts: readonly RowFacts[],
  reported: readonly (readonly Key[])[],
  otherCount: number,
): Key[] {
  const position = plan.by.indexOf(dimension as (typeof plan.by)[number]);
  const found = new Set<Key>(reported.map((keys) => keys[position]!));
  if (dimension === plan.grain) {
    const periods = [...found] as number[];
    const first = Math.min(...periods, ...facts.map((each) => each.first));
    const last = Math.max(...periods, ...facts.map((each) => each.last));
    const length = Math.max(0, last - first + 1);
    expectSize(plan, length * otherCount);
    return Array.from({ length }, (_, i) => first + i);
  }
  if (dimension === 'step') return stepKeys(plan, facts);
  for (const each of facts) for (const key of each.keys(dimension)) found.add(key);
  if (dimension.startsWith('bins:'))
    return [...found].sort((a, b) => (a === null ? 1 : b === null ? -1 : Number(a) - Number(b)));
  if (plan.kept?.dimension === dimension) {
    const { keys, other } = plan.kept;
    return [...keys, ...(other && found.has(OTHER) && !keys.has(OTHER) ? [OTHER] : [])];
  }
  if (dimension.startsWith('region:') && plan.regionLevel && plan.within !== null)
    for (const code of plan.regions.unitsAt(plan.regionLevel, plan.within)) if (plan.hasRegion(code)) found.add(code);
  return orderWords(dimension, found as Set<string | null>);
}

/** Lays out the cells of an answer. Throws `query_unsupported` beyond five million, and what the limit of the engine throws. */
export function cellSpace(plan: Plan, facts: readonly RowFacts[], reported: readonly (readonly Key[])[]): CellSpace {
  const axes: Axis[] = [];
  let size = 1;
  for (const dimension of [...plan.by].reverse()) {
    const keys = keysOf(plan, dimension, facts, reported, Math.max(1, size));
    const complete =
      plan.kept?.dimension === dimension ||
      dimension === plan.grain ||
      dimension === 'step' ||
      (dimension.startsWith('region:') && plan.within !== null);
    axes.unshift({ dimension, keys, complete, stride: size, at: new Map(keys.map((key, i) => [key, i])) });
    size *= keys.length;
  }
  expectSize(plan, size);
  return {
    axes,
    size,
    cellOf(keys) {
      let cell = 0;
      for (let i = 0; i < axes.length; i++) {
        const index = axes[i]!.at.get(keys[i]!);
        if (index === undefined) return -1;
        cell += index * axes[i]!.stride;
      }
      return cell;
    },
  };
}

/** Names a key of a dimension in both languages. */
export function keyLabel(plan: Plan, dimension: string, key: Key, sources: ReadonlyMap<string, Label>): Label {
  if (dimension === plan.grain) return periodLabel(plan.grain, key as number);
  if (dimension.startsWith('bins:') && key !== null) {
    const { binLabel, binsOf } = formsOf(plan.repertoire);
    return binLabel(binsOf(dimension)!, key as number);
  }
  const word = key as string | null;
  if (word === null) return wordLabel(dimension, null);
  if (plan.kept?.dimension === dimension && !plan.kept.keys.has(word)) return { zh: '其他', en: 'Other' };
  if (dimension.startsWith('region:')) return plan.regions.nodes.get(word)?.label ?? wordLabel(dimension, word);
  if (dimension === 'source') return sources.get(word) ?? wordLabel(dimension, word);
  if (dimension === 'step') {
    const step = plan.lifecycle.steps.find((each) => each.step === word);
    return step ? { zh: step.zh, en: step.en } : wordLabel(dimension, word);
  }
  if (dimension !== 'metric') return wordLabel(dimension, word);
  const figure = plan.figures.find((each) => each.metric === word);
  const zh = figure?.label ?? word;
  return plan.repertoire.metrics.get(word)?.label ?? { zh, en: figure?.labelEn ?? zh };
}

/** Prints a key as an answer carries it. */
export function keyText(plan: Plan, dimension: string, key: Key): string | null {
  if (dimension === plan.grain) return periodKey(plan.grain, key as number);
  return key === null ? null : String(key);
}
