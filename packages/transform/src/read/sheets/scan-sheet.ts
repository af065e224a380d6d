import type { Merge } from '../layout/heading-path.js';
import { attributeOf, xmlTags, xmlText } from './xml-tags.js';

/** A cell that holds no plain value: an error, a formula nobody computed, a date as text. */
export interface OddCell {
  readonly kind: 'error' | 'uncomputed' | 'date';
  /** Position from 0. */
  readonly row: number;
  readonly column: number;
  /** The error, the formula or the date as it is written. */
  readonly text: string;
}

/** What a sheet says beside the values of its cells. */
export interface SheetScan {
  readonly merges: readonly Merge[];
  readonly oddCells: readonly OddCell[];
  /** Positions of numbers that are shown as percentages, as pairs of row and column. */
  readonly percentCells: readonly (readonly [row: number, column: number])[];
  /** How many rows and columns reach to the last cell with anything in it. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** The sheet with an address for each row and cell that had none; the same text when all had one. */
  readonly xml: string;
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Reads an address like `B3`; null when it is none of a sheet. */
function positionOf(address: string): { row: number; column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < address.length && at < 4; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(address.slice(at));
  if (column < 1 || column > MOST_COLUMNS || !Number.isInteger(row) || row < 1 || row > MOST_ROWS) return null;
  return { row: row - 1, column: column - 1 };
}

/** Writes a column as a spreadsheet letters it: 0 is A. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

function mergeOf(reference: string): Merge | null {
  const [first = '', last = first] = reference.split(':');
  const from = positionOf(first);
  const to = positionOf(last);
  if (!from || !to || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  isFormula: boolean;
  formula: string;
  value: string | null;
  isFilled: boolean;
}

/**
 * Goes through a sheet once and finds what its reader leaves out; null when a row or cell has an address that no sheet has.
 * `percentStyles` are the styles that show numbers as percentages.
 */
export function scanSheet(xml: string, percentStyles: ReadonlySet<string> = new Set()): SheetScan | null {
  const merges: Merge[] = [];
  const oddCells: OddCell[] = [];
  const percentCells: [row: number, column: number][] = [];
  const addressed: string[] = [];
  let copied = 0;
  let row = -1;
  let column = -1;
  let rowCount = 0;
  let columnCount = 0;
  let cell: OpenCell | null = null;
  let textFrom = 0;
  const addAddress = (inside: string, start: number, address: string) => {
    const at = start + 1 + (inside.search(/[\s/]/) < 0 ? inside.length : inside.search(/[\s/]/));
    addressed.push(xml.slice(copied, at), ` r="${address}"`);
    copied = at;
  };
  const closeCell = ({ row: r, column: c, type, isFormula, formula, value, isFilled }: OpenCell) => {
    if (type === 'e') oddCells.push({ kind: 'error', row: r, column: c, text: value ?? '' });
    else if (type === 'd' && value) oddCells.push({ kind: 'date', row: r, column: c, text: value });
    else if (isFormula && !isFilled) oddCells.push({ kind: 'uncomputed', row: r, column: c, text: `=${formula}` });
    else if (!isFilled) return;
    rowCount = Math.max(rowCount, r + 1);
    columnCount = Math.max(columnCount, c + 1);
  };
  for (const { name, inside, start, end } of xmlTags(xml)) {
    const isClosed = inside.endsWith('/');
    if (name === 'c') {
      const address = attributeOf(inside, 'r');
      const position = address === null ? { row, column: column + 1 } : positionOf(address);
      if (!position || position.row < 0 || position.column >= MOST_COLUMNS) return null;
      ({ row, column } = position);
      if (address === null) addAddress(inside, start, `${columnLetters(column)}${row + 1}`);
      const type = attributeOf(inside, 't') ?? 'n';
      if (percentStyles.size > 0 && type === 'n' && !isClosed && percentStyles.has(attributeOf(inside, 's') ?? ''))
        percentCells.push([row, column]);
      cell = isClosed ? null : { row, column, type, isFormula: false, formula: '', value: null, isFilled: false };
    } else if (name === 'row') {
      const number = attributeOf(inside, 'r');
      row = number === null ? row + 1 : Number(number) - 1;
      column = -1;
      if (!Number.isInteger(row) || row < 0 || row >= MOST_ROWS) return null;
      if (number === null) addAddress(inside, start, String(row + 1));
    } else if (name === '/c') {
      if (cell) closeCell(cell);
      cell = null;
    } else if (name === 'mergeCell') {
      const merge = mergeOf(attributeOf(inside, 'ref') ?? '');
      if (merge) merges.push(merge);
    } else if (cell) {
      if (name === 'f') cell.isFormula = true;
      else if (name === '/f') cell.formula = xmlText(xml.slice(textFrom, start));
      else if (name === '/v') cell.value = xmlText(xml.slice(textFrom, start));
      if (name === 'v' && isClosed) cell.isFilled = cell.type === 'str';
      else if (name === '/v' || name === '/t') cell.isFilled ||= start > textFrom || cell.type === 'str';
    }
    textFrom = end;
  }
  addressed.push(xml.slice(copied));
  return {
    merges,
    oddCells,
    percentCells,
    rowCount,
    columnCount,
    xml: addressed.length === 1 ? xml : addressed.join(''),
  };
}
