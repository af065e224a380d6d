import type { GroupKey, RowAnswer } from '../rows/row-question.js';
import type { CompiledQuestion } from './compile-question.js';
import type { KeyRead } from './row-sql.js';

/** A column of a result as engines give it. */
export type ResultColumn = ArrayLike<string | number | bigint | boolean | null | undefined>;

function readKey(read: KeyRead, value: ResultColumn[number]): GroupKey {
  if (value === null || value === undefined) return null;
  if (read.kind === 'word') return String(value);
  return read.kind === 'name' ? read.names[Number(value) - 1]! : Number(value);
}

function readNumber(value: ResultColumn[number]): number {
  if (value === null || value === undefined) return Number.NaN;
  if (value === 'inf' || value === '-inf') return value === 'inf' ? Infinity : -Infinity;
  return Number(value);
}

/** Reads the rows of a compiled question as its answer: columns in the order of the statement. Numbers may come as texts: digits, `inf`, `-inf`. */
export function readAnswer(
  { keys, measureCount }: CompiledQuestion,
  rowCount: number,
  columns: readonly ResultColumn[],
): RowAnswer {
  const at = (index: number, row: number) => columns[index]![row];
  return {
    groupCount: rowCount,
    keys: keys.map((read, i) => Array.from({ length: rowCount }, (_, row) => readKey(read, at(i, row)))),
    values: Array.from({ length: measureCount }, (_, i) =>
      Float64Array.from({ length: rowCount }, (_, row) => {
        const value = at(keys.length + i, row);
        return readNumber(value);
      }),
    ),
  };
}
