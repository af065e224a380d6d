import type { Box } from '../../../marks/box.js';
import type { PathMark } from '../../../marks/mark.js';
import { ShapeMark, type WrittenShape } from '../../../marks/shape-mark.js';
import type { OutlineShape } from './outline-shape.js';

/** Rounds to what a path needs. */
const n = (value: number): number => Math.round(value * 10) / 10;

/** Finds diagonal lines inside closed rings, `stepPx` apart, as ax, ay, bx, by ... */
function hatchLines(rings: readonly Float64Array[], stepPx: number): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const sum = ring[i]! + ring[i + 1]!;
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
  const lines: number[] = [];
  // A line is where x + y is one number; along it, x tells where it goes in and out.
  for (let line = Math.ceil(low / stepPx) * stepPx; line < high; line += stepPx) {
    const crossings: number[] = [];
    for (const ring of rings)
      for (let i = 2; i < ring.length; i += 2) {
        const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
        const [from, until] = [ax + ay, bx + by];
        if (from < line !== until < line) crossings.push(ax + ((bx - ax) * (line - from)) / (until - from));
      }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [enter, leave] = [crossings[i]!, crossings[i + 1]!];
      lines.push(enter, line - enter, leave, line - leave);
    }
  }
  return lines;
}

function linesPath(lines: readonly number[]): string {
  let d = '';
  for (let i = 0; i < lines.length; i += 4)
    d += `M${n(lines[i]!)} ${n(lines[i + 1]!)}L${n(lines[i + 2]!)} ${n(lines[i + 3]!)}`;
  return d;
}

/**
 * Draws diagonal lines inside closed rings (x, y, x, y ...; holes too), `stepPx` apart: the sign of "no data". Path data; empty where the shape is
 * smaller than a step.
 */
export function outlineHatch(rings: readonly Float64Array[], stepPx: number): string {
  return linesPath(hatchLines(rings, stepPx));
}

/** The lines inside a shape, `stepPx` apart on screen whatever its scale; found when they are painted or written. */
class HatchShape implements WrittenShape {
  readonly #shape: OutlineShape;
  readonly #stepPx: number;
  #lines: readonly number[] | undefined;

  constructor(shape: OutlineShape, stepPx: number) {
    this.#shape = shape;
    this.#stepPx = stepPx;
  }

  get box(): Box {
    return this.#shape.box;
  }

  get lines(): readonly number[] {
    const shape = this.#shape;
    const { scale, x, y } = shape.matrix;
    this.#lines ??= hatchLines(
      shape.isWhole() ? shape.outline.rings : shape.ringsInSight(this.#stepPx),
      this.#stepPx / scale,
    ).map((value, i) => value * scale + (i % 2 === 0 ? x : y));
    return this.#lines;
  }

  get d(): string {
    return linesPath(this.lines);
  }

  pathAt(): Path2D {
    const path = new Path2D();
    for (let i = 0; i < this.lines.length; i += 4) {
      path.moveTo(this.lines[i]!, this.lines[i + 1]!);
      path.lineTo(this.lines[i + 2]!, this.lines[i + 3]!);
    }
    return path;
  }

  holds(): boolean {
    return false;
  }
}

/** Marks a shape as one without data; nothing where it is smaller than a step. */
export function hatchMarks(shape: OutlineShape, stepPx: number, stroke: string): PathMark[] {
  if (shape.box.width + shape.box.height < stepPx) return [];
  const hatch = new HatchShape(shape, stepPx);
  return [new ShapeMark(hatch, { role: 'region-no-data', stroke, strokeWidth: 0.7, opacity: 0.7 })];
}
