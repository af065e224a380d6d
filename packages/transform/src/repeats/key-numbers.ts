import { type Column, expandTimes, isValid, textIndex } from '@practice-atlas/dataset';

/** The keys of rows as numbers from 0, equal for equal keys; -1 = a part of the key is missing. */
export interface KeyNumbers {
  readonly numbers: Int32Array;
  /** How many different keys there are. */
  readonly count: number;
}

const missing = (column: Column, row: number): boolean => column.validity !== null && !isValid(column, row);

/** Gives numbers that are equal for equal values of one column; those of a missing value mean nothing. */
function valueNumbers(given: Column, rowCount: number): ArrayLike<number> {
  const column = expandTimes(given);
  switch (column.kind) {
    case 'text':
      return textIndex(column).numbers;
    case 'category':
      return column.indices;
    case 'boolean':
      return Uint8Array.from({ length: rowCount }, (_, row) => (column.bits[row >> 3]! >> (row & 7)) & 1);
    default:
      return column.values;
  }
}

/** Mixes the values of a column into the hashes of their rows, column by column: a loop for each width stays fast. */
function mixInto(hashes: Int32Array, part: ArrayLike<number>): void {
  if (part instanceof Float64Array) mixDoubles(hashes, part);
  else for (let row = 0; row < hashes.length; row++) hashes[row] = mixed(hashes[row]!, part[row]!);
}

const mixed = (hash: number, value: number): number => {
  const once = Math.imul(hash ^ value, 0x9e3779b1);
  return once ^ (once >>> 15);
};

function mixDoubles(hashes: Int32Array, values: Float64Array): void {
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  for (let row = 0; row < hashes.length; row++) {
    double[0] = values[row]! + 0;
    hashes[row] = mixed(mixed(hashes[row]!, halves[0]!), halves[1]!);
  }
}

/** Says whether rows stand in the order of their keys, each above the one before: then no two are alike. */
function isAscending(parts: readonly ArrayLike<number>[], rowCount: number): boolean {
  for (let row = 1; row < rowCount; row++) {
    let part = 0;
    while (part < parts.length && parts[part]![row] === parts[part]![row - 1]) part++;
    if (part === parts.length || !(parts[part]![row]! > parts[part]![row - 1]!)) return false;
  }
  return true;
}

/**
 * Numbers the keys that some columns make together, each different one once. `optional` columns may be missing, which is a value
 * like others; rows that are not kept are passed over. Null when no two rows have the same key.
 */
export function keyNumbers(
  columns: readonly Column[],
  rowCount: number,
  { optional = [], isKept = () => true }: { optional?: readonly Column[]; isKept?: (row: number) => boolean } = {},
): KeyNumbers | null {
  const [only] = columns;
  if (columns.length === 1 && optional.length === 0 && only?.kind === 'text') {
    const { numbers, count } = textIndex(only);
    let keyed = rowCount;
    if (only.validity !== null) for (const number of numbers) if (number < 0) keyed -= 1;
    return count === keyed ? null : { numbers, count };
  }
  const all = [...columns, ...optional];
  const parts = all.map((column) => valueNumbers(column, rowCount));
  if (all.every(({ validity }) => validity === null) && isAscending(parts, rowCount)) return null;
  const unknown = optional.filter(({ validity }) => validity !== null);
  for (const column of unknown)
    parts.push(Uint8Array.from({ length: rowCount }, (_, row) => (missing(column, row) ? 1 : 0)));
  const values = parts.map((part, at) => {
    const column = all[at];
    if (!column || column.validity === null || at < columns.length) return part;
    return Float64Array.from({ length: rowCount }, (_, row) => (missing(column, row) ? 0 : part[row]!));
  });
  const partial = columns.filter(({ validity }) => validity !== null);
  return numberRows(
    values,
    rowCount,
    (row) => !isKept(row) || (partial.length > 0 && partial.some((column) => missing(column, row))),
  );
}

function numberRows(
  parts: readonly ArrayLike<number>[],
  rowCount: number,
  isLeft: (row: number) => boolean,
): KeyNumbers | null {
  const hashes = new Int32Array(rowCount);
  for (const part of parts) mixInto(hashes, part);
  let size = 64;
  while (size < 2 * rowCount) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const numbers = new Int32Array(rowCount).fill(-1);
  const isSame = (a: number, b: number): boolean => {
    if (hashes[a] !== hashes[b]) return false;
    for (const part of parts) if (part[a] !== part[b]) return false;
    return true;
  };
  let count = 0;
  let keyed = 0;
  for (let row = 0; row < rowCount; row++) {
    if (isLeft(row)) continue;
    keyed += 1;
    let slot = hashes[row]! & (size - 1);
    while (slots[slot]! >= 0 && !isSame(slots[slot]!, row)) slot = (slot + 1) & (size - 1);
    if (slots[slot]! < 0) {
      slots[slot] = row;
      numbers[row] = count++;
    } else numbers[row] = numbers[slots[slot]!]!;
  }
  return count === keyed ? null : { numbers, count };
}
