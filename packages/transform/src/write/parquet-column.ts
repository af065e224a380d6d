import { type Column, columnValue, expandTimes, type Field, type FieldColumn, isValid } from '@practice-atlas/dataset';
import type { DecodedArray, SchemaElement } from 'hyparquet';
import type { ColumnSource } from 'hyparquet-writer';

/** A column on its way into a Parquet file: what the file says of it, and its values row group by row group. */
export interface ParquetColumn {
  readonly element: SchemaElement;
  /** Makes the values of rows `from` to `until`, not included. */
  rows(from: number, until: number): ColumnSource;
}

type Numbers = Extract<Column, { kind: 'number' }>['values'];

function fitsInt32(values: Numbers): boolean {
  return !(values instanceof Uint32Array || values instanceof Float64Array);
}

/** How whole numbers of a column are stored; numbers beyond those that doubles count exactly stay doubles. */
function numberType({ type }: Field, values: Numbers): 'INT32' | 'INT64' | 'DOUBLE' {
  if (fitsInt32(values)) return 'INT32';
  if (values instanceof Uint32Array) return 'INT64';
  const isWhole = type === 'integer' && values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0));
  return isWhole ? 'INT64' : 'DOUBLE';
}

function elementOf(name: string, field: Field, column: FieldColumn): SchemaElement {
  const repetition_type = field.required ? 'REQUIRED' : 'OPTIONAL';
  const named = { name, repetition_type } as const;
  switch (column.kind) {
    case 'number':
      return { ...named, type: numberType(field, column.values) };
    case 'date':
      return { ...named, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'time':
      return {
        ...named,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
      };
    case 'boolean':
      return { ...named, type: 'BOOLEAN' };
    case 'category':
    case 'text':
      return { ...named, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  }
}

/** Makes what reads a row as the file holds it. */
function valueReader(column: FieldColumn, { type }: SchemaElement): (row: number) => unknown {
  switch (column.kind) {
    case 'category': {
      const encoder = new TextEncoder();
      const words = column.dictionary.map((word) => encoder.encode(word));
      return (row) => words[column.indices[row]!];
    }
    case 'text':
      return (row) => column.bytes.subarray(column.offsets[row], column.offsets[row + 1]);
    case 'boolean':
      return (row) => columnValue(column, row);
    default:
      return type === 'INT64' ? (row) => BigInt(column.values[row]!) : (row) => column.values[row];
  }
}

/** Prepares a column for a Parquet file. Texts and numbers are read in place; nothing is copied before `rows`. */
export function parquetColumn(name: string, field: Field, given: Column): ParquetColumn {
  const column = expandTimes(given);
  const element = elementOf(name, field, column);
  const read = valueReader(column, element);
  return {
    element,
    rows: (from, until) => {
      const data: unknown[] = Array(until - from);
      let isEmpty = true;
      for (let row = from; row < until; row++) {
        const known = isValid(column, row);
        data[row - from] = known ? read(row) : null;
        if (known) isEmpty = false;
      }
      const isWord = column.kind === 'category' && !isEmpty;
      return { name, data: data as DecodedArray, ...(isWord ? { encoding: 'RLE_DICTIONARY' } : {}) };
    },
  };
}
