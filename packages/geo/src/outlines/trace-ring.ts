/** What a shape is drawn into: a `Path2D` and the context of a canvas are such. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/** From the positions of a ring to px: `scale` times what lies from `fromX` and `fromY`, then moved to `toX` and `toY`. */
export interface RingPlacement {
  readonly fromX: number;
  readonly fromY: number;
  readonly scale: number;
  readonly toX: number;
  readonly toY: number;
}

/**
 * Draws a closed ring (x, y, x, y ...), leaving out positions that lie within about `tolerance` px of the line between those that are kept (the sleeve of Zhao
 * and Saalfeld 1997: one pass, and errors do not add up; at most one and a half times as far where a line turns back). 0 keeps all. Of a ring smaller than
 * that a line is left.
 */
export function traceRing(path: PathSink, ring: Float64Array, at: RingPlacement, tolerance: number): void {
  const { fromX, fromY, scale, toX, toY } = at;
  const end = ring.length;
  // The corner that the sleeve goes out from.
  let x = toX + (ring[0]! - fromX) * scale;
  let y = toY + (ring[1]! - fromY) * scale;
  path.moveTo(x, y);
  const square = tolerance * tolerance;
  let keptCount = 0;
  let lastX = x;
  let lastY = y;
  // The two sides of the sleeve, as directions; both 0 while it is open all around.
  let leftX = 0;
  let leftY = 0;
  let rightX = 0;
  let rightY = 0;
  let farthest = 0;
  for (let i = 2; i < end; i += 2) {
    const nextX = toX + (ring[i]! - fromX) * scale;
    const nextY = toY + (ring[i + 1]! - fromY) * scale;
    let dx = nextX - x;
    let dy = nextY - y;
    let far = dx * dx + dy * dy;
    const isIn =
      leftX * dy - leftY * dx <= 0 &&
      rightX * dy - rightY * dx >= 0 &&
      (far >= farthest || Math.sqrt(far) >= Math.sqrt(farthest) - tolerance);
    if (!isIn || tolerance === 0) {
      if (i > 2) {
        path.lineTo(lastX, lastY);
        keptCount += 1;
        x = lastX;
        y = lastY;
      }
      leftX = 0;
      leftY = 0;
      rightX = 0;
      rightY = 0;
      farthest = 0;
      dx = nextX - x;
      dy = nextY - y;
      far = dx * dx + dy * dy;
    }
    lastX = nextX;
    lastY = nextY;
    if (far > farthest) farthest = far;
    if (far <= square) continue;
    const along = Math.sqrt(far - square);
    const ownLeftX = dx * along - dy * tolerance;
    const ownLeftY = dx * tolerance + dy * along;
    const ownRightX = dx * along + dy * tolerance;
    const ownRightY = dy * along - dx * tolerance;
    const isOpen = leftX === 0 && leftY === 0;
    if (isOpen || leftX * ownLeftY - leftY * ownLeftX < 0) {
      leftX = ownLeftX;
      leftY = ownLeftY;
    }
    if (isOpen || rightX * ownRightY - rightY * ownRightX > 0) {
      rightX = ownRightX;
      rightY = ownRightY;
    }
  }
  if (keptCount === 0 && end > 4) path.lineTo(toX + (ring[2]! - fromX) * scale, toY + (ring[3]! - fromY) * scale);
  path.closePath();
}
