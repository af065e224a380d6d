import { type ColumnTable, columnValue, type PracticeDataset, parseDay } from '@practice-atlas/dataset';
import type { Label } from '../answer.js';
import type { RegionLevel } from '../query.js';

/** The levels of a region dimension, from the whole to the parts. */
export const REGION_LEVELS: readonly RegionLevel[] = ['country', 'province', 'city', 'county', 'township', 'village'];

/** Province-level divisions below which a country is not complete: a sum over fewer is no national number. */
const PROVINCES = 31;

/** One division of the tree. */
export interface RegionNode {
  readonly code: string;
  readonly label: Label;
  readonly level: string;
  readonly parent: RegionNode | null;
  /** In force on the day of the tree. */
  readonly isInForce: boolean;
  /** Place in `REGION_LEVELS`; a functional zone stands one below its parent. */
  readonly rank: number;
  /** Divisions right below it that are in force, without functional zones: these overlap with the others. In code order. */
  readonly parts: readonly RegionNode[];
}

interface Draft extends RegionNode {
  label: Label;
  parent: Draft | null;
  rank: number;
  parts: Draft[];
  parentCode: string | null;
  successorCode: string | null;
}

/** The divisions of a dataset by code; knows nothing of outlines. */
export interface RegionTree {
  readonly nodes: ReadonlyMap<string, RegionNode>;
  /** The smallest division that holds all others; null when there is none. */
  readonly whole: string | null;
  /** Says whether a division is the other one, or below it. */
  isWithin(code: string, ancestor: string): boolean;
  /** Finds the unit of a level to which a division belongs; null when it lies above that level or is unknown. */
  unitAt(code: string, level: RegionLevel): string | null;
  /**
   * Lists the units of a level in force below a division, in code order; those that stand for one are among them: a county right below a province
   * (仙桃市) among its cities, a district of 北京市 too. `unitAt` leads to the same units.
   */
  unitsAt(level: RegionLevel, within: string): string[];
}

/** Reads a text of a row; null where there is none. */
export function textOf(table: ColumnTable, name: string, row: number): string | null {
  const column = table.columns[name];
  const value = column ? columnValue(column, row) : null;
  return typeof value === 'string' ? value : null;
}

/** Says whether a division is in force on a day; on no day in particular: whether it has no end. */
function isInForce(table: ColumnTable, row: number, day: number | null): boolean {
  const [from, to] = [textOf(table, 'valid_from', row), textOf(table, 'valid_to', row)];
  if (day === null) return to === null;
  return (from === null || parseDay(from)! <= day) && (to === null || parseDay(to)! >= day);
}

function draftsOf(table: ColumnTable, day: number | null): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (let row = 0; row < table.rowCount; row++) {
    const code = textOf(table, 'code', row);
    if (code === null || drafts.has(code)) continue;
    const zh = textOf(table, 'name', row) ?? code;
    const level = textOf(table, 'level', row) ?? '';
    drafts.set(code, {
      code,
      label: { zh, en: textOf(table, 'name_en', row) ?? zh },
      level,
      rank: REGION_LEVELS.indexOf(level as RegionLevel),
      parent: null,
      parts: [],
      parentCode: textOf(table, 'parent_code', row),
      successorCode: textOf(table, 'successor_code', row),
      isInForce: isInForce(table, row, day),
    });
  }
  return drafts;
}

function isBelow(draft: Draft, other: Draft): boolean {
  for (let up: Draft | null = other; up; up = up.parent) if (up === draft) return true;
  return false;
}

function buildTree(table: ColumnTable, day: number | null): RegionTree {
  const nodes = draftsOf(table, day);
  const sorted = [...nodes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const node of sorted) {
    const parent = node.parentCode === null ? undefined : nodes.get(node.parentCode);
    if (!parent || isBelow(node, parent) || (node.rank >= 0 && parent.rank >= node.rank)) continue;
    node.parent = parent;
    if (node.level !== 'zone' && node.isInForce) parent.parts.push(node);
  }
  const rankOf = (node: Draft): number => (node.rank >= 0 ? node.rank : node.parent ? rankOf(node.parent) + 1 : 0);
  for (const node of sorted) node.rank = rankOf(node);

  let roots: Draft[] = sorted.filter((node) => !node.parent);
  let whole: Draft | null = null;
  while (roots.length === 1) {
    whole = roots[0]!;
    roots = whole.parts;
  }
  const isWithin = (code: string, ancestor: string): boolean => {
    for (let up = nodes.get(code) ?? null; up; up = up.parent) if (up.code === ancestor) return true;
    return code === ancestor;
  };
  /** Follows a division that is no longer in force to the one that took its place. */
  const standing = (code: string): Draft | null => {
    let node = nodes.get(code) ?? null;
    for (let steps = 0; node && !node.isInForce && node.successorCode !== null && steps < nodes.size; steps++) {
      const successor = nodes.get(node.successorCode);
      if (!successor) break;
      node = successor;
    }
    return node;
  };
  const standsAt = ({ level, rank, parent }: Draft, wanted: number): boolean =>
    level === REGION_LEVELS[wanted] ||
    (level !== 'zone' && rank > wanted && parent !== null && parent.level !== 'zone' && parent.rank < wanted);
  return {
    nodes,
    whole: whole?.code ?? null,
    isWithin,
    unitAt(code, level) {
      const rank = REGION_LEVELS.indexOf(level);
      let unit: string | null = null;
      for (let up = standing(code); up && up.rank >= rank; up = up.parent) unit = up.code;
      return unit;
    },
    unitsAt: (level, within) => {
      const wanted = REGION_LEVELS.indexOf(level);
      return sorted
        .filter((node) => node.isInForce && standsAt(node, wanted) && isWithin(node.code, within))
        .map((node) => node.code);
    },
  };
}

const trees = new WeakMap<ColumnTable, Map<number | null, RegionTree>>();
const TREES_KEPT = 8;

/**
 * Reads the `regions` table as a tree, once a dataset and day. With a day: the divisions as they stood then; rows of one that had ended count
 * for its successor. Without: those that have no end. A unit whose parent is unknown, below itself or not of a higher level is a root.
 */
export function regionTree(dataset: PracticeDataset, day: number | null = null): RegionTree {
  const table = dataset.tables.regions;
  const known = trees.get(table) ?? new Map<number | null, RegionTree>();
  trees.set(table, known);
  let tree = known.get(day);
  if (!tree) {
    tree = buildTree(table, day);
    known.set(day, tree);
    if (known.size > TREES_KEPT) known.delete(known.keys().next().value!);
  }
  return tree;
}

/** Lists the parts whose numbers add up to a division; null when the table cannot hold all of them: one part alone is a chain to a place, no whole. */
export function completeParts(node: RegionNode): readonly RegionNode[] | null {
  if (node.parts.length < 2 || (node.level === 'country' && node.parts.length < PROVINCES)) return null;
  return node.parts;
}

/** Lists a division and those above it, from the province down; a country only when it is asked for itself. */
export function regionPath(tree: RegionTree, code: string): RegionNode[] {
  const path: RegionNode[] = [];
  for (let up = tree.nodes.get(code) ?? null; up; up = up.parent) path.unshift(up);
  return path.length > 1 && path[0]!.level === 'country' ? path.slice(1) : path;
}
