import {
  indexPointSteps,
  indexPoints,
  inPieces,
  mergeClusters,
  movePoints,
  type PointBox,
  type PointCluster,
  runInSlices,
  runSteps,
} from '@practice-atlas/geo/points.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const runs = { seed: 20261130, numRuns: 200 };

/** Positions on a coarse lattice, so that many are equal, beside free ones and ones that are missing. */
const coordinate = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -50, max: 50, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -4, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity) },
);
const points = fc
  .array(fc.record({ x: coordinate, y: coordinate, kind: fc.nat(2) }), { maxLength: 120 })
  .map((rows) => ({
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    kind: Uint8Array.from(rows, ({ kind }) => kind),
    kindCount: 3,
  }));
const edge = fc.oneof(fc.double({ min: -60, max: 60, noNaN: true }), fc.integer({ min: -5, max: 5 }));
const boxes = fc
  .record({ x: edge, y: edge, width: edge, height: edge })
  .map((box): PointBox => ({ ...box, width: Math.abs(box.width), height: Math.abs(box.height) }));
const cellSizes = fc.double({ min: 1e-6, max: 300, noNaN: true });

type Columns = Parameters<typeof indexPoints>[0];

function bruteWithin({ x, y }: Columns, box: PointBox): number[] {
  const isIn = (i: number) =>
    x[i]! >= box.x && x[i]! < box.x + box.width && y[i]! >= box.y && y[i]! < box.y + box.height;
  return Array.from(x, (_, i) => i).filter(isIn);
}
const sorted = (indices: Iterable<number>) => [...indices].sort((a, b) => a - b);
const total = (clusters: readonly PointCluster[]) => clusters.reduce((sum, { count }) => sum + count, 0);

describe('an index that was moved', () => {
  const enlarged = (values: Float64Array): Float64Array => values.map((value) => 4 * value);
  const times = ({ x, y, width, height }: PointBox): PointBox => ({
    ...{ x: 4 * x, y: 4 * y, width: 4 * width, height: 4 * height },
  });

  it('answers as an index of the enlarged points does', () => {
    fc.assert(
      fc.property(points, boxes, cellSizes, (some, small, size) => {
        // Two points apart: how fine cells are follows the extent.
        const given = {
          ...{ x: Float64Array.of(-50, 50, ...some.x), y: Float64Array.of(-49, 51, ...some.y) },
          ...{ kind: Uint8Array.of(0, 1, ...some.kind), kindCount: 3 },
        };
        const fresh = indexPoints({ ...given, x: enlarged(given.x), y: enlarged(given.y) });
        const moved = movePoints(indexPoints(given), { scale: 4, x: 0, y: 0 });
        const box = times(small);
        expect([moved.extent, moved.count, moved.unplacedCount]).toEqual([
          ...[fresh.extent, fresh.count, fresh.unplacedCount],
        ]);
        expect(moved.clusters(box, 4 * size)).toEqual(fresh.clusters(box, 4 * size));
        expect(moved.finestCell).toBe(fresh.finestCell);
        expect(moved.within(box)).toEqual(fresh.within(box));
        expect(moved.cellsAround(box, 4 * size)).toEqual(fresh.cellsAround(box, 4 * size));
        expect(moved.samePlaces()).toEqual(fresh.samePlaces());
        for (const cluster of moved.clusters(box, 4 * size)) {
          expect(moved.opensAt(cluster)).toBe(fresh.opensAt(cluster));
          expect(moved.members(cluster)).toEqual(fresh.members(cluster));
        }
        const around = { ...box, width: box.width + 1, height: box.height + 1 };
        expect(moved.densityGrid(around, 5, 4, 8)).toEqual(fresh.densityGrid(around, 5, 4, 8));
      }),
      runs,
    );
  });

  it('finds points where they were moved to', () => {
    const moved = movePoints(indexPoints({ x: Float64Array.of(1, 2), y: Float64Array.of(1, 5) }), {
      ...{ scale: 100, x: 5, y: -3 },
    });
    expect([...moved.within({ x: 200, y: 490, width: 10, height: 10 })]).toEqual([1]);
    expect(moved.nearest(104, 99, 3)).toBe(0);
    expect(moved.nearest(104, 99, 2)).toBe(-1);
    expect(moved.clusters({ x: 0, y: 0, width: 150, height: 150 }, 1)).toMatchObject([{ x: 105, y: 97, count: 1 }]);
  });
});

describe('an index of points', () => {
  it('finds in a box the points whose positions are in it, each once', () => {
    fc.assert(
      fc.property(points, boxes, (given, box) => {
        const index = indexPoints(given);
        const found = index.within(box);
        expect(sorted(found)).toEqual(bruteWithin(given, box));
        expect(index.countWithin(box)).toBe(found.length);
      }),
      runs,
    );
  });

  it('counts points without a position and has them in no answer', () => {
    fc.assert(
      fc.property(points, (given) => {
        const index = indexPoints(given);
        const lost = Array.from(given.x, (x, i) => Number.isFinite(x) && Number.isFinite(given.y[i])).filter(
          (ok) => !ok,
        );
        expect([index.count, index.unplacedCount]).toEqual([given.x.length, lost.length]);
        expect(index.extent ? index.countWithin(index.extent) : 0).toBe(index.count - index.unplacedCount);
      }),
      runs,
    );
  });

  it('finds the nearest accepted point, the first given of several as near', () => {
    fc.assert(
      fc.property(points, edge, edge, fc.double({ min: 0, max: 80, noNaN: true }), (given, x, y, radius) => {
        const accepts = (i: number) => given.kind[i] !== 1;
        let [best, least] = [-1, radius * radius];
        for (let i = 0; i < given.x.length; i++) {
          const square = (given.x[i]! - x) ** 2 + (given.y[i]! - y) ** 2;
          if (accepts(i) && (square < least || (square === least && best < 0))) [best, least] = [i, square];
        }
        expect(indexPoints(given).nearest(x, y, radius, accepts)).toBe(best);
      }),
      runs,
    );
  });

  it('groups the points of whole cells: counts, kinds and members add up, and the middle is their mean', () => {
    fc.assert(
      fc.property(points, boxes, cellSizes, (given, box, cellSize) => {
        const index = indexPoints(given);
        const clusters = index.clusters(box, cellSize);
        const around = index.cellsAround(box, cellSize);
        expect(total(clusters)).toBe(index.countWithin(around));
        const all = clusters.flatMap((cluster) => [...index.members(cluster)]);
        expect(sorted(all)).toEqual(bruteWithin(given, around));
        for (const cluster of clusters) {
          const members = [...index.members(cluster)];
          expect(members).toHaveLength(cluster.count);
          expect(cluster.kinds).toEqual([0, 1, 2].map((kind) => members.filter((i) => given.kind[i] === kind).length));
          const mean = members.reduce((sum, i) => sum + given.x[i]!, 0) / members.length;
          expect(Math.abs(cluster.x - mean)).toBeLessThanOrEqual(index.finestCell);
          if (members.length === 1)
            expect([cluster.x, cluster.y]).toEqual([given.x[members[0]!], given.y[members[0]!]]);
          expect(
            Math.max(...members.map((i) => given.x[i]!)) - Math.min(...members.map((i) => given.x[i]!)),
          ).toBeLessThan(cluster.cellSize);
        }
      }),
      runs,
    );
  });

  it('keeps clusters the same while the box moves', () => {
    fc.assert(
      fc.property(points, boxes, boxes, cellSizes, (given, box, other, cellSize) => {
        const index = indexPoints(given);
        const known = new Map(index.clusters(box, cellSize).map((cluster) => [cluster.ranges[0], cluster]));
        for (const cluster of index.clusters(other, cellSize))
          expect(known.get(cluster.ranges[0]) ?? cluster).toEqual(cluster);
      }),
      runs,
    );
  });

  it('says at which cell a cluster falls apart, and that one place never does', () => {
    fc.assert(
      fc.property(points, cellSizes, (given, cellSize) => {
        const index = indexPoints(given);
        if (!index.extent) return;
        for (const cluster of index.clusters(index.extent, cellSize)) {
          const opens = index.opensAt(cluster);
          const partsAt = (size: number) =>
            index
              .clusters(index.extent!, size)
              .filter(({ ranges }) => ranges[0]! >= cluster.ranges[0]! && ranges[0]! < cluster.ranges[1]!);
          if (opens === null) {
            expect(partsAt(index.finestCell)).toHaveLength(1);
            continue;
          }
          expect(opens).toBeLessThan(cluster.cellSize);
          expect(partsAt(opens).length).toBeGreaterThan(1);
          if (opens * 2 < cluster.cellSize) expect(partsAt(opens * 2)).toHaveLength(1);
        }
      }),
      runs,
    );
  });

  it('lists the places where several points are', () => {
    const index = indexPoints({ x: Float64Array.of(1, 5, 1, 1, 5, 9), y: Float64Array.of(2, 5, 2, 2, 5, 9) });
    const places = index.samePlaces();
    expect(places.map(({ x, y, count }) => [x, y, count])).toEqual([
      [1, 2, 3],
      [5, 5, 2],
    ]);
    expect(places.map((place) => sorted(index.members(place)))).toEqual([
      [0, 2, 3],
      [1, 4],
    ]);
    expect(places.map((place) => index.opensAt(place))).toEqual([null, null]);
  });

  it('gives the same answers whatever the order of the points', () => {
    fc.assert(
      fc.property(points, boxes, cellSizes, (given, box, cellSize) => {
        const turned = { ...given, x: given.x.toReversed(), y: given.y.toReversed(), kind: given.kind.toReversed() };
        const [one, other] = [indexPoints(given), indexPoints(turned)];
        expect(other.clusters(box, cellSize)).toEqual(one.clusters(box, cellSize));
      }),
      runs,
    );
  });

  it('spreads a density whose cells add up to the points of the box', () => {
    fc.assert(
      fc.property(
        points,
        boxes.filter(({ width, height }) => width > 1e-3 && height > 1e-3),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (given, box, columns, rows, radius) => {
          const index = indexPoints(given);
          const grid = index.densityGrid(box, columns, rows, radius);
          expect(grid).toHaveLength(columns * rows);
          expect(Math.min(...grid)).toBeGreaterThanOrEqual(0);
          expect(grid.reduce((sum, value) => sum + value, 0)).toBeCloseTo(index.countWithin(box), 6);
        },
      ),
      runs,
    );
  });

  it('spreads one point evenly to all sides, no further than the radius', () => {
    const index = indexPoints({ x: Float64Array.of(10.5), y: Float64Array.of(10.5) });
    const grid = index.densityGrid({ x: 0, y: 0, width: 21, height: 21 }, 21, 21, 6);
    const at = (column: number, row: number) => grid[row * 21 + column]!;
    expect(at(10, 10)).toBe(Math.max(...grid));
    for (let step = 1; step <= 6; step++) {
      expect(at(10 + step, 10)).toBeCloseTo(at(10 - step, 10), 12);
      expect(at(10 + step, 10)).toBeCloseTo(at(10, 10 + step), 12);
      expect(at(10 + step, 10)).toBeGreaterThan(0);
      expect(at(10 + step, 10)).toBeLessThan(at(9 + step, 10));
    }
    expect(at(17, 10)).toBeCloseTo(0, 12);
  });

  it('takes the positions of a Float32Array as they are, and far ones too', () => {
    const x = Float32Array.of(0.1, 4_000_000.25, 4_000_000.5);
    const index = indexPoints({ x, y: Float32Array.of(0, 1, 1) });
    expect([...index.within({ x: 4_000_000, y: 0, width: 0.5, height: 2 })]).toEqual([1]);
    expect(index.nearest(0, 0, 1)).toBe(0);
  });

  it('answers about no points at all', () => {
    const index = indexPoints({ x: new Float64Array(0), y: new Float64Array(0) });
    const box = { x: 0, y: 0, width: 1, height: 1 };
    expect([index.extent, index.countWithin(box), index.nearest(0, 0, 9), index.clusters(box, 1)]).toEqual([
      null,
      0,
      -1,
      [],
    ]);
  });

  it.each([
    ['columns of two lengths', () => indexPoints({ x: new Float64Array(2), y: new Float64Array(1) })],
    [
      'a kind beyond their number',
      () => indexPoints({ x: new Float64Array(1), y: new Float64Array(1), kind: Uint8Array.of(5), kindCount: 5 }),
    ],
    [
      'a box without an end',
      () =>
        indexPoints({ x: new Float64Array(1), y: new Float64Array(1) }).countWithin({
          x: 0,
          y: 0,
          width: Infinity,
          height: 1,
        }),
    ],
    [
      'cells without a size',
      () =>
        indexPoints({ x: new Float64Array(1), y: new Float64Array(1) }).clusters(
          { x: 0, y: 0, width: 1, height: 1 },
          0,
        ),
    ],
  ])('refuses %s', (_what, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code: 'parameter_malformed' }));
  });
});

describe('merged clusters', () => {
  const discs = { radiusOf: (count: number) => 1 + Math.sqrt(count), gap: 0.5 };

  it('leave no two discs overlapping, and lose no point and no kind', () => {
    fc.assert(
      fc.property(points, boxes, cellSizes, (given, box, cellSize) => {
        const index = indexPoints(given);
        const clusters = index.clusters(box, cellSize);
        const merged = mergeClusters(clusters, discs);
        expect(total(merged)).toBe(total(clusters));
        expect(sorted(merged.flatMap((cluster) => [...index.members(cluster)]))).toEqual(
          sorted(clusters.flatMap((cluster) => [...index.members(cluster)])),
        );
        for (const [i, one] of merged.entries()) {
          const kinds = [...index.members(one)].map((member) => given.kind[member]);
          expect(one.kinds).toEqual([0, 1, 2].map((kind) => kinds.filter((each) => each === kind).length));
          for (const other of merged.slice(i + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(
              discs.radiusOf(one.count) + discs.radiusOf(other.count) + discs.gap,
            );
        }
      }),
      runs,
    );
  });

  it('are the same in whatever order the clusters come', () => {
    fc.assert(
      fc.property(points, boxes, cellSizes, (given, box, cellSize) => {
        const clusters = indexPoints(given).clusters(box, cellSize);
        expect(mergeClusters(clusters.toReversed(), discs)).toEqual(mergeClusters(clusters, discs));
      }),
      runs,
    );
  });
});

describe('a work in slices', () => {
  it('indexes points as it does at once', async () => {
    await fc.assert(
      fc.asyncProperty(points, boxes, cellSizes, fc.constantFrom(0, 8), async (given, box, size, sliceMs) => {
        const whole = indexPoints(given);
        const sliced = await runInSlices(indexPointSteps(given), { sliceMs });
        expect([sliced.count, sliced.unplacedCount, sliced.extent, sliced.finestCell]).toEqual([
          ...[whole.count, whole.unplacedCount, whole.extent, whole.finestCell],
        ]);
        expect(sliced.within(box)).toEqual(whole.within(box));
        expect(sliced.clusters(box, size)).toEqual(whole.clusters(box, size));
        expect(sliced.samePlaces()).toEqual(whole.samePlaces());
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('lets other tasks run between its pieces, and indexes more points than a piece holds the same way', async () => {
    const count = 50_000;
    const x = Float64Array.from({ length: count }, (_, i) => (i * 7919) % 1013);
    const y = Float64Array.from({ length: count }, (_, i) => (i * 104_729) % 997);
    const kind = Uint8Array.from({ length: count }, (_, i) => i % 3);
    let others = 0;
    const timer = setInterval(() => {
      others += 1;
    }, 0);
    const sliced = await runInSlices(indexPointSteps({ x, y, kind }), { sliceMs: 0 });
    clearInterval(timer);
    expect(others).toBeGreaterThan(3);
    const box = { x: 100, y: 200, width: 400, height: 300 };
    const whole = indexPoints({ x, y, kind });
    expect(sliced.within(box)).toEqual(whole.within(box));
    expect(sliced.clusters(box, 64)).toEqual(whole.clusters(box, 64));
  });

  it('ends before its next slice when it is aborted, with the reason', async () => {
    const abort = new AbortController();
    const done: number[] = [];
    const work = runInSlices(
      inPieces(200_000, (from) => {
        done.push(from);
        if (done.length === 3) abort.abort(new Error('other points'));
      }),
      { signal: abort.signal, sliceMs: 0 },
    );
    await expect(work).rejects.toThrow('other points');
    expect(done).toEqual([0, 16_384, 32_768]);
  });

  it('rejects as the work throws, and does pieces of all rows, each once', async () => {
    const wrong = { x: Float64Array.of(1, 2), y: Float64Array.of(1) };
    await expect(runInSlices(indexPointSteps(wrong))).rejects.toMatchObject({ code: 'parameter_malformed' });
    const seen: number[] = [];
    runSteps(inPieces(40_000, (from, until) => seen.push(until - from)));
    expect(seen).toEqual([16_384, 16_384, 7232]);
  });
});
