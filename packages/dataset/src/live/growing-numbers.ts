import type { DateColumn, NumberColumn, TimeColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { room } from '../columns/join-columns.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import { GrowingValidity } from './growing-bits.js';
import { type GrowingColumn, ofKind } from './growing-column.js';

type Numbers = NumberColumn['values'];

/** A growing column of numbers, days or moments. */
export interface GrowingNumbers extends GrowingColumn {
  /** The value of a row; null when it is missing. */
  at(row: number): number | null;
  /** Writes a value over that of a row. */
  put(row: number, value: number | null): void;
  /** Adds rows with the same value. */
  appendSame(value: number | null, rowCount: number): void;
}

/** The whole numbers that an array can hold. */
function rangeOf(values: Numbers): readonly [low: number, high: number] {
  const bits = 8 * values.BYTES_PER_ELEMENT;
  if (values instanceof Float64Array) return [-Infinity, Infinity];
  const isSigned = values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array;
  return isSigned ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
}

/** Whole numbers get the narrowest width that holds those that were there and those that come. */
export function growNumbers(
  given: NumberColumn | DateColumn | TimeColumn,
  rowCount: number,
  isWhole: boolean,
  meter: CopyMeter,
): GrowingNumbers {
  const { kind } = given;
  let values = new GrowingArray<Numbers>(given.values, meter);
  let [low, high] = rangeOf(given.values);
  const validity = new GrowingValidity(given.validity, meter, rowCount);
  let known: NumberColumn | DateColumn | TimeColumn | null = given;
  const fit = (least: number, most: number): void => {
    if (!isWhole || (least >= low && most <= high)) return;
    const wider = room(Math.min(least, low), Math.max(most, high), Math.ceil(values.length * 1.5));
    values = values.widened(wider);
    [low, high] = rangeOf(wider);
  };
  const put = (row: number, value: number | null): void => {
    fit(value ?? 0, value ?? 0);
    values.set(row, value ?? 0);
    validity.set(row, value !== null);
    known = null;
  };
  return {
    get byteLength() {
      return values.byteLength + validity.byteLength;
    },
    at: (row) => (validity.has(row) ? values.at(row) : null),
    put(row, value) {
      const before = validity.has(row) ? values.at(row) : null;
      if (before !== value) put(row, value);
    },
    appendSame(value, count) {
      fit(value ?? 0, value ?? 0);
      values.appendSame(value ?? 0, count);
      validity.append(value === null ? new Uint8Array((count + 7) >> 3) : null, count);
      known = null;
    },
    append(column, count) {
      const own = ofKind(column, 'number', 'date', 'time');
      const added = own.values.subarray(0, count);
      let [least, most] = [0, 0];
      for (const value of added) {
        if (value < least) least = value;
        if (value > most) most = value;
      }
      fit(least, most);
      values.append(added);
      validity.append(own.validity, count);
      known = null;
    },
    replace(row, column, from) {
      const own = ofKind(column, 'number', 'date', 'time');
      this.put(row, isValid(own, from) ? own.values[from]! : null);
    },
    clear(row) {
      this.put(row, null);
    },
    view() {
      known ??= { kind, values: values.view(), validity: validity.view() } as NumberColumn | DateColumn | TimeColumn;
      return known;
    },
    hold() {
      values.hold();
      validity.hold();
    },
  };
}
