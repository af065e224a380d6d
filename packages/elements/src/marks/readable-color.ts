function luminance(hex: string): number | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!match) return null;
  const [r, g, b] = match.slice(1).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Computes the WCAG contrast ratio of two colors written `#rrggbb`; null for any other notation. */
function contrastRatio(a: string, b: string): number | null {
  const first = luminance(a);
  const second = luminance(b);
  if (first === null || second === null) return null;
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Chooses the candidate that reads best on a fill; the first one where colors are not `#rrggbb`. */
export function readableColor(fill: string, candidates: readonly [string, ...string[]]): string {
  let best = candidates[0];
  let bestRatio = contrastRatio(fill, best) ?? Number.POSITIVE_INFINITY;
  for (const candidate of candidates.slice(1)) {
    const ratio = contrastRatio(fill, candidate) ?? 0;
    if (ratio > bestRatio) {
      best = candidate;
      bestRatio = ratio;
    }
  }
  return best;
}
