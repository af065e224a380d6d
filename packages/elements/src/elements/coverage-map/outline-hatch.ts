/** Rounds to what a path needs. */
const n = (value: number): number => Math.round(value * 10) / 10;

/**
 * Draws diagonal lines inside closed rings (x, y, x, y ...; holes too), `stepPx` apart: the sign of "no data". Path data; empty where the shape is
 * smaller than a step.
 */
export function outlineHatch(rings: readonly Float64Array[], stepPx: number): string {
  let [low, high] = [Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const sum = ring[i]! + ring[i + 1]!;
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
  let d = '';
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
      d += `M${n(enter)} ${n(line - enter)}L${n(leave)} ${n(line - leave)}`;
    }
  }
  return d;
}
