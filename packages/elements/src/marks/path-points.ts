const STEP = /([MLHVCQZ])([^MLHVCQZ]*)/g;

/**
 * Reads the corners of a path of absolute M, L, H, V, C, Q and Z commands, one list a subpath; curves count by their control points.
 * Other commands are not understood and throw a RangeError: the builders of this package do not write them.
 */
export function pathPoints(d: string): [number, number][][] {
  if (/[a-zABD-GI-KN-PR-UW-Y]/.test(d)) throw new RangeError(`path has a command other than M L H V C Q Z: "${d}"`);
  const subpaths: [number, number][][] = [];
  let x = 0;
  let y = 0;
  for (const [, command, rest] of d.matchAll(STEP)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'M') subpaths.push([]);
    const current = subpaths.at(-1);
    if (!current || command === 'Z') continue;
    if (command === 'H' || command === 'V')
      for (const value of numbers) {
        if (command === 'H') x = value;
        else y = value;
        current.push([x, y]);
      }
    else
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        x = numbers[i]!;
        y = numbers[i + 1]!;
        current.push([x, y]);
      }
  }
  return subpaths;
}
