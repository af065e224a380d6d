import { cursorAfter } from '../../base/cursor-after.js';
import type { TreeModel } from '../../models/tree.js';

const UP = 'ArrowUp';
const DOWN = 'ArrowDown';

/** Walks tiers with up and down, and what its source lists apart with left and right; undefined = it leaves the tiers. */
function amongTiers(key: string, cursor: number, { entries }: TreeModel): number | undefined {
  const { tier } = entries[cursor]!;
  const isUpright = key === UP || key === DOWN;
  const step = key === UP || key === 'ArrowLeft' ? -1 : 1;
  if (!isUpright) return entries[cursor + step]?.tier === tier ? cursor + step : cursor;
  const next = entries.findIndex((entry) => entry.tier === tier + step);
  return next < 0 ? undefined : next;
}

/** Walks rows: up to the parent, down to the first child, left and right along one depth, across branches. */
function amongRows(key: string, position: number, { forest }: TreeModel): number | undefined {
  const { parents, childCounts, depths, levels } = forest!;
  if (key === UP) return parents[position]! < 0 ? undefined : parents[position]!;
  if (key === DOWN) return childCounts[position]! > 0 ? position + 1 : position;
  const level = levels[depths[position]!]!;
  let [low, high] = [0, level.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (level[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return level[low + (key === 'ArrowLeft' ? -1 : 1)] ?? position;
}

/**
 * Moves the cursor in a picture of `count` data: up and down go from tier to tier and on into the rows, from parent to child; left and
 * right among siblings. Home, End, Escape and the first key are those of every element; undefined for any other key.
 */
export function cursorInTree(
  key: string,
  cursor: number | null,
  model: TreeModel,
  count: number,
): number | null | undefined {
  if (cursor === null || !key.startsWith('Arrow')) return cursorAfter(key, cursor, count);
  const first = model.entries.length;
  if (cursor < first) {
    const next = amongTiers(key, cursor, model);
    if (next !== undefined) return next;
    return key === DOWN && count > first ? first : cursor;
  }
  const next = amongRows(key, cursor - first, model);
  if (next !== undefined) return first + next;
  return model.entries.findLastIndex(({ part }) => part === null);
}
