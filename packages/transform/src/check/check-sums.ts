import { columnValue } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { isCountUnit, isMean } from './count-units.js';
import type { FigureColumns } from './figure-columns.js';
import { groupRows, listGroups, plainNumbers, type RowGroups } from './group-rows.js';
import { knownInterval } from './known-interval.js';

/** Amounts that add up though they do not come whole. */
const AMOUNTS: ReadonlySet<string> = new Set(['CNY', 'fen', 'hours']);

/** The figures that may be added to one another: alike in metric, dimensions, unit, kind, period and origin. */
function groupFigures({ figures }: CheckContext): RowGroups {
  const columns = ['metric', 'dims', 'unit', 'series_kind', 'period_start', 'as_of'];
  const parts = columns.map((name) => plainNumbers(figures.column(name), figures.rowCount));
  return groupRows([...parts, figures.simulated], figures.rowCount);
}

function isAdditive(figures: FigureColumns, row: number): boolean {
  const unit = figures.word('unit', row);
  return (
    (isCountUnit(unit) || AMOUNTS.has(unit)) &&
    !isMean(figures.word('metric', row)) &&
    figures.word('series_kind', row) !== 'target' &&
    !Number.isNaN(figures.ends[row]!)
  );
}

/** What the figures of one group say of the regions that they stand for; one list a column, regions as met. */
interface Stand {
  readonly regions: number[];
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** The row that stands for a region, the first in the files; -1 = none. */
  readonly rows: Int32Array;
}

/**
 * Checks reported figures of the parts against that of the whole: what the parts surely sum up to may not exceed what the whole can
 * be, and, when every part is known, may not stay below it. Figures alike in metric, dimensions, unit and date are compared as intervals
 * of numbers that are not negative (see `knownInterval`); several for one region leave what any of them allows. Shares, means, ranks,
 * targets, zones and undated figures are left out, and simulated figures are compared with each other only.
 */
export function checkSums(context: CheckContext): void {
  const { figures, regions } = context;
  const { rowCount, parents, zones } = regions;
  if (figures.rowCount === 0 || rowCount === 0) return;
  const partCounts = new Uint32Array(rowCount);
  for (let region = 0; region < rowCount; region += 1)
    if (parents[region]! >= 0 && zones[region] === 0) partCounts[parents[region]!]! += 1;
  const groups = groupFigures(context);
  const { starts, rows } = listGroups(groups);
  const stand: Stand = {
    regions: [],
    lows: new Float64Array(rowCount),
    highs: new Float64Array(rowCount),
    rows: new Int32Array(rowCount).fill(-1),
  };
  const sums = {
    lows: new Float64Array(rowCount),
    highs: new Float64Array(rowCount),
    counts: new Uint32Array(rowCount),
  };
  for (let group = 0; group < groups.count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    if (end - start < 2 || !isAdditive(figures, rows[start]!)) continue;
    for (let i = start; i < end; i += 1) addFigure(context, rows[i]!, stand);
    for (const region of stand.regions) {
      const parent = parents[region]!;
      if (parent < 0 || zones[region] === 1) continue;
      sums.lows[parent]! += stand.lows[region]!;
      sums.highs[parent]! += stand.highs[region]!;
      sums.counts[parent]! += 1;
    }
    for (const region of stand.regions) {
      const count = sums.counts[region]!;
      const [low, high] = [sums.lows[region]!, sums.highs[region]!];
      if (count === 0) continue;
      if (low > stand.highs[region]!)
        report(context, stand, region, `the ${count} parts known of it sum up to at least ${low}`, true);
      else if (count === partCounts[region] && high < stand.lows[region]!)
        report(context, stand, region, `its ${count} parts, all there are, sum up to at most ${high}`, false);
    }
    for (const region of stand.regions) {
      stand.rows[region] = -1;
      const parent = parents[region]!;
      if (parent >= 0) sums.lows[parent] = sums.highs[parent] = sums.counts[parent] = 0;
    }
    stand.regions.length = 0;
  }
}

function addFigure(context: CheckContext, row: number, stand: Stand): void {
  const { figures } = context;
  const region = figures.regions[row]!;
  if (region < 0) return;
  const { low, high } = knownInterval(figures.values[row]!, figures.valueMaxes[row]!, figures.word('qualifier', row));
  const before = stand.rows[region]!;
  if (before < 0) {
    stand.regions.push(region);
    stand.lows[region] = low;
    stand.highs[region] = high;
    stand.rows[region] = row;
    return;
  }
  stand.lows[region] = Math.min(stand.lows[region]!, low);
  stand.highs[region] = Math.max(stand.highs[region]!, high);
  if (context.isEarlier(context.dataset.tables.figures, row, before)) stand.rows[region] = row;
}

function report(
  { dataset, regions, report: add }: CheckContext,
  stand: Stand,
  region: number,
  said: string,
  over: boolean,
) {
  const { figures } = dataset.tables;
  const row = stand.rows[region]!;
  const value = figures.columns.value;
  add(figures, row, 'value', {
    code: over ? 'sum_exceeds_whole' : 'sum_below_whole',
    level: 'warning',
    value: value ? String(columnValue(value, row) ?? '') : null,
    reason: `${regions.name(region)} (${regions.code(region)}) reports ${over ? 'less' : 'more'}: ${said}`,
    remedy: 'check which of the figures is wrong, or counts otherwise',
  });
}
