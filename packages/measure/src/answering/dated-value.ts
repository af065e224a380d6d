import type { AnswerValue } from '../answer.js';
import type { RegionSum } from '../figures/figure-choice.js';

/** A value with the newest day that it holds for. */
export interface DatedValue {
  readonly value: AnswerValue;
  readonly day: number | null;
  /** Says something: neither unknown nor an empty count. */
  readonly isPresent: boolean;
  /** Regions whose number was added up for it. */
  readonly sums: readonly RegionSum[];
}

/** Nothing is known. */
export const UNKNOWN: DatedValue = {
  value: {
    quantity: null,
    basis: null,
    parts: null,
    figureIds: [],
    asOf: null,
    suppressed: false,
    conflicts: [],
  },
  day: null,
  isPresent: false,
  sums: [],
};

/** Known, and not told. */
export const HIDDEN: DatedValue = { ...UNKNOWN, value: { ...UNKNOWN.value, suppressed: true }, isPresent: true };
