import { headingAliases, headingKey, type Table, tableNames, tables } from '@practice-atlas/dataset';
import type { RawCell } from '../raw-table.js';
import { findHeading } from './find-heading.js';
import type { Merge } from './heading-path.js';
import { headingText, isFilled, isMeta, isPeriod, isPlainText, isTitle, isUnit } from './heading-words.js';
import { setAsideRow } from './set-aside-row.js';

type Grid = readonly (readonly RawCell[])[];

/** Ends of headings that count or name something, whatever the thing. */
const HEADING_END =
  /(?:名称|姓名|编号|编码|代码|序号|人数|人次|场次|次数|数量|总数|时间|日期|时长|类型|类别|级别|层级|地址|电话|方式|备注|区县|地区|街道|乡镇)$/;
/** Title and unit lines that may stand above a heading. */
const MOST_LINES = 3;
/** Rows in which the heading of a table is looked for. */
const HEADING_ROWS = 48;
/** No sheet is meant to hold more. */
const MOST_TABLES = 200;

let known: ReadonlySet<string> | null = null;

/** Every heading under which a column of some table is known. */
function knownHeadings(): ReadonlySet<string> {
  known ??= new Set(tableNames.flatMap((name) => [...headingAliases(tables[name] as Table).keys()]));
  return known;
}

function isHeadingWord(cell: RawCell): boolean {
  const text = headingKey(headingText(cell)).replace(/\([^)]*\)/g, '');
  return knownHeadings().has(text) || HEADING_END.test(text);
}

/** Says whether a row can be nothing but headings: different texts and periods, of which most are known as headings. */
export function isHeadingRow(row: readonly RawCell[]): boolean {
  const filled = row.filter(isFilled);
  if (filled.length < 2 || filled.some(isMeta) || new Set(filled).size < filled.length) return false;
  if (!filled.every((cell) => isPlainText(cell) || isPeriod(cell))) return false;
  const words = filled.filter(isHeadingWord).length;
  return words >= 2 && words * 2 > filled.length;
}

/** Says whether a row is a line above a heading: one text that ends like a title and is no note, or the unit of what follows. */
function isLineAbove(row: readonly RawCell[]): boolean {
  const [first, ...more] = row.filter(isFilled);
  if (first === undefined || more.length > 0) return false;
  return (isTitle(first) || isUnit(first)) && setAsideRow(row, { texts: [], row: 0 }) === null;
}

const isSameRow = (row: readonly RawCell[], texts: readonly string[]): boolean =>
  row.map(headingText).join('\n').trimEnd() === texts.join('\n').trimEnd();

/**
 * Finds the first row of the next table, of its title or of its heading: after a blank row, or with a title of its own, a row of headings above at least one row. The heading of
 * the table above again is the same table, printed on another page, unless a new title stands over it. Null when there is none.
 */
function nextTable(grid: Grid, from: number, texts: readonly (readonly string[])[]): number | null {
  const isSaid = (row: readonly RawCell[]) => texts.some((line) => isSameRow(row, line));
  let isAfterBlank = false;
  for (let start = from; start < grid.length; start++) {
    const row = grid[start] ?? [];
    if (!row.some(isFilled)) {
      isAfterBlank = true;
      continue;
    }
    let headingAt = start;
    while (headingAt - start < MOST_LINES && isLineAbove(grid[headingAt] ?? [])) headingAt += 1;
    const lines = grid.slice(start, headingAt);
    const hasTitle = lines.some((line) => line.some(isTitle) && !isSaid(line));
    const heading = grid[headingAt] ?? [];
    const mayBegin = (isAfterBlank || hasTitle) && (grid[headingAt + 1]?.some(isFilled) ?? false);
    if (mayBegin && isHeadingRow(heading) && (hasTitle || !isSaid(heading))) return start;
    isAfterBlank = false;
  }
  return null;
}

/**
 * Cuts a grid into the tables that stand one below the other; gives the position of the first row of each. Merged cells are looked at
 * where they make a heading.
 *
 * @example
 * tableStarts([['站点名称', '类型'], ['甲站', '站'], [], ['队伍名称', '人数'], ['甲队', 3]]); // [0, 3]
 */
export function tableStarts(grid: Grid, merges: readonly Merge[] = []): readonly number[] {
  const starts = [0];
  for (;;) {
    const start = starts.at(-1) ?? 0;
    const within = merges
      .filter(({ top }) => top >= start)
      .map((merge) => ({ ...merge, top: merge.top - start, bottom: merge.bottom - start }));
    const { texts, firstDataRow } = findHeading(grid.slice(start, start + HEADING_ROWS), { merges: within });
    const next = starts.length < MOST_TABLES ? nextTable(grid, start + firstDataRow, texts) : null;
    if (next === null) return starts;
    starts.push(next);
  }
}
