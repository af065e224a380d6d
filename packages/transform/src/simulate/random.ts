/** A stream of numbers in [0, 1) that depends on its seed alone. */
export type Random = () => number;

/**
 * Creates a seeded stream (sfc32, by Chris Doty-Humphrey): the same seed gives the same numbers in every engine.
 * `seed` is a whole number; equal seeds modulo 2^32 are equal.
 */
export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

/** Draws an index with a chance proportional to its weight; weights are not negative and not all zero. */
export function drawIndex(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** Computes e^x from sums and products alone, because `Math.exp` may differ between engines in its last digit. */
function exponential(x: number): number {
  let term = 1;
  let total = 1;
  for (let n = 1; n <= 40; n += 1) {
    term = (term * x) / n;
    total += term;
  }
  return total;
}

/** Draws from a log-normal distribution: `median`, and `sigma` of the logarithm. The normal is a sum of twelve uniforms. */
export function drawLogNormal(random: Random, median: number, sigma: number): number {
  let normal = -6;
  for (let i = 0; i < 12; i += 1) normal += random();
  return median * exponential(sigma * normal);
}
