/** How a column is stored and checked. */
export type FieldType =
  /** A key of a row: UTF-8 bytes and offsets. */
  | 'id'
  /** A division code of 2, 4, 6, 9 or 12 digits: dictionary indices. */
  | 'code'
  /** A word from a short list, open unless `values` closes it: dictionary indices. */
  | 'category'
  /** Free text: UTF-8 bytes and offsets. */
  | 'text'
  /** Whole numbers of the narrowest exact width. */
  | 'integer'
  /** Double precision. */
  | 'number'
  | 'boolean'
  /** A calendar day: Int32 days since 1970-01-01. */
  | 'date'
  /** A moment: integer milliseconds since 1970-01-01T00:00Z, in doubles. */
  | 'time'
  /** A small JSON object with string values (`dims`): stored as text. */
  | 'words';

export interface Field<T extends FieldType = FieldType, R extends boolean = boolean> {
  readonly type: T;
  readonly required: R;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Closes a category to these words. */
  readonly values?: readonly string[];
}

type ValueOf<T extends FieldType> = T extends 'integer' | 'number' | 'time'
  ? number
  : T extends 'boolean'
    ? boolean
    : T extends 'words'
      ? Readonly<Record<string, string>>
      : string;

/** The TypeScript type of a row; a missing value is null, a date is `2019-03-21`, a time is epoch milliseconds. */
export type RowOf<F extends Record<string, Field>> = {
  -readonly [K in keyof F]: F[K]['required'] extends true ? ValueOf<F[K]['type']> : ValueOf<F[K]['type']> | null;
};

export interface ForeignKey {
  readonly field: string;
  readonly table: string;
  readonly references: string;
}

export interface Table<N extends string = string, F extends Record<string, Field> = Record<string, Field>> {
  readonly name: N;
  readonly fields: F;
  readonly key: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** What a table and its columns are called, and what they hold. They stand apart, so that a page that only reads packages does not carry them. */
export interface WordsOf<T extends Table> {
  readonly zh: string;
  readonly en: string;
  /** One row is ...; a phrase in English. */
  readonly row: string;
  /** Of each column: its name in Chinese and in English, and a sentence that says unit, range and the meaning of missing. */
  readonly fields: Readonly<Record<keyof T['fields'], readonly [zh: string, en: string, description: string]>>;
}

/** Headings in use for the columns of a table, Chinese first, beside their own names. They stand apart, so that a page that reads no foreign files does not carry them. */
export type HeadingsOf<T extends Table> = Readonly<Partial<Record<keyof T['fields'], readonly string[]>>>;

/** Declares a table once; the row type, the Table Schema, the SQL and the docs table come from it. */
export function defineTable<const N extends string, F extends Record<string, Field>>(table: {
  name: N;
  fields: F;
  key: readonly (keyof F & string)[];
  foreignKeys?: readonly (ForeignKey & { field: keyof F & string })[];
}): Table<N, F> {
  return { foreignKeys: [], ...table };
}

type FieldOptions = Partial<Pick<Field, 'unit' | 'min' | 'max' | 'values'>>;

/** Declares an optional column. */
export function field<T extends FieldType>(type: T, options: FieldOptions = {}): Field<T, false> {
  return { type, required: false, ...options };
}

/** Declares a column that no row may leave empty. */
export function required<T extends FieldType>(type: T, options: FieldOptions = {}): Field<T, true> {
  return { type, required: true, ...options };
}
