import {
  clampView,
  fitBox,
  type MapView,
  MOST_SCALE,
  panBy,
  viewMatrix,
  WHOLE_MAP,
  zoomAround,
} from '@practice-atlas/elements/outline-map.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const views = fc
  .record({ scale: fc.double({ min: 1, max: MOST_SCALE, noNaN: true }), x: share, y: share })
  .map(clampView);
const frames = fc.record({
  x: fc.integer({ min: 0, max: 300 }),
  y: fc.integer({ min: 0, max: 50 }),
  width: fc.integer({ min: 50, max: 4000 }),
  height: fc.integer({ min: 50, max: 2000 }),
});
const options = { seed: 20261130, numRuns: 300 };

/** The point of the drawing that a view shows at a share of the frame. */
const shownAt = (view: MapView, at: { x: number; y: number }) => [
  view.x + (at.x - 0.5) / view.scale,
  view.y + (at.y - 0.5) / view.scale,
];

function expectNear(actual: readonly number[], wanted: readonly number[]): void {
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted[i]!, 6);
  });
}

describe('a view of a map', () => {
  it('keeps what is under the pointer there, whatever is enlarged around it', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.record({ x: share, y: share }),
        (view, factor, at) => {
          expectNear(shownAt(zoomAround(view, factor, at), at), shownAt(view, at));
        },
      ),
      options,
    );
  });

  it('comes back when it is enlarged and made smaller around one point', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.record({ x: share, y: share }),
        (view, factor, at) => {
          fc.pre(view.scale * factor <= MOST_SCALE);
          const back = zoomAround(zoomAround(view, factor, at), 1 / factor, at);
          expectNear([back.scale, back.x, back.y], [view.scale, view.x, view.y]);
        },
      ),
      options,
    );
  });

  it('never shows anything beyond the edges of the map', () => {
    const loose = fc.record({ scale: fc.double(), x: fc.double(), y: fc.double() });
    fc.assert(
      fc.property(loose, fc.double(), fc.double(), (given, x, y) => {
        for (const view of [clampView(given), panBy(given, x, y)]) {
          expect(view.scale).toBeGreaterThanOrEqual(1);
          expect(view.scale).toBeLessThanOrEqual(MOST_SCALE);
          for (const at of [view.x, view.y]) {
            expect(at - 0.5 / view.scale).toBeGreaterThanOrEqual(-1e-9);
            expect(at + 0.5 / view.scale).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
      options,
    );
  });

  it('moves by shares of the frame', () => {
    expect(panBy({ scale: 4, x: 0.5, y: 0.5 }, 0.5, -0.25)).toEqual({ scale: 4, x: 0.375, y: 0.5625 });
    expect(panBy(WHOLE_MAP, 1, 1)).toEqual(WHOLE_MAP);
  });

  it('takes what is no number from the view of the whole', () => {
    expect(clampView({ scale: Number.NaN, x: Number.POSITIVE_INFINITY, y: Number.NaN })).toEqual(WHOLE_MAP);
  });

  it('shows all of a box, in the middle where the edges let it', () => {
    expect(fitBox({ x: 300, y: 100, width: 100, height: 100 }, { width: 800, height: 400 })).toEqual({
      scale: 4,
      x: 0.4375,
      y: 0.375,
    });
    expect(fitBox({ x: 10, y: 10, width: 0, height: 0 }, { width: 800, height: 400 }).scale).toBe(MOST_SCALE);
    fc.assert(
      fc.property(frames, fc.record({ x: share, y: share, width: share, height: share }), (frame, part) => {
        const size = { width: frame.width, height: frame.height };
        const box = {
          x: part.x * 0.5 * size.width,
          y: part.y * 0.5 * size.height,
          width: (0.02 + part.width * 0.48) * size.width,
          height: (0.02 + part.height * 0.48) * size.height,
        };
        const matrix = viewMatrix(fitBox(box, size), { x: 0, y: 0, ...size });
        const left = box.x * matrix.scale + matrix.x;
        const top = box.y * matrix.scale + matrix.y;
        expect(left).toBeGreaterThan(-0.001);
        expect(top).toBeGreaterThan(-0.001);
        expect(left + box.width * matrix.scale).toBeLessThan(size.width + 0.001);
        expect(top + box.height * matrix.scale).toBeLessThan(size.height + 0.001);
      }),
      options,
    );
  });

  it('leaves the fitted drawing where it is when the whole is shown', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        expectNear(Object.values(viewMatrix(WHOLE_MAP, frame)), [1, 0, 0]);
      }),
      options,
    );
  });
});
