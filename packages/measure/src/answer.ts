import type { Finding, Quantity } from '@practice-atlas/dataset';
import type { Query } from './query.js';

/** Whether a value was counted from rows, reported by a source, simulated (any simulated input makes it so), or mixed. */
export type Basis = 'counted' | 'reported' | 'simulated' | 'mixed';

/** A word in both languages of the library. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** One value of an answer. */
export interface AnswerValue {
  /** null: nothing is known. Zero is `exact 0`, and different from null. */
  readonly quantity: Quantity | null;
  /** null where quantity is null. */
  readonly basis: Basis | null;
  /** The parts of a ratio, so that 73.5% can print 1,513 of 2,058. */
  readonly parts: { readonly numerator: Quantity; readonly denominator: Quantity } | null;
  /** Ids into `Answer.figures`: the reported figures that this value stands on, the chosen one first. */
  readonly figureIds: readonly string[];
  /** The date it holds for, as precise as it is known (`2019-11`); null when undated. */
  readonly asOf: string | null;
  /** Hidden because the group is smaller than the minimum. */
  readonly suppressed: boolean;
  /** Other figures for the same thing contradict it: ids into `Answer.figures`. */
  readonly conflicts: readonly string[];
}

/** One metric of an answer: as many values as the answer has rows. */
export interface AnswerMetric {
  /** As asked: `time_to_complete.p90`. */
  readonly id: string;
  readonly label: Label;
  /** `persons`, `teams`, `sites`, `projects`, `orders`, `ratio`, `minutes`, `figures`... */
  readonly unit: string;
  /** Is more better? */
  readonly direction: 'more' | 'less' | 'neutral';
  readonly kind: 'stock' | 'flow' | 'ratio' | 'duration';
  /** The moment by which it is dated: `placed`, `completed`, `registered_on`, `as_of`. */
  readonly clock: string;
  /** Which rows it speaks of, in a sentence. */
  readonly cohort: Label;
  /** Where the definition comes from. */
  readonly definition: Label;
  readonly values: readonly AnswerValue[];
}

/** One dimension of an answer: as many keys as the answer has rows. */
export interface AnswerDimension {
  /** As asked: `region:city`, `month`, `tier`. */
  readonly id: string;
  /** Codes, calendar keys (`2019-03`) or category words; null is "not stated". */
  readonly keys: readonly (string | null)[];
  /** What to print for each key. */
  readonly labels: readonly Label[];
}

/** A reported figure with all that stands behind it. */
export interface AnswerFigure {
  readonly figureId: string;
  readonly metric: string;
  readonly label: Label;
  readonly dims: Readonly<Record<string, string>>;
  readonly quantity: Quantity | null;
  readonly unit: string;
  /** The source's own measure word (支, 名, 件次); null or absent when it printed none. */
  readonly unitWord?: string | null;
  readonly seriesKind: 'stock' | 'flow' | 'target';
  readonly regionCode: string | null;
  readonly regionName: Label | null;
  /** Codes from the province down to the region itself. */
  readonly regionPath: readonly string[];
  /** Names that go with `regionPath`. */
  readonly regionPathNames: readonly Label[];
  readonly placeName: string | null;
  readonly placePrecision: string;
  readonly periodStart: string | null;
  readonly asOf: string | null;
  readonly asOfPrecision: 'day' | 'month' | 'year' | 'none';
  readonly sourceId: string;
  readonly quote: string;
  readonly quoteStart: number | null;
  readonly duplicateOf: readonly string[];
  readonly contradicts: readonly string[];
  /** Unplaced figures printed together (one box) share this word. */
  readonly group: string | null;
  readonly scope: string | null;
  readonly simulated: boolean;
}

/** A source that an answer cites. */
export interface AnswerSource {
  readonly sourceId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly retrievedOn: string | null;
  readonly licence: string | null;
  readonly simulated: boolean;
}

/** What `measure` returns: small columns with unit, basis, qualifier and sources. Plain JSON but for `Infinity` in quantities. */
export interface Answer {
  readonly version: 1;
  readonly query: Query;
  readonly rowCount: number;
  readonly dimensions: readonly AnswerDimension[];
  readonly metrics: readonly AnswerMetric[];
  /** Every figure that a value cites. */
  readonly figures: readonly AnswerFigure[];
  readonly sources: readonly AnswerSource[];
  /** For everything together, one value a metric; only where the query asks for `totals`. */
  readonly totals?: readonly AnswerValue[];
  /** True when any simulated input was used. */
  readonly simulated: boolean;
  /** The newest date any input of the answer holds for; null when undated. */
  readonly asOf: string | null;
  readonly findings: readonly Finding[];
}
