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

export type Column = NumberColumn | DateColumn | TimeColumn | BooleanColumn | CategoryColumn | TextColumn;
