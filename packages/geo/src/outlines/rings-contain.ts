/** Says whether a point lies within rings of x, y, x, y ... by the even-odd rule. */
export function ringsContain(rings: readonly Float64Array[], x: number, y: number): boolean {
  let isInside = false;
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isInside = !isInside;
    }
  return isInside;
}
