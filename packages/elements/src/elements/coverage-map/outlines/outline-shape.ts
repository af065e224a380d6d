import { clipRing, labelPoint, type Outline, ringPath, ringsContain } from '@practice-atlas/geo/outlines.js';
import type { Box } from '../../../marks/box.js';
import type { PlaneMatrix } from '../../../marks/map-view.js';
import type { WrittenShape } from '../../../marks/shape-mark.js';

/** Paths written as text reach so far beyond the frame that strokes along the cut are out of sight. */
const CUT_PX = 8;

/** The width of the widest ring. */
function widthInSight(rings: readonly Float64Array[]): number {
  let widest = 0;
  for (const ring of rings) {
    let [left, right] = [Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      left = Math.min(left, ring[i]!);
      right = Math.max(right, ring[i]!);
    }
    widest = Math.max(widest, right - left);
  }
  return widest;
}

/** Positions that lie this near to a line, in pixels of the screen, are not painted: nobody can see them. */
const UNSEEN_PX = 0.15;

/** The paths of an outline by how much it is enlarged, pixels of the screen included. */
const paths = new WeakMap<Outline, Map<number, Path2D>>();

function pathOf(outline: Outline, detail: number): Path2D {
  const known = paths.get(outline) ?? new Map<number, Path2D>();
  const path = known.get(detail) ?? new Path2D();
  if (!known.has(detail)) outline.trace(path, UNSEEN_PX / detail);
  paths.set(outline, known.set(detail, path));
  return path;
}

/** An outline where a view puts it, in CSS pixels: shown within `frame`. Its path is made once for each doubling of its size on screen, and moved for each view. */
export class OutlineShape implements WrittenShape {
  readonly box: Box;
  #bodyWidthPx: number | undefined;
  #d: string | undefined;
  #label: readonly [number, number] | undefined;

  constructor(
    readonly outline: Outline,
    readonly matrix: PlaneMatrix,
    readonly frame: Box,
  ) {
    const { x, y, width, height } = outline.box;
    const { scale } = matrix;
    this.box = {
      x: x * scale + matrix.x,
      y: y * scale + matrix.y,
      width: width * scale,
      height: height * scale,
    };
  }

  /** How many positions are painted. */
  get pointCount(): number {
    return this.outline.positionCount;
  }

  /** The width of the widest part in sight, which a name has to fit. */
  get bodyWidthPx(): number {
    this.#bodyWidthPx ??=
      (this.isWhole() ? this.outline.bodyWidth : widthInSight(this.ringsInSight(0))) * this.matrix.scale;
    return this.#bodyWidthPx;
  }

  get isMoved(): boolean {
    const { scale, x, y } = this.matrix;
    return scale !== 1 || x !== 0 || y !== 0;
  }

  pathAt(pixelRatio: number): Path2D {
    const { scale, x, y } = this.matrix;
    const whole = pathOf(this.outline, 2 ** Math.ceil(Math.log2(scale * pixelRatio)));
    if (!this.isMoved) return whole;
    const moved = new Path2D();
    moved.addPath(whole, { a: scale, d: scale, e: x, f: y });
    return moved;
  }

  get d(): string {
    this.#d ??= this.isMoved
      ? this.ringsInSight(CUT_PX)
          .map((ring) => ringPath(this.#placed(ring)))
          .join('')
      : this.outline.d;
    return this.#d;
  }

  /** A point well inside what is in sight of it. */
  get label(): readonly [number, number] {
    if (this.#label) return this.#label;
    const rings = this.isWhole() ? [] : this.ringsInSight(0);
    const [x, y] = rings.length > 0 ? labelPoint(rings) : this.outline.label;
    const { scale, x: left, y: top } = this.matrix;
    this.#label = [x * scale + left, y * scale + top];
    return this.#label;
  }

  /** Says whether any of its box is in the frame. */
  isInSight(): boolean {
    const { box, frame } = this;
    return (
      box.x < frame.x + frame.width &&
      box.x + box.width > frame.x &&
      box.y < frame.y + frame.height &&
      box.y + box.height > frame.y
    );
  }

  /** Says whether all of its box is in the frame. */
  isWhole(): boolean {
    const { box, frame } = this;
    return (
      !this.isMoved ||
      (box.x >= frame.x &&
        box.y >= frame.y &&
        box.x + box.width <= frame.x + frame.width &&
        box.y + box.height <= frame.y + frame.height)
    );
  }

  holds(x: number, y: number): boolean {
    const { scale, x: left, y: top } = this.matrix;
    return ringsContain(this.outline.rings, (x - left) / scale, (y - top) / scale);
  }

  /** Its rings in the units of the fitted drawing, cut to what is in the frame and `reachPx` around it. */
  ringsInSight(reachPx: number): readonly Float64Array[] {
    const { scale, x, y } = this.matrix;
    const { frame, outline } = this;
    const cut = {
      x: (frame.x - reachPx - x) / scale,
      y: (frame.y - reachPx - y) / scale,
      width: (frame.width + 2 * reachPx) / scale,
      height: (frame.height + 2 * reachPx) / scale,
    };
    return outline.rings.flatMap((ring) => clipRing(ring, cut) ?? []);
  }

  #placed(ring: Float64Array): Float64Array {
    const { scale, x, y } = this.matrix;
    return ring.map((value, i) => value * scale + (i % 2 === 0 ? x : y));
  }
}
