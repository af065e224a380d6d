import { type Figure, type Finding, type PracticeDataset, quantityOf, tableRows } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly row: number;
}

function intervalOf(figure: Figure, row: number): Interval {
  const { low, high } = quantityOf({
    value: figure.value,
    valueMax: figure.value_max,
    qualifier: figure.qualifier as 'exact' | 'at_least' | 'approx' | 'nearly' | 'at_most',
  });
  return { low: Math.max(0, low), high, row };
}

/** Figures that may be added to one another: the same metric, dimensions, unit and date. */
function groupOf(figure: Figure): string {
  const { metric, dims, unit, series_kind: kind, period_start: from, as_of: asOf } = figure;
  return JSON.stringify([metric, dims, unit, kind, from, asOf]);
}

/** The figures that stand for a region, by group and region; several for one region leave what any of them allows. */
function groups(dataset: PracticeDataset, levels: ReadonlyMap<string, string>): Map<string, Map<string, Interval>> {
  const found = new Map<string, Map<string, Interval>>();
  for (const [index, figure] of tableRows(dataset.tables.figures).entries()) {
    const { region_code: code, unit, as_of: asOf, series_kind: kind } = figure;
    if (code === null || asOf === null || unit === 'ratio' || kind === 'target') continue;
    if (levels.get(code) !== figure.place_precision) continue;
    const key = groupOf(figure);
    const group = found.get(key) ?? new Map<string, Interval>();
    const now = intervalOf(figure, index + 2);
    const before = group.get(code);
    group.set(
      code,
      before ? { ...before, low: Math.min(before.low, now.low), high: Math.max(before.high, now.high) } : now,
    );
    found.set(key, group);
  }
  return found;
}

/**
 * Checks reported figures of the parts against that of the whole, as intervals of numbers that are not negative: what the parts
 * surely sum up to may not exceed what the whole can be, and, when every part is known, may not stay below it.
 */
export function checkSums(dataset: PracticeDataset): Finding[] {
  const regions = tableRows(dataset.tables.regions);
  const levels = new Map(regions.map((region) => [region.code, region.level]));
  const parts = new Map<string, string[]>();
  for (const { code, parent_code: parent, level } of regions)
    if (parent !== null && level !== 'zone') parts.set(parent, [...(parts.get(parent) ?? []), code]);

  const findings: Finding[] = [];
  for (const group of groups(dataset, levels).values())
    for (const [code, whole] of group) {
      const known = (parts.get(code) ?? []).flatMap((part) => group.get(part) ?? []);
      if (known.length === 0) continue;
      const low = known.reduce((sum, part) => sum + part.low, 0);
      const high = known.reduce((sum, part) => sum + part.high, 0);
      const complete = known.length === parts.get(code)?.length;
      const where = { table: 'figures', row: whole.row, column: 'value' };
      const parted = `the ${known.length} parts of ${code}`;
      if (low > whole.high)
        findings.push(
          findingOf(
            'sum_exceeds_whole',
            'warning',
            String(whole.high),
            `${parted} sum up to at least ${low}`,
            'check which of the figures is wrong, or counts otherwise',
            where,
          ),
        );
      else if (complete && high < whole.low)
        findings.push(
          findingOf(
            'sum_below_whole',
            'warning',
            String(whole.low),
            `${parted}, all there are, sum up to at most ${high}`,
            'check which of the figures is wrong, or counts otherwise',
            where,
          ),
        );
    }
  return findings;
}
