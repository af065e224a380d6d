import {
  type Cell,
  createColumnBuilder,
  type Field,
  type RowOrigin,
  type Table,
  type TableName,
  tables,
} from '@practice-atlas/dataset';
import { storedCell } from '../cells/create-cell-reader.js';
import type { CellValue } from '../cells/normalize-cell.js';
import type { NormalizedTable } from '../normalized-table.js';
import { createOriginBuilder } from './create-origin-builder.js';

/** Rows that are held as values before they are packed into columns. */
const BLOCK = 4096;

/** Collects rows one by one into typed columns. */
export interface RowCollector {
  readonly rowCount: number;
  /** Adds a row; `place` is its position in the places of the origin. */
  add(row: Readonly<Record<string, CellValue>>, rowNumber: number, place: number): void;
  finish(places: RowOrigin['places']): NormalizedTable;
}

/** Begins a table without rows that has these columns. */
export function createRowCollector(name: TableName, columns: readonly string[]): RowCollector {
  const fields = (tables[name] as Table).fields;
  const builders = columns.flatMap((column) => {
    const field: Field | undefined = fields[column];
    return field ? [{ column, builder: createColumnBuilder(field), cells: [] as Cell[] }] : [];
  });
  const origin = createOriginBuilder();
  let numbers: number[] = [];
  let places: number[] = [];
  let rowCount = 0;
  const pack = (): void => {
    for (const one of builders) {
      one.builder.appendCells(one.cells);
      one.cells.length = 0;
    }
    origin.append(Uint32Array.from(numbers), Uint16Array.from(places));
    numbers = [];
    places = [];
  };
  return {
    get rowCount() {
      return rowCount;
    },
    add: (row, rowNumber, place) => {
      for (const { column, cells } of builders) cells.push(storedCell(row[column] ?? null));
      numbers.push(rowNumber);
      places.push(place);
      rowCount += 1;
      if (numbers.length >= BLOCK) pack();
    },
    finish: (all) => {
      pack();
      const made = builders.map(({ column, builder }) => [column, builder.finish()] as const);
      return { name, rowCount, columns: Object.fromEntries(made), origin: origin.finish(all) };
    },
  };
}
