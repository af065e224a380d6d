/** A point in px. */
type Point = readonly [number, number];

/**
 * Cuts a closed ring (x, y, x, y ...) to a convex polygon whose corners run clockwise on the screen (Sutherland and Hodgman 1974); empty where nothing is left.
 */
export function clipConvex(ring: Float64Array, corners: readonly Point[]): Point[] {
  let kept: Point[] = [];
  for (let i = 0; i + 2 < ring.length; i += 2) kept.push([ring[i]!, ring[i + 1]!]);
  corners.forEach(([fromX, fromY], side) => {
    const [toX, toY] = corners[(side + 1) % corners.length]!;
    const inward = ([x, y]: Point): number => (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
    const before = kept;
    kept = [];
    before.forEach((point, at) => {
      const last = before.at(at - 1)!;
      const [here, there] = [inward(point), inward(last)];
      if (here >= 0 !== there >= 0) {
        const share = there / (there - here);
        kept.push([last[0] + (point[0] - last[0]) * share, last[1] + (point[1] - last[1]) * share]);
      }
      if (here >= 0) kept.push(point);
    });
  });
  return kept.length < 3 ? [] : kept;
}
