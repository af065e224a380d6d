import type { Box } from '../../../marks/box.js';
import type { PathMark } from '../../../marks/mark.js';

/** Corners of a closed shape, in CSS pixels; its last joins its first. */
export type Ring = readonly (readonly [x: number, y: number])[];

/** What is drawn at which distance, in CSS pixels at scale 1: each covers more of its shape than the one before it. */
const TEXTURES = [
  { sign: 'dots', stepPx: 9 },
  { sign: 'dots', stepPx: 6.5 },
  { sign: 'dots', stepPx: 5 },
  { sign: 'lines', stepPx: 4.5 },
  { sign: 'lines', stepPx: 3.7 },
  { sign: 'lines', stepPx: 3 },
  { sign: 'crosses', stepPx: 4.6 },
  { sign: 'crosses', stepPx: 3.8 },
  { sign: 'crosses', stepPx: 3 },
] as const;
const DOT_PX = 2;

/** Rounds to what a path needs. */
const n = (value: number): number => Math.round(value * 10) / 10;

/** Cuts what lies between `low` and `high` out of pieces of a line. */
function without(pieces: readonly (readonly [number, number])[], low: number, high: number) {
  return pieces.flatMap(([from, until]) =>
    [[from, Math.min(until, low)] as const, [Math.max(from, high), until] as const].filter(([a, b]) => b > a),
  );
}

/** The pieces of lines `stepPx` apart, level or upright, that lie inside rings (holes too) and outside the boxes. */
function* pieces(rings: readonly Ring[], gaps: readonly Box[], stepPx: number, isLevel: boolean) {
  const [along, over] = isLevel ? ([0, 1] as const) : ([1, 0] as const);
  const places = rings.flatMap((ring) => ring.map((point) => point[over]));
  const high = places.reduce((a, b) => Math.max(a, b), -Infinity);
  const low = places.reduce((a, b) => Math.min(a, b), Infinity);
  for (let at = 0; low + (at + 0.5) * stepPx < high; at++) {
    const line = low + (at + 0.5) * stepPx;
    const crossings: number[] = [];
    for (const ring of rings)
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]!;
        if (a[over] < line !== b[over] < line)
          crossings.push(a[along] + ((b[along] - a[along]) * (line - a[over])) / (b[over] - a[over]));
      });
    crossings.sort((a, b) => a - b);
    let inside: (readonly [number, number])[] = [];
    for (let i = 0; i + 1 < crossings.length; i += 2) inside.push([crossings[i]!, crossings[i + 1]!]);
    for (const { x, y, width, height } of gaps) {
      const [from, depth, start, length] = isLevel ? [y, height, x, width] : [x, width, y, height];
      if (line > from && line < from + depth) inside = without(inside, start, start + length);
    }
    for (const [from, until] of inside) yield { at, line, from, until };
  }
}

/**
 * Draws the texture of class `index` of `count` (at most nine) inside closed rings, holes respected, with the boxes of `gaps` left free for words: dots, lines, then
 * crossing lines, each class denser than the one below it. Null where the shape is smaller than the distance of its signs.
 */
export function textureMark(
  rings: readonly Ring[],
  { index, count, color, scale, gaps = [] }: TextureStyle,
): PathMark | null {
  const which = count < 2 ? 0 : Math.round((index * (TEXTURES.length - 1)) / (count - 1));
  const { sign, stepPx } = TEXTURES[which]!;
  const step = stepPx * scale;
  let d = '';
  if (sign === 'dots') {
    const size = n(DOT_PX * scale);
    for (const { at, line, from, until } of pieces(rings, gaps, step, true)) {
      const shift = at % 2 === 0 ? 0 : step / 2;
      for (let x = Math.ceil((from - shift) / step) * step + shift; x < until; x += step)
        d += `M${n(x - size / 2)} ${n(line - size / 2)}H${n(x + size / 2)}V${n(line + size / 2)}H${n(x - size / 2)}Z`;
    }
    return d ? { type: 'path', role: 'texture', d, fill: color } : null;
  }
  for (const { line, from, until } of pieces(rings, gaps, step, true)) d += `M${n(from)} ${n(line)}H${n(until)}`;
  if (sign === 'crosses')
    for (const { line, from, until } of pieces(rings, gaps, step, false)) d += `M${n(line)} ${n(from)}V${n(until)}`;
  return d ? { type: 'path', role: 'texture', d, stroke: color, strokeWidth: scale } : null;
}

/** Which texture, and how it is drawn. */
export interface TextureStyle {
  /** The class, from 0. */
  readonly index: number;
  readonly count: number;
  readonly color: string;
  readonly scale: number;
  readonly gaps?: readonly Box[];
}
