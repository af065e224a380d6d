import { AtlasError } from '@practice-atlas/dataset';
import type { Label } from '../answer.js';
import { marksOf, reached } from '../case-metric.js';
import { metrics } from '../metrics.js';
import { orderWords, wordLabel } from '../words.js';
import { periodKey, periodLabel } from './calendar.js';
import type { Key } from './figure-match.js';
import type { Plan } from './plan.js';
import { categoryOf, isPresent, NO_PERIOD, type RowScan } from './scan-rows.js';

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

/** Names the column that holds a dimension in the rows of a scan, and turns its words into keys. */
function keyColumn(plan: Plan, scan: RowScan, dimension: string) {
  const isRegion = dimension.startsWith('region:');
  const column = categoryOf(scan.table, isRegion ? 'region_code' : scan.rule.columns[dimension]);
  const level = plan.regionLevel;
  const keys = (column?.dictionary ?? []).map((word) => (isRegion && level ? plan.regions.unitAt(word, level) : word));
  return { column, keys };
}

/** Collects the keys that occur in the rows that count. */
function keysInRows(plan: Plan, scan: RowScan, dimension: string, found: Set<Key>): void {
  const { column, keys } = keyColumn(plan, scan, dimension);
  const used = new Uint8Array(keys.length + 1);
  for (let row = 0; row < scan.mask.length; row++)
    if (scan.mask[row] === 1) used[column && isPresent(column.validity, row) ? column.indices[row]! : keys.length] = 1;
  for (let i = 0; i <= keys.length; i++) if (used[i] === 1) found.add(keys[i] ?? null);
}

function stepKeys(plan: Plan, scans: readonly RowScan[]): Key[] {
  const asked = plan.words.get('step');
  const scan = scans.find((each) => each.cases);
  const onlyLimits = plan.metrics.every(({ metric }) => metric.id !== 'orders_at_step');
  return plan.lifecycle.steps
    .filter(({ step, optional, ends, limitHours }) => {
      if (!scan?.cases || (asked && !asked.has(step)) || (onlyLimits && limitHours === undefined)) return false;
      if (!optional && !ends) return true;
      const marks = marksOf(reached(scan.cases, step), scan.mask.length);
      for (let row = 0; row < marks.length; row++) if (marks[row] === 1 && scan.mask[row] === 1) return true;
      return false;
    })
    .map(({ step }) => step);
}

function keysOf(
  plan: Plan,
  dimension: string,
  scans: readonly RowScan[],
  reported: readonly (readonly Key[])[],
): Key[] {
  const position = plan.by.indexOf(dimension as (typeof plan.by)[number]);
  const found = new Set<Key>(reported.map((keys) => keys[position]!));
  if (dimension === plan.grain) {
    const periods = [...found] as number[];
    const first = Math.min(...periods, ...scans.map((scan) => scan.first));
    const last = Math.max(...periods, ...scans.map((scan) => scan.last));
    return last < first ? [] : Array.from({ length: Math.min(last - first + 1, CELLS_MAX + 1) }, (_, i) => first + i);
  }
  if (dimension === 'step') return stepKeys(plan, scans);
  for (const scan of scans) keysInRows(plan, scan, dimension, found);
  if (dimension.startsWith('region:') && plan.regionLevel && plan.within !== null)
    for (const code of plan.regions.unitsAt(plan.regionLevel, plan.within)) if (plan.hasRegion(code)) found.add(code);
  return orderWords(dimension, found as Set<string | null>);
}

/** Lays out the cells of an answer. Throws `query_unsupported` beyond five million. */
export function cellSpace(plan: Plan, scans: readonly RowScan[], reported: readonly (readonly Key[])[]): CellSpace {
  const axes: Axis[] = [];
  let size = 1;
  for (const dimension of [...plan.by].reverse()) {
    const keys = keysOf(plan, dimension, scans, reported);
    const complete =
      dimension === plan.grain || dimension === 'step' || (dimension.startsWith('region:') && plan.within !== null);
    axes.unshift({ dimension, keys, complete, stride: size, at: new Map(keys.map((key, i) => [key, i])) });
    size *= keys.length;
  }
  if (size > CELLS_MAX)
    throw new AtlasError('query_unsupported', `the answer would have ${size} rows`, {
      hint: 'ask for a coarser grain or level, or narrow it with `where`',
      where: { property: 'by' },
    });
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

/** Finds the cell of each row, at the first key of `step`, and of a stock at the first period; -1 = in none. */
export function cellsOfRows(plan: Plan, scan: RowScan, { axes }: CellSpace): Int32Array {
  const cells = new Int32Array(scan.mask.length);
  for (let row = 0; row < cells.length; row++) if (scan.mask[row] === 0) cells[row] = -1;
  for (const axis of axes) {
    if (axis.dimension === 'step') continue;
    if (axis.dimension === plan.grain) {
      if (scan.end || !scan.start) continue;
      const first = axis.keys[0] as number;
      for (let row = 0; row < cells.length; row++) {
        const period = scan.start[row]!;
        if (period === NO_PERIOD) cells[row] = -1;
        else if (cells[row]! >= 0) cells[row]! += (period - first) * axis.stride;
      }
      continue;
    }
    const { column, keys } = keyColumn(plan, scan, axis.dimension);
    const offsets = Int32Array.from([...keys, null], (key) => {
      const index = axis.at.get(key);
      return index === undefined ? -1 : index * axis.stride;
    });
    for (let row = 0; row < cells.length; row++) {
      if (cells[row]! < 0) continue;
      const offset = offsets[column && isPresent(column.validity, row) ? column.indices[row]! : keys.length]!;
      cells[row] = offset < 0 ? -1 : cells[row]! + offset;
    }
  }
  return cells;
}

/** Names a key of a dimension in both languages. */
export function keyLabel(plan: Plan, dimension: string, key: Key, sources: ReadonlyMap<string, Label>): Label {
  if (dimension === plan.grain) return periodLabel(plan.grain, key as number);
  const word = key as string | null;
  if (word === null) return wordLabel(dimension, null);
  if (dimension.startsWith('region:')) return plan.regions.nodes.get(word)?.label ?? wordLabel(dimension, word);
  if (dimension === 'source') return sources.get(word) ?? wordLabel(dimension, word);
  if (dimension === 'step') {
    const step = plan.lifecycle.steps.find((each) => each.step === word);
    return step ? { zh: step.zh, en: step.en } : wordLabel(dimension, word);
  }
  if (dimension !== 'metric') return wordLabel(dimension, word);
  const figure = plan.figures.find((each) => each.metric === word);
  const zh = figure?.label ?? word;
  return metrics.get(word)?.label ?? { zh, en: figure?.labelEn ?? zh };
}

/** Prints a key as an answer carries it. */
export function keyText(plan: Plan, dimension: string, key: Key): string | null {
  return dimension === plan.grain ? periodKey(plan.grain, key as number) : (key as string | null);
}
