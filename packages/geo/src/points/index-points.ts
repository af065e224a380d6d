import { AtlasError } from '@practice-atlas/dataset';
import { blurGrid } from './blur-grid.js';
import { nearestPoint } from './nearest-point.js';
import { LEVELS, orderPoints, type PointOrder } from './order-points.js';
import type { PointBox, PointCluster, PointIndex } from './point-index.js';
import { runSteps } from './run-steps.js';
import type { Steps } from './steps.js';
import { clusterOf, sumPoints } from './sum-points.js';
import { type Cell, cellIn, quartersOf, rangesWithin, wholeCell } from './walk-cells.js';

/** Positions by column. */
export interface Points {
  /** Any unit; to the right. NaN = no position. */
  readonly x: Float64Array | Float32Array;
  /** The same unit; down. */
  readonly y: Float64Array | Float32Array;
  /** A number from 0 for each point, such as its tier. */
  readonly kind?: Uint8Array | Uint16Array | Uint32Array;
  /** How many kinds there are; by default one more than the highest. */
  readonly kindCount?: number;
}

const malformed = (message: string, hint: string): AtlasError =>
  new AtlasError('parameter_malformed', message, { hint });

function kindCountOf({ x, y, kind, kindCount }: Points): number {
  if (y.length !== x.length || (kind && kind.length !== x.length))
    throw malformed(
      `there are ${x.length} x, ${y.length} y${kind ? ` and ${kind.length} kinds` : ''}`,
      'give one of each for every point; NaN where there is no position',
    );
  let highest = -1;
  for (const each of kind ?? []) if (each > highest) highest = each;
  if (kindCount !== undefined && (!Number.isInteger(kindCount) || kindCount <= highest))
    throw malformed(`kindCount cannot be ${kindCount}`, `a point has the kind ${highest}: give ${highest + 1} or more`);
  return kindCount ?? highest + 1;
}

function checkBox({ x, y, width, height }: PointBox): void {
  if (![x, y, width, height].every(Number.isFinite) || width < 0 || height < 0)
    throw malformed(`a box cannot be ${x}, ${y}, ${width} x ${height}`, 'give finite numbers, and a size of 0 or more');
}

/** The level of the cells whose side is at most `cellSize`; the finest where even they are larger. */
function levelOf({ unit }: PointOrder, cellSize: number): number {
  if (!(cellSize > 0)) throw malformed(`cellSize cannot be ${cellSize}`, 'give a length above 0');
  let level = 0;
  while (level < LEVELS && unit * 2 ** (level + 1) <= cellSize) level++;
  return level;
}

/** The level of the smallest cell around two codes. */
function levelAround(low: number, high: number): number {
  let level = 0;
  while (Math.floor(low / 4 ** level) !== Math.floor(high / 4 ** level)) level++;
  return level;
}

/**
 * Indexes points for questions of "what is here": in a box, nearest, as clusters, as a density. Points are put in the order of a Z curve by a radix
 * sort, so that those of any cell are a range, whose number, middle and kinds are differences of running sums. Copies what it needs: 44 bytes a point and 4
 * for each kind. Any unit and plane will do, as long as it is flat; for a map give px of `Outlines.project`.
 *
 * Throws AtlasError `parameter_malformed` when columns are not of one length, when a kind is not below `kindCount`, and, when asked, for a box that is
 * not finite or a cell without a size.
 *
 * @example
 * const index = indexPoints({ x: Float64Array.of(1, 2, NaN), y: Float64Array.of(1, 2, 3) });
 * index.countWithin({ x: 0, y: 0, width: 2, height: 2 }); // 1
 * index.unplacedCount; // 1
 */
export function indexPoints(points: Points): PointIndex {
  return runSteps(indexPointSteps(points));
}

/** Indexes points as `indexPoints` does, as a work that may pause: `runInSlices` does it in tasks of some milliseconds. Columns must stay as they are meanwhile. */
export function* indexPointSteps(points: Points): Steps<PointIndex> {
  const kindCount = kindCountOf(points);
  const order = yield* orderPoints(points.x, points.y);
  const sums = yield* sumPoints(order, points.kind ?? null, kindCount);
  const { unit, originX, originY, given, codes, xs, ys } = order;
  const extent = codes.length === 0 ? null : extentOf(order);
  yield;
  const whole = wholeCell(order);

  const countWithin = (box: PointBox): number => {
    checkBox(box);
    let count = 0;
    rangesWithin(order, box, (first, end) => {
      count += end - first;
    });
    return count;
  };
  const within = (box: PointBox): Uint32Array => {
    const found = new Uint32Array(countWithin(box));
    let at = 0;
    rangesWithin(order, box, (first, end) => {
      found.set(given.subarray(first, end), at);
      at += end - first;
    });
    return found;
  };
  const clusters = (box: PointBox, cellSize: number): PointCluster[] => {
    checkBox(box);
    const level = levelOf(order, cellSize);
    const found: PointCluster[] = [];
    const visit = (cell: Cell): void => {
      if (cellIn(cell, box) === 'outside') return;
      if (cell.level > level) for (const each of quartersOf(order, cell)) visit(each);
      else found.push(clusterOf(order, sums, { first: cell.first, end: cell.end, cellSize: cell.size }));
    };
    if (codes.length > 0) visit(whole);
    return found;
  };

  return {
    count: points.x.length,
    unplacedCount: points.x.length - given.length,
    extent,
    finestCell: unit,
    within,
    countWithin,
    nearest: (x, y, radius, accepts = () => true) => nearestPoint(order, x, y, radius, accepts),
    clusters,
    cellsAround(box, cellSize) {
      checkBox(box);
      const cells = 2 ** levelOf(order, cellSize);
      const edge = (at: number, origin: number, round: (n: number) => number): number =>
        (round((round(at / unit) - origin) / cells) * cells + origin) * unit;
      const across = (at: number, length: number, origin: number): readonly [number, number] => {
        const start = edge(at, origin, Math.floor);
        return [start, at + length > at ? edge(at + length, origin, Math.ceil) - start : 0];
      };
      const [x, width] = across(box.x, box.width, originX);
      const [y, height] = across(box.y, box.height, originY);
      return { x, y, width, height };
    },
    members({ ranges, count }) {
      const found = new Uint32Array(count);
      let at = 0;
      for (let i = 0; i < ranges.length; i += 2) {
        found.set(given.subarray(ranges[i]!, ranges[i + 1]!), at);
        at += ranges[i + 1]! - ranges[i]!;
      }
      return found;
    },
    opensAt({ ranges, cellSize }) {
      const ends = ranges.map((place, i) => codes[i % 2 === 0 ? place : place - 1]!);
      const level = levelAround(Math.min(...ends), Math.max(...ends));
      return level === 0 ? null : Math.min(cellSize / 2, unit * 2 ** (level - 1));
    },
    samePlaces() {
      const found: PointCluster[] = [];
      for (let first = 0, end = 1; first < codes.length; first = end++) {
        while (codes[end] === codes[first]) end++;
        if (end - first > 1) found.push(clusterOf(order, sums, { first, end, cellSize: unit }));
      }
      return found.sort((a, b) => b.count - a.count);
    },
    densityGrid(box, columns, rows, radius) {
      checkBox(box);
      if (![columns, rows].every((n) => Number.isInteger(n) && n > 0) || !(radius >= 0))
        throw malformed(
          `a grid cannot be ${columns} x ${rows} with a radius of ${radius}`,
          'give whole numbers above 0',
        );
      const grid = new Float64Array(columns * rows);
      const cellOf = (at: number, start: number, length: number, cells: number): number =>
        Math.min(cells - 1, Math.floor(((at - start) / length) * cells));
      rangesWithin(order, box, (first, end) => {
        for (let i = first; i < end; i++)
          grid[cellOf(ys[i]!, box.y, box.height, rows) * columns + cellOf(xs[i]!, box.x, box.width, columns)]!++;
      });
      blurGrid(grid, box, columns, rows, radius);
      return grid;
    },
  };
}

/** The whole finest cells around all positions. */
function extentOf({ unit, originX, originY, xs, ys }: PointOrder): PointBox {
  let [right, bottom] = [-Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    right = Math.max(right, xs[i]!);
    bottom = Math.max(bottom, ys[i]!);
  }
  return {
    ...{ x: originX * unit, y: originY * unit },
    width: (Math.floor(right / unit) + 1 - originX) * unit,
    height: (Math.floor(bottom / unit) + 1 - originY) * unit,
  };
}
