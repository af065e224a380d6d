import type { BooleanColumn, Column } from '../columns/column.js';
import type { CopyMeter } from './growing-array.js';
import { GrowingBits, GrowingValidity } from './growing-bits.js';
import { type GrowingColumn, ofKind } from './growing-column.js';

/** A growing column of yes and no. */
export function growBooleans(given: BooleanColumn, rowCount: number, meter: CopyMeter): GrowingColumn {
  const bits = new GrowingBits(given.bits, meter, rowCount);
  const validity = new GrowingValidity(given.validity, meter, rowCount);
  let known: Column | null = given;
  const put = (row: number, value: number, isKnown: boolean): void => {
    bits.set(row, value);
    validity.set(row, isKnown);
    known = null;
  };
  return {
    get byteLength() {
      return bits.byteLength + validity.byteLength;
    },
    append(column, count) {
      const own = ofKind(column, 'boolean');
      bits.append(own.bits, count);
      validity.append(own.validity, count);
      known = null;
    },
    replace(row, column, from) {
      const own = ofKind(column, 'boolean');
      const isKnown = own.validity === null || ((own.validity[from >> 3]! >> (from & 7)) & 1) === 1;
      put(row, isKnown ? (own.bits[from >> 3]! >> (from & 7)) & 1 : 0, isKnown);
    },
    clear: (row) => put(row, 0, false),
    view() {
      known ??= { kind: 'boolean', bits: bits.view(), validity: validity.view() };
      return known;
    },
    hold() {
      bits.hold();
      validity.hold();
    },
  };
}
