import type { Finding, Quantity } from '@practice-atlas/dataset';
import type { PlaceMatch, Register } from '@practice-atlas/geo';
import type { DateReading } from '../values/normalize-date.js';

/** A value as rows of the dataset hold it. */
export type CellValue = string | number | boolean | Readonly<Record<string, string>> | null;

export interface CellOptions {
  /** Without one, only codes are read as places. */
  readonly register?: Register;
  /** Code of the unit within which all places lie. */
  readonly within?: string;
  /** Code of the unit that contains what lies below counties, and that the title of the table names. */
  readonly container?: string;
  /** For dates without a year. */
  readonly year?: number;
  /** For times without a zone; default 480, China. */
  readonly offsetMinutes?: number;
}

/** A value, what it was read from, and what to say about it. */
export interface CellReading {
  readonly value: CellValue;
  readonly findings: readonly Finding[];
  readonly quantity?: Quantity;
  readonly unitWord?: string | null;
  readonly date?: DateReading;
  readonly place?: PlaceMatch;
  /** The place is unknown, but lies in this unit, which became the value. */
  readonly container?: string;
}

/** A cell that gives nothing, and what to say about it. */
export function noValue(...findings: readonly Finding[]): CellReading {
  return { value: null, findings };
}
