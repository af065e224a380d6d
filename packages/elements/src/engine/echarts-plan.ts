import type { EChartsCoreOption } from 'echarts/core';

/** How an option is to be applied to a chart that shows another one. */
export interface UpdatePlan {
  /** Start over: the axes or grids are others. */
  readonly notMerge: boolean;
  /** Component kinds whose members are replaced rather than merged. */
  readonly replaceMerge: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function members(option: EChartsCoreOption, kind: string): Plain[] {
  const value: unknown = option[kind];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(isPlain);
}

/** A merge keeps what the newer option no longer says, so every key once said must be said again. Data is always replaced. */
function losesKeys(previous: Plain, next: Plain): boolean {
  return Object.keys(previous).some((key) => {
    if (key === 'data') return false;
    if (!Object.hasOwn(next, key)) return true;
    const before = previous[key];
    const after = next[key];
    return isPlain(before) && (!isPlain(after) || losesKeys(before, after));
  });
}

function sameMembers(previous: readonly Plain[], next: readonly Plain[]): boolean {
  return (
    previous.length === next.length &&
    previous.every((member, index) => {
      const other = next[index];
      return other !== undefined && member.id === other.id && member.type === other.type && !losesKeys(member, other);
    })
  );
}

/**
 * Plans how ECharts shall go from one option to the next, so that nothing of the old one survives by merging and lines that stay can
 * move instead of being drawn anew. Reads both, changes neither.
 */
export function planUpdate(previous: EChartsCoreOption | null, next: EChartsCoreOption): UpdatePlan {
  if (!previous) return { notMerge: true, replaceMerge: [] };
  const kinds = ['grid', 'xAxis', 'yAxis'];
  const rest = ({ series: _series, grid: _grid, xAxis: _x, yAxis: _y, ...others }: EChartsCoreOption): Plain => others;
  if (
    losesKeys(rest(previous), rest(next)) ||
    !kinds.every((kind) => sameMembers(members(previous, kind), members(next, kind)))
  )
    return { notMerge: true, replaceMerge: [] };
  const same = sameMembers(members(previous, 'series'), members(next, 'series'));
  return { notMerge: false, replaceMerge: same ? [] : ['series'] };
}
