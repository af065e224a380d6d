import { type Column, isValid, textIndex } from '@practice-atlas/dataset';

/** The keys of rows as numbers from 0, equal for equal keys; -1 = a part of the key is missing. */
export interface KeyNumbers {
  readonly numbers: Int32Array;
  /** How many different keys there are. */
  readonly count: number;
}

const missing = (column: Column, row: number): boolean => column.validity !== null && !isValid(column, row);

/** Gives numbers that are equal for equal values of one column; those of a missing value mean nothing. */
function valueNumbers(column: Column, rowCount: number): ArrayLike<number> {
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

/** Mixes the bits of a double. */
const [double, halves] = (() => {
  const value = new Float64Array(1);
  return [value, new Uint32Array(value.buffer)] as const;
})();

/** Makes a number of 32 bits of a row's values. */
function hashOf(parts: readonly ArrayLike<number>[], row: number): number {
  let hash = 0;
  for (const part of parts) {
    double[0] = part[row]! + 0;
    hash = Math.imul(hash ^ halves[0]!, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ halves[1]!, 0x85ebca6b);
  }
  return hash ^ (hash >>> 13) ^ (hash >>> 21);
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
 * like others. Null when no two rows have the same key.
 */
export function keyNumbers(
  columns: readonly Column[],
  rowCount: number,
  optional: readonly Column[] = [],
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
  return numberRows(values, rowCount, (row) => columns.some((column) => missing(column, row)));
}

function numberRows(
  parts: readonly ArrayLike<number>[],
  rowCount: number,
  isMissing: (row: number) => boolean,
): KeyNumbers | null {
  let size = 64;
  while (size < 2 * rowCount) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const numbers = new Int32Array(rowCount).fill(-1);
  let count = 0;
  let keyed = 0;
  for (let row = 0; row < rowCount; row++) {
    if (isMissing(row)) continue;
    keyed += 1;
    let slot = hashOf(parts, row) & (size - 1);
    while (slots[slot]! >= 0 && !parts.every((part) => part[slots[slot]!] === part[row]))
      slot = (slot + 1) & (size - 1);
    if (slots[slot]! < 0) {
      slots[slot] = row;
      numbers[row] = count++;
    } else numbers[row] = numbers[slots[slot]!]!;
  }
  return count === keyed ? null : { numbers, count };
}
