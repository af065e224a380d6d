type Oklab = readonly [number, number, number];

/** Reads a color as `#rrggbb`: where there is a page, any that a canvas turns into that; else null. */
function hexOf(color: string): string | null {
  const isHex = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);
  if (isHex(color.trim()) || typeof document === 'undefined') return isHex(color.trim()) ? color.trim() : null;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.fillStyle = color;
  const { fillStyle } = context;
  return typeof fillStyle === 'string' && isHex(fillStyle) ? fillStyle : null;
}

/** To OKLab (Ottosson 2020). */
function oklabOf(hex: string): Oklab {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexFrom([lightness, a, b]: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const pairs = channels.map((channel) => {
    const part = channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
    const byte = Math.round(255 * Math.min(1, Math.max(0, part)));
    return byte.toString(16).padStart(2, '0');
  });
  return `#${pairs.join('')}`;
}

/**
 * Spreads `count` (2 or more) colors evenly over a sequence of stops, mixed in OKLab. Where one of two stops is a color that cannot be read (a system
 * color, or any but `#rrggbb` without a page) the nearer stop stands for the mixture.
 */
export function mixColors(stops: readonly string[], count: number): string[] {
  const labs = stops.map((stop) => {
    const hex = hexOf(stop);
    return hex === null ? null : oklabOf(hex);
  });
  return Array.from({ length: count }, (_, index) => {
    const at = (index * (stops.length - 1)) / (count - 1);
    const below = Math.min(stops.length - 2, Math.floor(at));
    const t = at - below;
    const [from, to] = [labs[below], labs[below + 1]];
    if (t === 0 || t === 1 || !from || !to) return stops[below + Math.round(t)]!;
    return hexFrom([0, 1, 2].map((i) => from[i]! + (to[i]! - from[i]!) * t) as [number, number, number]);
  });
}
