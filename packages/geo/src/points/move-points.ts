import type { PointBox, PointCluster, PointIndex } from './point-index.js';

/** Where an index of points stands in another plane: `scale` times its own, then moved by x and y. */
export interface PointMove {
  /** Above 0. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Gives an index as it stands when all its points are enlarged and moved, without indexing them again: boxes, cells and clusters are in the new plane.
 * Nothing is copied.
 *
 * @example
 * const index = indexPoints({ x: Float64Array.of(1), y: Float64Array.of(1) });
 * movePoints(index, { scale: 100, x: 5, y: 0 }).nearest(104, 99, 2); // 0
 */
export function movePoints(index: PointIndex, { scale, x, y }: PointMove): PointIndex {
  const back = (box: PointBox): PointBox => ({
    x: (box.x - x) / scale,
    y: (box.y - y) / scale,
    width: box.width / scale,
    height: box.height / scale,
  });
  const there = (box: PointBox): PointBox => ({
    x: box.x * scale + x,
    y: box.y * scale + y,
    width: box.width * scale,
    height: box.height * scale,
  });
  const moved = (cluster: PointCluster): PointCluster => ({
    ...cluster,
    x: cluster.x * scale + x,
    y: cluster.y * scale + y,
    cellSize: cluster.cellSize * scale,
  });
  return {
    count: index.count,
    unplacedCount: index.unplacedCount,
    extent: index.extent && there(index.extent),
    finestCell: index.finestCell * scale,
    within: (box) => index.within(back(box)),
    countWithin: (box) => index.countWithin(back(box)),
    nearest: (atX, atY, radius, accepts) =>
      index.nearest((atX - x) / scale, (atY - y) / scale, radius / scale, accepts),
    clusters: (box, cellSize) => index.clusters(back(box), cellSize / scale).map(moved),
    cellsAround: (box, cellSize) => there(index.cellsAround(back(box), cellSize / scale)),
    members: (cluster) => index.members(cluster),
    opensAt(cluster) {
      const size = index.opensAt({ ...cluster, cellSize: cluster.cellSize / scale });
      return size === null ? null : size * scale;
    },
    samePlaces: () => index.samePlaces().map(moved),
    densityGrid: (box, columns, rows, radius) => index.densityGrid(back(box), columns, rows, radius / scale),
  };
}
