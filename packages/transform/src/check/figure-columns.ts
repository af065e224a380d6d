import {
  type Column,
  columnValue,
  type PracticeDataset,
  printedQuantity,
  quantityOf,
  textIndex,
} from '@practice-atlas/dataset';
import { plainNumbers } from './group-rows.js';
import type { RegionTree } from './region-tree.js';

const QUALIFIERS = ['exact', 'at_least', 'approx', 'nearly', 'at_most'] as const;

/** The rows of `figures` as plain columns; a missing number or day is `NaN`. */
export interface FigureColumns {
  readonly rowCount: number;
  readonly values: ArrayLike<number>;
  readonly valueMaxes: ArrayLike<number>;
  /** Days since 1970-01-01. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** The region that a figure stands for, not only lies in; -1 = none. */
  readonly regions: Int32Array;
  /** 1 = made by a generator. */
  readonly simulated: Uint8Array;
  /** The number of a row with its bounds: `100+`. */
  printed(row: number): string;
  /** A text of a row; empty when it is missing. */
  word(column: string, row: number): string;
  column(name: string): Column | undefined;
}

/** Which rows are of sources of kind `simulated`, or in a table that is listed as simulated. */
function simulatedFigures(dataset: PracticeDataset): Uint8Array {
  const { figures, sources } = dataset.tables;
  const marks = new Uint8Array(figures.rowCount);
  if (dataset.simulation?.tables.includes('figures')) return marks.fill(1);
  const { source_id: ids, kind } = sources.columns;
  const named = figures.columns.source_id;
  if (!ids || !kind || !named || sources.rowCount === 0 || figures.rowCount === 0) return marks;
  const index = textIndex(ids);
  const made = new Uint8Array(index.count);
  for (let row = 0; row < sources.rowCount; row += 1)
    if (columnValue(kind, row) === 'simulated') made[index.numbers[row]!] = 1;
  const { numbers, texts, rows, count } = textIndex(named);
  const isMade = Uint8Array.from({ length: count }, (_, number) => made[index.find(texts, rows[number]!)] ?? 0);
  return marks.map((_, row) => isMade[numbers[row]!] ?? 0);
}

/** Reads the rows of `figures` as plain columns. */
export function readFigureColumns(dataset: PracticeDataset, tree: RegionTree): FigureColumns {
  const { rowCount, columns } = dataset.tables.figures;
  const numbers = (name: string) => plainNumbers(columns[name], rowCount);
  const word = (name: string, row: number): string => {
    const column = columns[name];
    return column ? String(columnValue(column, row) ?? '') : '';
  };
  const levels = Array.from({ length: tree.rowCount }, (_, region) => tree.level(region));
  const regions = tree
    .of(columns.region_code, rowCount)
    .map((region, row) => (region >= 0 && levels[region] === word('place_precision', row) ? region : -1));
  const [values, valueMaxes] = [numbers('value'), numbers('value_max')];
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    rowCount,
    values,
    valueMaxes,
    printed: (row) => {
      const [value, valueMax] = [orNull(values[row]!), orNull(valueMaxes[row]!)];
      const known = word('qualifier', row);
      const qualifier = QUALIFIERS.find((one) => one === known) ?? 'exact';
      return printedQuantity(quantityOf({ value, valueMax, qualifier }));
    },
    starts: numbers('period_start'),
    ends: numbers('as_of'),
    regions,
    simulated: simulatedFigures(dataset),
    word,
    column: (name) => columns[name],
  };
}
