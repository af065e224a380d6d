import type { PointCluster } from './point-index.js';

/** How clusters are drawn, in units of the plane. */
export interface ClusterDiscs {
  readonly radiusOf: (count: number) => number;
  /** What is free between two discs at least; default 0. */
  readonly gap?: number;
}

const byWeight = (a: PointCluster, b: PointCluster): number =>
  b.count - a.count || a.y - b.y || a.x - b.x || a.ranges[0]! - b.ranges[0]!;

function union(parts: readonly PointCluster[]): PointCluster {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const mean = (of: 'x' | 'y'): number => parts.reduce((sum, part) => sum + part[of] * (part.count / count), 0);
  return {
    ...{ x: mean('x'), y: mean('y'), count },
    kinds: parts[0]!.kinds.map((_, kind) => parts.reduce((sum, { kinds }) => sum + kinds[kind]!, 0)),
    cellSize: Math.max(...parts.map(({ cellSize }) => cellSize)),
    ranges: parts.flatMap(({ ranges }) => ranges),
  };
}

/** Gives each cluster to the first, largest ones first, whose disc it would overlap. */
function gather(clusters: readonly PointCluster[], { radiusOf, gap = 0 }: ClusterDiscs): PointCluster[][] {
  const groups: PointCluster[][] = [];
  const widest = Math.max(...clusters.map(({ count }) => radiusOf(count)));
  const pitch = 2 * widest + gap;
  const squares = new Map<string, PointCluster[][]>();
  for (const cluster of [...clusters].sort(byWeight)) {
    const [column, row] = [Math.floor(cluster.x / pitch), Math.floor(cluster.y / pitch)];
    const overlaps = ([disc]: PointCluster[]): boolean =>
      Math.hypot(disc!.x - cluster.x, disc!.y - cluster.y) < radiusOf(disc!.count) + radiusOf(cluster.count) + gap;
    const near: PointCluster[][] = [];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) near.push(...(squares.get(`${column + dx},${row + dy}`) ?? []));
    const found = near.filter(overlaps).sort(([a], [b]) => byWeight(a!, b!))[0];
    if (found) found.push(cluster);
    else {
      const group = [cluster];
      groups.push(group);
      const key = `${column},${row}`;
      squares.set(key, [...(squares.get(key) ?? []), group]);
    }
  }
  return groups;
}

/**
 * Merges clusters until no two of their discs overlap: smaller ones go to the largest that they would overlap, and what has grown is looked at again. The
 * same clusters in any order give the same result, largest first; no point is lost.
 *
 * @example
 * const apart = mergeClusters(index.clusters(box, 64), { radiusOf: (count) => 8 + Math.sqrt(count), gap: 2 });
 */
export function mergeClusters(clusters: readonly PointCluster[], discs: ClusterDiscs): PointCluster[] {
  let merged: PointCluster[] = [...clusters].sort(byWeight);
  for (;;) {
    if (merged.length === 0) return merged;
    const groups = gather(merged, discs);
    if (groups.length === merged.length) return merged;
    merged = groups.map((group) => (group.length === 1 ? group[0]! : union(group))).sort(byWeight);
  }
}
