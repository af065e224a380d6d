import type { OutlineMatrix } from './outline.js';

/** What a shape is drawn into: a `Path2D` and the context of a canvas are such. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/**
 * Draws a closed ring (x, y, x, y ...), leaving out positions that lie within `tolerance` px of the line between those that are kept (the sleeve of Zhao and
 * Saalfeld 1997: one pass, and errors do not add up). 0 keeps all. Of a ring smaller than that a line is left.
 */
export function traceRing(
  path: PathSink,
  ring: Float64Array,
  { scale, x: left, y: top }: OutlineMatrix,
  tolerance: number,
): void {
  const square = tolerance * tolerance;
  // The corner that the sleeve goes out from, the position before, and from the corner to it.
  let x = ring[0]! * scale + left;
  let y = ring[1]! * scale + top;
  let lastX = x;
  let lastY = y;
  let outX = 0;
  let outY = 0;
  // The two sides of the sleeve, as directions; all 0 while it is open all around.
  let leftX = 0;
  let leftY = 0;
  let rightX = 0;
  let rightY = 0;
  let isLine = false;
  path.moveTo(x, y);
  for (let i = 2; i < ring.length; i += 2) {
    const nextX = ring[i]! * scale + left;
    const nextY = ring[i + 1]! * scale + top;
    let dx = nextX - x;
    let dy = nextY - y;
    const isBeside = leftX * dy > leftY * dx || rightX * dy < rightY * dx;
    const isBack = (nextX - lastX) * outX + (nextY - lastY) * outY < 0;
    if (i > 2 && (isBeside || isBack || tolerance === 0)) {
      path.lineTo(lastX, lastY);
      isLine = true;
      x = lastX;
      y = lastY;
      dx = nextX - x;
      dy = nextY - y;
      leftX = 0;
      leftY = 0;
      rightX = 0;
      rightY = 0;
    }
    lastX = nextX;
    lastY = nextY;
    outX = dx;
    outY = dy;
    const far = dx * dx + dy * dy;
    if (far <= square) continue;
    const along = Math.sqrt(far - square);
    const ownLeftX = dx * along - dy * tolerance;
    const ownLeftY = dx * tolerance + dy * along;
    const ownRightX = dx * along + dy * tolerance;
    const ownRightY = dy * along - dx * tolerance;
    const isOpen = leftX === 0 && leftY === 0;
    if (isOpen || leftX * ownLeftY < leftY * ownLeftX) {
      leftX = ownLeftX;
      leftY = ownLeftY;
    }
    if (isOpen || rightX * ownRightY > rightY * ownRightX) {
      rightX = ownRightX;
      rightY = ownRightY;
    }
  }
  if (!isLine && ring.length > 4) path.lineTo(ring[2]! * scale + left, ring[3]! * scale + top);
  path.closePath();
}
