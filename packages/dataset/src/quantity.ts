/** How a source bounded its number. */
export type Qualifier = 'exact' | 'at_least' | 'approx' | 'nearly' | 'at_most' | 'range' | 'unknown';

/**
 * An interval with the words it was printed in.
 *
 * | qualifier | low | high | printed value |
 * | --- | --- | --- | --- |
 * | exact | v | v | v |
 * | at_least | v | Infinity | v |
 * | nearly, at_most | -Infinity | v | v |
 * | approx | -Infinity | Infinity | v |
 * | range | v | w | v, valueMax = w |
 * | unknown | -Infinity | Infinity | null |
 */
export interface Quantity {
  readonly qualifier: Qualifier;
  /** The number as printed, in base units (persons, not 万); null when nothing useful is known. */
  readonly value: number | null;
  /** The upper end of a printed range, else null. */
  readonly valueMax: number | null;
  readonly low: number;
  readonly high: number;
  /** The source's own qualifying word (`多`, `余`, `近`, `约`, `超`...), spoken as it stands; null when there was none. */
  readonly word: string | null;
}
