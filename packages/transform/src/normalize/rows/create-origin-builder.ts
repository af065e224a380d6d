import type { ColumnArena, RowOrigin } from '@practice-atlas/dataset';
import type { RawTable } from '../../read/raw-table.js';

/** Collects where the rows of a table came from. */
export interface OriginBuilder {
  /** Adds rows of one place each; keeps references until `finish`. */
  append(rowNumbers: Uint32Array, places: Uint8Array | Uint16Array | null): void;
  finish(places: RowOrigin['places']): RowOrigin;
}

/** Gives the numbers of the rows of a piece. */
export function rowNumbersOf(raw: RawTable): Uint32Array {
  const numbers = new Uint32Array(raw.rowCount);
  for (let row = 0; row < numbers.length; row++) numbers[row] = raw.rowNumber(row);
  return numbers;
}

/** Begins without rows; `places` null stands for the first place. `arena` is where pieces wait. */
export function createOriginBuilder(arena?: ColumnArena): OriginBuilder {
  let parts: { readonly rowNumbers: Uint32Array; readonly places: Uint8Array | Uint16Array | null }[] = [];
  return {
    append: (rowNumbers, places) => {
      if (rowNumbers.length === 0) return;
      if (!arena || parts.length === 0) parts.push({ rowNumbers, places });
      else parts.push({ rowNumbers: arena.keepNumbers(rowNumbers), places: places && arena.keepNumbers(places) });
    },
    finish: (places) => {
      const rowCount = parts.reduce((sum, part) => sum + part.rowNumbers.length, 0);
      const rowNumbers = new Uint32Array(rowCount);
      const placeIndices = places.length <= 0x100 ? new Uint8Array(rowCount) : new Uint16Array(rowCount);
      let row = 0;
      for (const part of parts) {
        rowNumbers.set(part.rowNumbers, row);
        if (part.places) placeIndices.set(part.places, row);
        row += part.rowNumbers.length;
      }
      parts = [];
      return { places, placeIndices, rowNumbers };
    },
  };
}
