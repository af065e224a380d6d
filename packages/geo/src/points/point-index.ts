/**
 * A rectangle in the plane of the points; x and y are its upper left corner. Its left and upper edges are within, its right and lower ones are
 * not, so that boxes side by side share no point.
 */
export interface PointBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points that are drawn as one. A point alone is a cluster of one, at its own position. */
export interface PointCluster {
  /** The mean of its positions, to half a `finestCell`. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** How many of each kind; empty when the points have no kinds. */
  readonly kinds: readonly number[];
  /** Side of the cells that it was made of, in units of the plane. */
  readonly cellSize: number;
  /** From, until (excluded), from, until ...: its places in the order of the index. */
  readonly ranges: readonly number[];
}

/** Points in a plane (x right, y down), ready for questions. Points without a position are counted and are in no answer. */
export interface PointIndex {
  /** All points that were given. */
  readonly count: number;
  /** Points of which x or y is not a finite number. */
  readonly unplacedCount: number;
  /** A box that holds every position; null when there is none. */
  readonly extent: PointBox | null;
  /** Positions nearer than this in x and in y may count as one place; a 67-millionth of the extent. */
  readonly finestCell: number;
  /** Lists the points in a box, as indices into what was given; near points stand near each other. */
  within(box: PointBox): Uint32Array;
  countWithin(box: PointBox): number;
  /** Finds the nearest point at most `radius` away that is accepted; of several at one distance the one given first; -1 = none. */
  nearest(x: number, y: number, radius: number, accepts?: (index: number) => boolean): number;
  /**
   * Groups points by cells whose side is the largest power of two times `finestCell` that is at most `cellSize`. The cells do not move with the box,
   * and those at its edge count as a whole: clusters stay the same while a view is panned. In the order of the index.
   */
  clusters(box: PointBox, cellSize: number): PointCluster[];
  /** The box of whole cells that `clusters` counts for a box. */
  cellsAround(box: PointBox, cellSize: number): PointBox;
  /** Lists the points of a cluster, as indices into what was given. */
  members(cluster: PointCluster): Uint32Array;
  /** The largest cell below its own at which a cluster falls apart; null when all its points are in one place, which no scale takes apart. */
  opensAt(cluster: PointCluster): number | null;
  /** Lists the places where several points are, most points first. */
  samePlaces(): PointCluster[];
  /**
   * Spreads each point of a box over the cells of a grid laid on it, row by row. The kernel is three box blurs in a row, near to a bell, and reaches
   * `radius` (in units of the plane, rounded to whole cells); what it would spread over the edge stays inside, so that all cells add up to `countWithin(box)`.
   */
  densityGrid(box: PointBox, columns: number, rows: number, radius: number): Float64Array;
}
