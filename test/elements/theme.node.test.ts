import { night, paper, type Theme, themes, wall } from '@practice-atlas/elements';
import { describe, expect, test } from 'vitest';

type Rgb = [number, number, number];

function channels(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

function linear(value: number): number {
  const c = value / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(linear) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Viénot, Brettel and Mollon 1999 (protan, deutan) and a tritan matrix of the same kind, on linear RGB. */
const VISION = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  tritanopia: [1, 0.1446, -0.1446, 0, 0.85924, 0.14076, 0, 0.85924, 0.14076],
} as const;

function lab(hex: string, matrix: readonly number[]): Rgb {
  const rgb = channels(hex).map(linear);
  const seen = [0, 3, 6].map((row) => {
    const sum = rgb.reduce((total, value, column) => total + value * (matrix[row + column] ?? 0), 0);
    return Math.min(1, Math.max(0, sum));
  }) as Rgb;
  const [r, g, b] = seen;
  const xyz = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as Rgb;
  return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])];
}

/** CIE76 distance of two colors as a reader with this vision sees them. */
function distance(a: string, b: string, matrix: readonly number[]): number {
  const [p, q] = [lab(a, matrix), lab(b, matrix)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const all: [string, Theme][] = Object.entries(themes);

describe.each(all)('%s', (_, theme) => {
  const grounds = [theme.ground, theme.panel, theme.land, theme.lit];

  test.each(['ink', 'soft', 'accent', 'gold'] as const)('%s is readable text (4.5:1) on every ground', (token) => {
    for (const ground of grounds) expect(contrast(theme[token], ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['outline', 'data1', 'data2'] as const)('%s is a visible mark (3:1) on every ground', (token) => {
    for (const ground of grounds) expect(contrast(theme[token], ground)).toBeGreaterThanOrEqual(3);
  });

  test('every step of the sequence carries text in ink or ground at 4.5:1', () => {
    for (const step of theme.sequence)
      expect(Math.max(contrast(step, theme.ink), contrast(step, theme.ground))).toBeGreaterThanOrEqual(4.5);
  });

  test('the sequence goes one way in lightness, so that it survives a grey print', () => {
    const steps = theme.sequence.map(luminance);
    const signs = new Set(steps.slice(1).map((value, index) => Math.sign(value - (steps[index] ?? 0))));
    expect(signs.size).toBe(1);
  });

  test.each(Object.entries(VISION))('data 1, data 2 and accent stay apart under %s', (_name, matrix) => {
    const { data1, data2, accent } = theme;
    for (const [a, b] of [
      [data1, data2],
      [data1, accent],
      [data2, accent],
    ] as const)
      expect(distance(a, b, matrix)).toBeGreaterThan(12);
  });
});

test('the three themes are three', () => {
  expect(new Set([paper, night, wall].map(({ ground }) => ground)).size).toBe(3);
  expect([paper.scale, night.scale, wall.scale]).toEqual([1, 1, 1.5]);
});
