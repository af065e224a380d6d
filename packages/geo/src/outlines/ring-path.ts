const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Writes a closed ring (x, y, x, y ...) as SVG path data rounded to 0.1, positions that round to the one before left out. */
export function ringPath(ring: Float64Array): string {
  let path = '';
  let before = '';
  for (let i = 0; i < ring.length - 2; i += 2) {
    const place = `${tenth(ring[i]!)},${tenth(ring[i + 1]!)}`;
    if (place !== before) path += `${path === '' ? 'M' : 'L'}${place}`;
    before = place;
  }
  return `${path}Z`;
}
