/** The least radius of a circle of a value above zero, and the radius of the ring that stands for zero, in CSS pixels at scale 1. */
const LEAST_PX = 1.5;

/** How large circles are. */
export interface BubbleScale {
  /** The radius for a value, in CSS pixels: areas are proportional to values, but for those too small to be seen. */
  radiusPx(value: number): number;
  /** The value is drawn larger than it is. */
  isEnlarged(value: number): boolean;
  readonly mostPx: number;
}

/** Makes the scale on which `most` (0 or more) has a radius of `mostPx`. */
export function bubbleScale(most: number, mostPx: number, scale: number): BubbleScale {
  const exact = (value: number): number => (most > 0 ? mostPx * Math.sqrt(value / most) : 0);
  const leastPx = LEAST_PX * scale;
  return {
    mostPx,
    radiusPx: (value) => Math.max(leastPx, exact(value)),
    isEnlarged: (value) => value > 0 && exact(value) < leastPx,
  };
}

/** The largest of 1, 2 and 5 times a power of ten that is at most a value above zero. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const factor = [5, 2, 1].find((one) => one * power <= value * (1 + 1e-9)) ?? 1;
  return factor * power;
}

/** Chooses up to three round values for a legend, the largest first: at most `most`, about a quarter and a sixteenth of it; whole ones, but where all are below 1. */
export function roundValues(most: number): number[] {
  const values = [most, most / 4, most / 16].filter((value) => value >= 1 || (value > 0 && most < 1));
  return [...new Set(values.map(roundBelow))];
}
