import type { Plan } from '../plan/query-plan.js';
import type { Axis, CellSpace } from './cell-space.js';
import type { DatedValue } from './dated-value.js';

/** Names what the keys of an axis add up to: everything, and of divisions also the one above each. */
function wholesOf({ regions }: Plan, { dimension, keys }: Axis): ((index: number) => unknown)[] {
  const wholes: ((index: number) => unknown)[] = [() => 'all'];
  if (dimension.startsWith('region:'))
    wholes.push((index) => regions.nodes.get(keys[index] as string)?.parent?.code ?? null);
  return wholes;
}

/** Lists the lines of cells that add up to something: along each axis, with all other keys the same. */
function linesOf(plan: Plan, space: CellSpace, isFlow: boolean): number[][] {
  const lines: number[][] = [];
  for (const axis of space.axes) {
    if (axis.dimension === plan.grain && !isFlow) continue;
    for (const wholeOf of wholesOf(plan, axis)) {
      const byLine = new Map<string, number[]>();
      for (let cell = 0; cell < space.size; cell++) {
        const index = Math.floor(cell / axis.stride) % axis.keys.length;
        const word = `${cell - index * axis.stride} ${String(wholeOf(index))}`;
        const line = byLine.get(word);
        if (line) line.push(cell);
        else byLine.set(word, [cell]);
      }
      lines.push(...byLine.values());
    }
  }
  return lines;
}

/**
 * Finds the cells to hide: groups of people smaller than the minimum, and, where only one cell of a line that adds up is hidden, the smallest
 * other one of it, so that a total does not give the hidden one away. What sources report is theirs, and stays.
 */
export function hiddenCells(
  plan: Plan,
  space: CellSpace,
  read: (cell: number) => DatedValue,
  isFlow: boolean,
): ReadonlySet<number> {
  const counts = Float64Array.from({ length: space.size }, (_, cell) => {
    const { quantity, figureIds } = read(cell).value;
    return figureIds.length === 0 ? (quantity?.value ?? 0) : 0;
  });
  const hidden = new Set<number>();
  for (let cell = 0; cell < counts.length; cell++)
    if (counts[cell]! > 0 && counts[cell]! < plan.minimumGroup) hidden.add(cell);
  if (hidden.size === 0) return hidden;
  const lines = linesOf(plan, space, isFlow);
  for (let before = 0; before !== hidden.size; ) {
    before = hidden.size;
    for (const line of lines) {
      if (line.filter((cell) => hidden.has(cell)).length !== 1) continue;
      const others = line.filter((cell) => !hidden.has(cell) && counts[cell]! > 0);
      const smallest = others.sort((a, b) => counts[a]! - counts[b]! || a - b)[0];
      if (smallest !== undefined) hidden.add(smallest);
    }
  }
  return hidden;
}
