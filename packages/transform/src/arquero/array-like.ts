import type { ArqueroColumn } from './arquero-table.js';

/** Makes a column of a function that reads a value by its row. Nothing is copied. */
export function arrayLike<T>(length: number, at: (row: number) => T): ArqueroColumn<T> {
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let row = 0; row < length; row++) yield at(row);
    },
  };
}
