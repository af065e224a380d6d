import type { Answer } from '../answer.js';

/** Numbers that JSON has no word for, as the texts that stand for them. */
function numberText(value: number): string | number {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

/** Writes JSON in which the numbers that JSON lacks are the texts `"Infinity"`, `"-Infinity"`, `"NaN"` and `"-0"`. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? numberText(each) : each));
}

/**
 * Writes an answer as JSON. The bounds of quantities that are not finite are the texts `"Infinity"` and `"-Infinity"`; everything else stands as
 * it is in the answer. `decodeAnswer` reads it back equal.
 *
 * @example
 * JSON.parse(encodeAnswer(answer)).metrics[0].values[0].quantity.high; // "Infinity"
 */
export function encodeAnswer(answer: Answer): string {
  return encodeJson(answer);
}
