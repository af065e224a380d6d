import { buildColumn, type Cell, type Column, type Field, type Finding } from '@practice-atlas/dataset';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { plainDay, plainMoment } from '../values/plain-moment.js';
import { plainInteger, plainNumber } from '../values/plain-number.js';
import { type ColumnTask, ownCell } from './column-task.js';
import { storedCell } from './create-cell-reader.js';
import type { CellReading } from './normalize-cell.js';
import { numberCells, numberColumn, type ReadPlain } from './number-cells.js';
import { textCells } from './text-cells.js';
import { wordCells, wordMemory } from './word-cells.js';

/** Takes what there is to say about a cell of a row of a piece. */
export type ReportCell = (finding: Finding, raw: RawTable, row: number, heading: string) => void;

/** How a column is read. */
export interface ColumnReading {
  readonly match: HeadingMatch;
  readonly field: Field;
  /** Reads a cell that is not plain. */
  readonly read: (given: RawCell) => CellReading;
  /** The value of empty cells. */
  readonly constant: Cell;
  /** Called for each empty cell that gets it. */
  readonly onConstant: () => void;
  readonly offsetMinutes: number;
  readonly report: ReportCell;
}

/** Reads a column, piece by piece. */
export interface ColumnReader {
  read(raw: RawTable): Column;
  /** Reads a column of numbers, days or moments; NaN is missing. */
  readNumbers(raw: RawTable): Float64Array;
}

function otherCells({ raw, index, judge, judgeEmpty }: ColumnTask, field: Field): Column {
  const cells = new Array<Cell>(raw.rowCount).fill(null);
  for (let row = 0; row < raw.rowCount; row++) {
    const given = ownCell(raw, row, index);
    if (judgeEmpty || (given !== null && given !== '')) cells[row] = judge(row, given);
  }
  return buildColumn(field, cells);
}

/** Angles beyond the range of their column have to be judged: they may be swapped, or metres. */
function degreesWithin({ min = -Infinity, max = Infinity }: Field): ReadPlain {
  return (text, start, end) => {
    const degrees = plainNumber(text, start, end);
    return degrees >= min && degrees <= max ? degrees : Number.NaN;
  };
}

/** Numbers with a scale or a unit have to be counted in base units. */
function plainOf({ field, match }: ColumnReading): ReadPlain {
  if (field.type === 'time') return plainMoment;
  if (field.type === 'date') return plainDay;
  if (field.unit === 'degrees') return degreesWithin(field);
  const isScaled = match.unitWord !== null && !(field.unit === 'minutes' && match.unitWord === '分钟');
  if (match.power !== 0 || (field.unit !== undefined && isScaled)) return () => Number.NaN;
  return field.type === 'integer' ? plainInteger : plainNumber;
}

/** Makes what turns a column of each piece into typed values: plain cells straight from the text of the file, the others by `read`. */
export function createColumnReader(reading: ColumnReading): ColumnReader {
  const { match, field, read, constant, onConstant, offsetMinutes, report } = reading;
  const memory = wordMemory();
  const readPlain = plainOf(reading);
  let silent = true;
  const taskOf = (raw: RawTable): ColumnTask => ({
    raw,
    index: match.index,
    judgeEmpty: constant !== null,
    judge: (row, given) => {
      const { value, findings } = read(given);
      silent = findings.length === 0;
      for (const finding of findings) report(finding, raw, row, match.heading);
      if (value !== null || !silent || constant === null) return storedCell(value);
      onConstant();
      return constant;
    },
  });
  const readNumbers = (raw: RawTable) => numberCells(taskOf(raw), readPlain, offsetMinutes);
  return {
    readNumbers,
    read: (raw) => {
      switch (field.type) {
        case 'id':
        case 'text':
          return textCells(taskOf(raw), field.type === 'id');
        case 'code':
        case 'category':
          return wordCells(taskOf(raw), memory, () => silent);
        case 'integer':
        case 'number':
        case 'date':
        case 'time':
          return numberColumn(readNumbers(raw), field.type);
        default:
          return otherCells(taskOf(raw), field);
      }
    },
  };
}
