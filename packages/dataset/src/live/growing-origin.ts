import type { RowOrigin } from '../practice-dataset.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';

/** Where the rows of a growing table came from. */
export interface GrowingOrigin {
  readonly byteLength: number;
  /** Adds rows that came from no file. They count from the row after the heading, as in findings. */
  append(rowCount: number): void;
  /** Where these rows came from, or all: null. */
  view(rows: Int32Array | null): RowOrigin;
  hold(): void;
}

type Indices = RowOrigin['placeIndices'];

/** Begins with the places of a table; rows that are added stand in a place of their own, without file and headings. */
export function growOrigin(given: RowOrigin, meter: CopyMeter): GrowingOrigin {
  let { places } = given;
  let own = places.findIndex(({ file, sheet }) => file === '' && sheet === null);
  let indices = new GrowingArray<Indices>(given.placeIndices, meter);
  const numbers = new GrowingArray<Uint32Array>(given.rowNumbers, meter);
  return {
    get byteLength() {
      return indices.byteLength + numbers.byteLength;
    },
    append(rowCount) {
      if (own < 0) {
        own = places.length;
        places = [...places, { file: '', sheet: null, headings: {} }];
        const room = Math.ceil(indices.length * 1.5);
        if (own > 0xffff) indices = indices.widened<Indices>(new Uint32Array(room));
        else if (own > 0xff) indices = indices.widened<Indices>(new Uint16Array(room));
      }
      indices.appendSame(own, rowCount);
      numbers.append(Uint32Array.from({ length: rowCount }, (_, i) => i + 2));
    },
    view(rows) {
      const [placeIndices, rowNumbers] = [indices.view(), numbers.view()];
      if (!rows) return { places, placeIndices, rowNumbers };
      const some = new (placeIndices.constructor as new (length: number) => Indices)(rows.length);
      for (let i = 0; i < rows.length; i++) some[i] = placeIndices[rows[i]!]!;
      return { places, placeIndices: some, rowNumbers: Uint32Array.from(rows, (row) => rowNumbers[row]!) };
    },
    hold() {
      indices.hold();
      numbers.hold();
    },
  };
}
