import { type Finding, headingAliases, headingKey, type Table, type TableName, tables } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../raw-table.js';
import { columnLetters } from '../sheets/scan-sheet.js';
import { type Part, trimmed } from '../sheets/sheet-parts.js';
import type { Merge } from './heading-path.js';
import { headingText, isFilled, isPlainText } from './heading-words.js';
import { isHeadingRow } from './stacked-tables.js';

/** Columns that follow each other, `end` not among them. */
interface Block {
  readonly start: number;
  readonly end: number;
}

const CHOICES = /^(?:下拉)?(?:.{0,6})?(?:选项|可选项|备选项|可选值|取值范围|下拉列表|下拉菜单)$/;
const SUBJECT = /(?:名称|编号|编码|代码|姓名|序号|区县|街道|乡镇|地区|单位|类别|指标|月份)$/;
/** Tables that list things by a number and a name. */
const LISTS: readonly TableName[] = ['sites', 'teams', 'projects', 'volunteers', 'activities', 'cases'];
/** Rows in which the heading of a block is looked for. */
const REACH = 40;

/** Cuts the columns of a grid at those in which nothing stands. */
function blocksOf(grid: Part['grid'], width: number): Block[] {
  const used = Array.from({ length: width }, (_, column) => grid.some((row) => isFilled(row[column])));
  const blocks: Block[] = [];
  for (let start = 0; start < width; start++) {
    if (!used[start]) continue;
    let end = start;
    while (end < width && used[end]) end++;
    blocks.push({ start, end });
    start = end;
  }
  return blocks;
}

/** Says whether an empty column stands between the columns of a grid. */
export function hasGap(grid: Part['grid'], width: number): boolean {
  return blocksOf(grid, width).length > 1;
}

const cut = (grid: Part['grid'], { start, end }: Block): RawCell[][] => grid.map((row) => row.slice(start, end));

function namedCount(headings: readonly string[], name: TableName): number {
  const aliases = headingAliases(tables[name] as Table);
  return headings.filter((heading) => aliases.has(headingKey(heading))).length;
}

/** The list whose headings these are, when its number or its name is among them. */
function listOf(headings: readonly string[]): TableName | null {
  const fits = LISTS.map((name) => ({ name, count: namedCount(headings, name) })).sort((a, b) => b.count - a.count);
  const [best] = fits;
  return best && best.count >= 2 && headings.some((heading) => SUBJECT.test(heading)) ? best.name : null;
}

/** Says whether two blocks are tables of their own: the same first heading, a title each, other things, or another number of rows. */
function areApart(main: readonly RawCell[][], block: readonly RawCell[][], headingAt: number): boolean {
  const headings = (rows: readonly RawCell[][]) => (rows[headingAt] ?? []).filter(isFilled).map(headingText);
  const [ofMain, ofBlock] = [headings(main), headings(block)];
  const [first = ''] = ofBlock;
  if (ofMain.includes(first)) return true;
  const isTitled = (row: readonly RawCell[] = []) => row.filter(isFilled).length === 1 && row.some(isPlainText);
  if (main.slice(0, headingAt).some((row, at) => isTitled(row) && isTitled(block[at]))) return true;
  const [own, other] = [listOf(ofMain), listOf(ofBlock)];
  if (own !== null && other !== null && own !== other && namedCount(ofBlock, other) > namedCount(ofBlock, own))
    return true;
  const lastOf = (rows: readonly RawCell[][]) => rows.findLastIndex((row) => row.some(isFilled));
  return SUBJECT.test(first) && lastOf(main) !== lastOf(block);
}

/** Says what a block beside a table is, when it is no part of that. */
function foundBeside(
  main: readonly RawCell[][],
  block: readonly RawCell[][],
): { kind: 'table' | 'choices'; row: number } | null {
  const row = block.findIndex((cells) => cells.some(isFilled));
  if ((block[row]?.length ?? 0) === 1) {
    const heading = headingText(block[row]?.[0]);
    const isOfMain = main
      .slice(0, REACH)
      .some((cells) => isHeadingRow(cells) && cells.some((cell) => headingText(cell) === heading));
    return CHOICES.test(heading) || isOfMain ? { kind: 'choices', row } : null;
  }
  const isAgain = (cells: readonly RawCell[], given: readonly RawCell[]) => {
    const [texts, others] = [cells.filter(isFilled), new Set(given.map(headingText))];
    return (
      texts.length > 1 && SUBJECT.test(headingText(texts[0])) && texts.every((text) => others.has(headingText(text)))
    );
  };
  const headingAt = block
    .slice(0, REACH)
    .findIndex((cells, at) => isAgain(cells, main[at] ?? []) || (isHeadingRow(cells) && isHeadingRow(main[at] ?? [])));
  return headingAt >= 0 && areApart(main, block, headingAt) ? { kind: 'table', row: headingAt } : null;
}

/** A part of a sheet that stands beside another: its columns, as a spreadsheet names them. */
export interface BesidePart extends Part {
  /** `F:H`. */
  readonly range: string;
}

/** Cuts a table out of the part that it stands in; lines above the heading of that are above this one too, where it has none. */
function partOf(part: Part, { start, end }: Block, headingAt: number): BesidePart {
  const [left, right] = [part.left + start, part.left + end];
  const grid = part.grid.map((row, at) => {
    const cells = row.slice(start, end);
    const said = row.filter(isFilled);
    if (at < headingAt && !cells.some(isFilled) && said.length === 1) cells[0] = said[0] ?? null;
    return cells;
  });
  const isWithin = (merge: Merge) => merge.left >= start && merge.right < end;
  return {
    grid,
    left,
    above: part.above,
    width: end - start,
    merges: part.merges
      .filter(isWithin)
      .map((merge) => ({ ...merge, left: merge.left - start, right: merge.right - start })),
    oddCells: part.oddCells.filter(({ column }) => column >= left && column < right),
    range: `${columnLetters(left)}:${columnLetters(right - 1)}`,
  };
}

/**
 * Takes out of a part what stands beside its first table behind an empty column: tables of their own, which are given back as parts, or
 * lists of choices. Of both a notice tells. `where` is the file and the sheet.
 */
export function withoutBeside(
  part: Part,
  where: Finding['where'],
): { readonly part: Part; readonly beside: readonly BesidePart[]; readonly findings: Finding[] } {
  const [first, ...others] = blocksOf(part.grid, part.width);
  if (!first || others.length === 0) return { part, beside: [], findings: [] };
  const main = cut(part.grid, first);
  const taken: Block[] = [];
  const beside: BesidePart[] = [];
  const findings: Finding[] = [];
  for (const block of others) {
    const cells = cut(part.grid, block);
    const found = foundBeside(main, cells);
    if (found === null) continue;
    taken.push(block);
    const columns = `${columnLetters(part.left + block.start)}-${columnLetters(part.left + block.end - 1)}`;
    const at = { ...where, row: part.above + found.row + 1 };
    const count = cells.slice(found.row + 1).filter((row) => row.some(isFilled)).length;
    if (found.kind === 'choices') {
      const reason = `the columns ${columns} are a list of choices beside the table, not records; ${count} cells were set aside`;
      findings.push(
        findingOf('choices_beside', 'notice', headingText(cells[found.row]?.[0]), reason, 'nothing need be done', at),
      );
    } else {
      beside.push(partOf(part, block, found.row));
      const reason = `another table stands beside the first, in the columns ${columns}; it was read as one of its own`;
      findings.push(findingOf('table_beside', 'notice', columns, reason, 'nothing need be done', at));
    }
  }
  if (taken.length === 0) return { part, beside, findings };
  const isTaken = (column: number) => taken.some(({ start, end }) => column >= start && column < end);
  const grid = part.grid.map((row) => row.map((cell, column) => (isTaken(column) ? null : cell)));
  return {
    part: trimmed({ ...part, grid, oddCells: part.oddCells.filter(({ column }) => !isTaken(column - part.left)) }),
    beside,
    findings,
  };
}
