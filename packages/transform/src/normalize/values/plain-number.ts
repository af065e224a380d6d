const DIGITS_MAX = 15;
/** An unbroken run of eleven digits may be a mobile number. */
const WHOLE_MAX = 10;
const POWERS = Float64Array.from({ length: DIGITS_MAX + 1 }, (_, power) => 10 ** power);

/**
 * Reads `12`, `0` or `-3.25` from a part of a text without cutting it out; NaN when it is written otherwise: then `normalizeCell` has to look.
 * Both read the same number: at most fifteen digits, so that one division is exact to the last bit.
 */
export function plainNumber(text: string, start: number, end: number): number {
  let at = start;
  const isNegative = text.charCodeAt(at) === 45;
  if (isNegative) at++;
  const first = at;
  let value = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  const whole = at - first;
  if (whole === 0 || whole > WHOLE_MAX || (whole > 1 && text.charCodeAt(first) === 48)) return Number.NaN;
  if (at < end) {
    const decimals = end - at - 1;
    if (text.charCodeAt(at) !== 46 || decimals === 0 || whole + decimals > DIGITS_MAX) return Number.NaN;
    for (at++; at < end; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (!(digit >= 0 && digit <= 9)) return Number.NaN;
      value = value * 10 + digit;
    }
    value /= POWERS[decimals]!;
  }
  return isNegative ? 0 - value : value;
}

/** Reads a whole number as `plainNumber` does; NaN also when it has decimals. */
export function plainInteger(text: string, start: number, end: number): number {
  const value = plainNumber(text, start, end);
  return Number.isInteger(value) ? value : Number.NaN;
}
