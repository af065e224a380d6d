import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../raw-table.js';
import { isFilled, isPlainText } from './heading-words.js';

/** What says that a cell is the same as the one above it. */
const DITTO = /^(?:["〃″＂々]{1,2}|同上|同前|上同|ditto|same as above)$/i;
const LONGEST_DITTO = 20;
/** What such a cell begins with: cheap, to be asked of each cell. */
const DITTO_BEGINS = new Set('"〃″＂々同上dDsS \u3000');
/** Headings of groups, which are written once in the first row of each. */
const GROUP =
  /^(?:所属|所在|辖区|归属)?(?:地?市|市州|城市|区|县|县?区县?|县市区|市区县|区\(县\)|县\(市、?区\)|街道|乡镇|镇街|街镇|镇|乡|乡镇(?:街道|\(街道\))|街道\(?乡镇\)?|地区|片区|村|社区|村\(社区\))(?:名称)?$/;
/** Columns from the left in which groups stand. */
const REACH = 3;

/** Rows in which the heading of a table is looked for. */
const HEADING_REACH = 48;

/** Says, before more is known, whether a grid may hold cells that stand for those above them. */
export function mayRepeat(grid: readonly (readonly RawCell[])[]): boolean {
  const gaps = Array.from({ length: REACH }, (_, column) =>
    grid.slice(0, HEADING_REACH).some((row) => isGroup(typeof row[column] === 'string' ? row[column] : '')),
  );
  return grid.some(
    (row) => gaps.some((isNamed, column) => isNamed && !isFilled(row[column])) || row.some((cell) => isDitto(cell)),
  );
}

/** The rows of a table, and what its columns are called. */
export interface RepeatedCells {
  /** Changed in place. */
  readonly grid: RawCell[][];
  readonly columns: readonly string[];
  readonly firstRow: number;
  isSetAside(row: number): boolean;
  /** Where a cell stands. */
  where(row: number, column: number): Finding['where'];
}

const isDitto = (cell: RawCell | undefined): boolean =>
  typeof cell === 'string' &&
  cell.length <= LONGEST_DITTO &&
  DITTO_BEGINS.has(cell.charAt(0)) &&
  DITTO.test(cell.trim());

/** Fills 同上 and 〃 with the cell above. */
function fillDittos({ grid, columns, where }: RepeatedCells, rows: readonly number[]): Finding[] {
  return columns.flatMap((_, column): Finding[] => {
    let above: RawCell = null;
    let first = -1;
    let count = 0;
    for (const row of rows) {
      const cells = grid[row]!;
      const cell = cells[column] ?? null;
      if (!isDitto(cell)) above = cell;
      else if (isFilled(above)) {
        if (count === 0) first = row;
        count += 1;
        cells[column] = above;
      }
    }
    if (count === 0) return [];
    const reason = `${count} cells say that they are the same as the one above; that was taken`;
    return [findingOf('ditto_filled', 'notice', null, reason, 'nothing need be done', where(first, column))];
  });
}

const isGroup = (heading: string | undefined) => GROUP.test((heading ?? '').normalize('NFKC').replace(/\s/g, ''));

/** What belongs to a group stands right beside it, past the names of groups within it. */
function besideGroup({ grid, columns }: RepeatedCells, row: number, column: number): RawCell | undefined {
  let at = column + 1;
  while (isGroup(columns[at]) && !isFilled(grid[row]?.[at])) at += 1;
  return grid[row]?.[at];
}

/** Says whether a column is written in the first row of each group only: no name stands twice in a row, and beside each gap stands what belongs to it. */
function isOfGroups(cells: RepeatedCells, rows: readonly number[], column: number): boolean {
  const { grid, columns } = cells;
  if (!isGroup(columns[column]) || !isFilled(grid[rows[0] ?? -1]?.[column])) return false;
  let last: RawCell = null;
  let gapCount = 0;
  let nameCount = 0;
  for (const row of rows) {
    const cell = grid[row]?.[column] ?? null;
    if (isFilled(cell)) {
      if (cell === last) return false;
      last = cell;
      nameCount += 1;
    } else {
      if (!isPlainText(besideGroup(cells, row, column) ?? null)) return false;
      gapCount += 1;
    }
  }
  return gapCount > 0 && gapCount * 2 >= nameCount;
}

function fillGroups(cells: RepeatedCells, rows: readonly number[]): Finding[] {
  const { grid, columns, where } = cells;
  return columns.slice(0, REACH).flatMap((heading, column): Finding[] => {
    if (!isOfGroups(cells, rows, column)) return [];
    let above: RawCell = null;
    const gaps: number[] = [];
    for (const row of rows) {
      const own = grid[row]?.[column] ?? null;
      if (isFilled(own)) above = own;
      else {
        grid[row]![column] = above;
        gaps.push(row);
      }
    }
    const reason = `${gaps.length} rows leave "${heading}" empty; that of the row above was taken, as in merged cells`;
    const remedy = 'fill it in, where a row belongs elsewhere';
    return [findingOf('group_filled', 'notice', null, reason, remedy, where(gaps[0] ?? 0, column))];
  });
}

/**
 * Fills what stands only once for several rows: cells that say 同上, and the names of counties and towns that are written in the first
 * row of each group. Rows set aside are passed over. Says of each column how many cells it filled.
 */
export function fillRepeated(cells: RepeatedCells): Finding[] {
  const { grid, firstRow, isSetAside } = cells;
  const rows = grid.flatMap((row, at) => (at >= firstRow && !isSetAside(at) && row.some(isFilled) ? [at] : []));
  return [...fillDittos(cells, rows), ...fillGroups(cells, rows)];
}
