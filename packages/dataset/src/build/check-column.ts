import { buildColumn, type Cell, dictionaryColumn } from '../columns/build-column.js';
import type { CategoryColumn, Column, NumberColumn, TextColumn } from '../columns/column.js';
import { columnValue, isValid } from '../columns/column-value.js';
import { textIndex } from '../columns/text-index.js';
import type { Field } from '../tables/define-table.js';
import { clearCell, type DraftTable } from './draft-table.js';
import { type JudgeCell, judgeOf } from './judge-cell.js';
import { parseCell } from './parse-cell.js';
import { mayHoldPersonalData } from './personal-bytes.js';

/** A column of a draft that is being checked. */
interface ColumnCheck<C extends Column = Column> {
  readonly draft: DraftTable;
  readonly name: string;
  readonly field: Field;
  readonly column: C;
  readonly judge: JudgeCell;
}

/** Finds the first row, from one on, whose cell has to be judged; the number of rows when there is none. */
type FindDoubtful = (from: number) => number;

/** Days from 0000-01-01 to 9999-12-31. */
const DAYS = { min: -719528, max: 2932896 };

/** The numbers of a field's type and range. */
function boundsOf({ type, min, max }: Field): { min: number; max: number } {
  if (type === 'date') return DAYS;
  const most = type === 'number' ? Number.MAX_VALUE : Number.MAX_SAFE_INTEGER;
  return { min: Math.max(min ?? -most, -most), max: Math.min(max ?? most, most) };
}

function doubtfulNumbers(
  { values, validity }: Pick<NumberColumn, 'values' | 'validity'>,
  field: Field,
  rowCount: number,
): FindDoubtful {
  const { min, max } = boundsOf(field);
  const isWhole = field.type !== 'number' && values instanceof Float64Array;
  return (from) => {
    for (let row = from; row < rowCount; row++) {
      if (validity !== null && (validity[row >> 3]! & (1 << (row & 7))) === 0) {
        if (field.required) return row;
        continue;
      }
      const value = values[row]!;
      if (!(value >= min && value <= max) || (isWhole && Math.floor(value) !== value)) return row;
    }
    return rowCount;
  };
}

function doubtfulTexts({ offsets, bytes, validity }: TextColumn, { required }: Field, rowCount: number): FindDoubtful {
  return (from) => {
    for (let row = from; row < rowCount; row++) {
      if (validity !== null && (validity[row >> 3]! & (1 << (row & 7))) === 0) {
        if (required) return row;
        continue;
      }
      const [start, end] = [offsets[row]!, offsets[row + 1]!];
      if (start === end || mayHoldPersonalData(bytes, start, end)) return row;
    }
    return rowCount;
  };
}

function missingCells(column: Column, { required }: Field, rowCount: number): FindDoubtful {
  return (from) => {
    if (!required || column.validity === null) return rowCount;
    for (let row = from; row < rowCount; row++) if (!isValid(column, row)) return row;
    return rowCount;
  };
}

function judgeDoubtful({ draft, name, column, judge }: ColumnCheck, next: FindDoubtful): void {
  for (let row = next(0); row < draft.rowCount; row = next(row + 1)) {
    const written = columnValue(column, row);
    if (judge(row, written) === null && written !== null) clearCell(draft, name, row);
  }
}

/** Judges each different text once, then rows by their number; gives the values of texts that are kept otherwise than written. */
function judgeDistinct(
  { draft, name, field, column, judge }: ColumnCheck,
  numbers: ArrayLike<number>,
  texts: readonly string[],
): readonly Cell[] | null {
  const values = texts.map((text) => parseCell(text, field));
  const isDoubtful = Uint8Array.from(values, (value, i) => (value === texts[i] ? 0 : 1));
  for (let row = 0; row < draft.rowCount; row++) {
    if (!isValid(column, row)) {
      if (field.required) judge(row, null);
      continue;
    }
    const number = numbers[row]!;
    if (number >= texts.length) throw new TypeError(`${draft.name}.${name} must have ${number + 1} words`);
    if (isDoubtful[number] === 1 && judge(row, texts[number]) === null) clearCell(draft, name, row);
  }
  return isDoubtful.includes(1) || new Set(texts).size < texts.length
    ? values.map((value) => (typeof value === 'string' ? value : null))
    : null;
}

function checkWords(check: ColumnCheck<CategoryColumn>): void {
  const { draft, name, column } = check;
  const values = judgeDistinct(check, column.indices, column.dictionary);
  if (!values) return;
  const numbers = new Map<Cell, number>();
  for (const value of values) if (value !== null && !numbers.has(value)) numbers.set(value, numbers.size);
  const renumbered = Uint32Array.from(values, (value) => numbers.get(value) ?? 0);
  const indices = Uint32Array.from(column.indices, (index) => renumbered[index] ?? 0);
  const { validity } = draft.columns.get(name)!;
  draft.columns.set(name, dictionaryColumn(indices, [...numbers.keys()] as string[], validity));
}

function checkObjects(check: ColumnCheck<TextColumn>): void {
  const { draft, name, field, column } = check;
  const { numbers, rows } = textIndex(column);
  const values = judgeDistinct(
    check,
    numbers,
    Array.from(rows, (row) => String(columnValue(column, row))),
  );
  if (!values) return;
  const cells = Array.from(numbers, (number) => values[number] ?? null);
  const written = buildColumn(field, cells);
  const bits = draft.cleared.get(name);
  draft.columns.set(name, bits ? { ...written, validity: bits } : written);
}

function doubtfulCells(column: Column, field: Field, rowCount: number): FindDoubtful {
  if (column.kind === 'text') return doubtfulTexts(column, field, rowCount);
  return 'values' in column ? doubtfulNumbers(column, field, rowCount) : missingCells(column, field, rowCount);
}

/** Checks the cells of a column as `parseCell` reads them: ranges, words, personal data, required values. */
export function checkColumn(draft: DraftTable, name: string, field: Field): void {
  const column = draft.columns.get(name)!;
  const check = { draft, name, field, judge: judgeOf(draft, name, field) };
  if (column.kind === 'category') checkWords({ ...check, column });
  else if (column.kind === 'text' && field.type === 'words') checkObjects({ ...check, column });
  else judgeDoubtful({ ...check, column }, doubtfulCells(column, field, draft.rowCount));
}
