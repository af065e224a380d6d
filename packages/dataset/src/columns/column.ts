/** One bit a row, least significant first, 1 = present; null when every value is present. As in Arrow. */
export type Validity = Uint8Array | null;

/** Whole numbers of the narrowest exact width, or doubles. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
  readonly validity: Validity;
}
/** Days since 1970-01-01. */
export interface DateColumn {
  readonly kind: 'date';
  readonly values: Int32Array;
  readonly validity: Validity;
}
/** Integer milliseconds since 1970-01-01T00:00Z. */
export interface TimeColumn {
  readonly kind: 'time';
  readonly values: Float64Array;
  readonly validity: Validity;
}
/**
 * Whole seconds since 1970-01-01T00:00Z, of the rows that have a moment only, one after the other: what a dataset derives of steps,
 * most of which many cases lack. `columnValue` and `expandTimes` give milliseconds.
 */
export interface SecondsColumn {
  readonly kind: 'seconds';
  readonly seconds: Uint32Array;
  /** How many of them stand before rows 0, 512, 1024...; null when every row has one. */
  readonly starts: Uint32Array | null;
  readonly rowCount: number;
  readonly validity: Validity;
}
/** One bit a row. */
export interface BooleanColumn {
  readonly kind: 'boolean';
  readonly bits: Uint8Array;
  readonly validity: Validity;
}
/** Indices into a dictionary of distinct words; the index of a missing value is 0 and means nothing. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly indices: Uint8Array | Uint16Array | Uint32Array;
  readonly dictionary: readonly string[];
  readonly validity: Validity;
}
/** UTF-8 bytes; row i is bytes[offsets[i] .. offsets[i + 1]]. */
export interface TextColumn {
  readonly kind: 'text';
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
  readonly validity: Validity;
}

/** A column of a declared field. */
export type FieldColumn = NumberColumn | DateColumn | TimeColumn | BooleanColumn | CategoryColumn | TextColumn;
/** Any column: only those that are derived may be seconds. */
export type Column = FieldColumn | SecondsColumn;
