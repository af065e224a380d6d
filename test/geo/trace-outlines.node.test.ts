import { readFileSync } from 'node:fs';
import { type BoundarySet, readBoundaries } from '@practice-atlas/geo';
import { type PathSink, projectOutlines } from '@practice-atlas/geo/outlines.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syntheticCountry } from '../data/synthetic-country.js';

type Point = readonly [x: number, y: number];

/** Writes down what is drawn: closed lines, the first position of each not repeated. */
function recorder() {
  const lines: Point[][] = [];
  let closedCount = 0;
  const path: PathSink = {
    moveTo: (x, y) => {
      lines.push([[x, y]]);
    },
    lineTo: (x, y) => {
      lines.at(-1)!.push([x, y]);
    },
    closePath: () => {
      closedCount += 1;
    },
  };
  return { path, lines, closed: () => closedCount };
}

function segmentDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [ux, uy] = [bx - ax, by - ay];
  const square = ux * ux + uy * uy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / square));
  return Math.hypot(ax + share * ux - x, ay + share * uy - y);
}

/** How far a position is from a closed line. */
const distance = (point: Point, line: readonly Point[]): number =>
  Math.min(...line.map((start, i) => segmentDistance(point, start, line[(i + 1) % line.length]!)));

const pointsOf = (ring: Float64Array): Point[] =>
  Array.from({ length: ring.length / 2 - 1 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const);

/** Rings of steps with spikes, places visited twice and steps of nothing, as they are drawn in a hundred pixels. */
const outlines = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
    minLength: 3,
    maxLength: 60,
  })
  .map((steps) => {
    const ring: [number, number][] = [[110, 35]];
    for (const [x, y] of steps) ring.push([ring.at(-1)![0] + x / 100, ring.at(-1)![1] + y / 100]);
    const set: BoundarySet = {
      attribution: { source: '测试', licence: 'test', mapApproval: null, publishedOn: null, crs: 'wgs84' },
      level: 'city',
      features: {
        type: 'FeatureCollection',
        features: [
          {
            ...{ type: 'Feature', properties: { code: '210100', name: '甲' } },
            geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
          },
        ],
      },
    };
    return projectOutlines(set, { width: 100, height: 100 }).outlines[0]!;
  });

describe('a ring that is traced', () => {
  test('keeps every position where none may be left out', () => {
    fc.assert(
      fc.property(outlines, (outline) => {
        const { path, lines, closed } = recorder();
        outline.trace(path);
        expect([lines, closed()]).toEqual([outline.rings.map(pointsOf), 1]);
      }),
    );
  });

  test('is nowhere farther from the line drawn than was allowed, and that line passes through its own positions only', () => {
    let [all, kept] = [0, 0];
    fc.assert(
      fc.property(outlines, fc.double({ min: 0.01, max: 8, noNaN: true }), (outline, tolerance) => {
        const { path, lines } = recorder();
        outline.trace(path, tolerance);
        const [line = []] = lines;
        const own = pointsOf(outline.rings[0]!);
        all += own.length;
        kept += line.length;
        for (const point of own) expect(distance(point, line)).toBeLessThanOrEqual(tolerance + 1e-9);
        const places = new Set(own.map(String));
        expect(line.every((point) => places.has(String(point)))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(kept).toBeLessThan(0.98 * all);
  });

  test('leaves at least a line where all of it is smaller than what cannot be seen', () => {
    fc.assert(
      fc.property(outlines, (outline) => {
        const { path, lines, closed } = recorder();
        outline.trace(path, 1000);
        expect([lines.length, closed()]).toEqual([1, 1]);
        expect(lines[0]!.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('an outline that is traced', () => {
  const china = readBoundaries(
    JSON.parse(readFileSync(new URL('../../examples/boundaries/china.json', import.meta.url), 'utf8')),
  );
  const size = { width: 900, height: 700 };

  test('has the positions of its rings, in the main map and in the inset', () => {
    const { outlines, inset } = projectOutlines(china, size);
    for (const outline of [...outlines, ...inset!.outlines]) {
      const { path, lines } = recorder();
      outline.trace(path);
      expect(lines).toEqual(outline.rings.map(pointsOf));
      expect(outline.positionCount).toBe(outline.rings.reduce((sum, ring) => sum + ring.length / 2, 0));
      const widths = outline.rings.map((ring) => {
        const xs = pointsOf(ring).map(([x]) => x);
        return Math.max(...xs) - Math.min(...xs);
      });
      expect(outline.bodyWidth).toBeCloseTo(Math.max(0, ...widths), 6);
    }
  });

  test('lacks more than half of the positions of a country of counties, where a seventh of a pixel is left out', () => {
    const { outlines } = projectOutlines(syntheticCountry({ seed: 7, countyCount: 300 }), { width: 400, height: 330 });
    let [all, kept] = [0, 0];
    for (const outline of outlines) {
      const { path, lines } = recorder();
      outline.trace(path, 0.15);
      all += outline.positionCount;
      kept += lines.flat().length;
    }
    expect(kept / all).toBeGreaterThan(0.05);
    expect(kept / all).toBeLessThan(0.5);
  });
});
