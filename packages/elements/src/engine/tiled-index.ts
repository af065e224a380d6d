import { type Box, boxesOverlap } from '../marks/box.js';
import type { Mark, MarkList } from '../marks/mark.js';
import { markBox } from '../marks/mark-box.js';
import { type HitIndex, hitIndex } from './hit-index.js';

const CELL_PX = 48;
/** A cell knows the marks this far around it, and so answers for as much slop. */
const SLOP_PX = 8;

/**
 * Indexes thousands of marks by cells of the picture, so that a point is compared with the few marks around it. Answers as `hitIndex` does for a slop of
 * at most 8 px; what is outside of the list's clip is not hit. Marks are sorted when it is first asked, a cell is made when a point lies in it: a picture that
 * nobody points at costs nothing.
 */
export function tiledIndex(list: MarkList): HitIndex {
  let made: HitIndex | undefined;
  const index = (): HitIndex => {
    made ??= sortIntoTiles(list);
    return made;
  };
  return { at: (x, y, slopPx) => index().at(x, y, slopPx), boxOf: (datum) => index().boxOf(datum) };
}

function sortIntoTiles(list: MarkList): HitIndex {
  const { clip } = list;
  const columns = Math.ceil((list.width + 1) / CELL_PX);
  const rows = Math.ceil((list.height + 1) / CELL_PX);
  const filled = new Map<number, Mark[]>();
  const cells = new Map<string, HitIndex>();
  const firstBox = new Map<number, Box>();
  const clipped = new Set<Mark>();
  const cellOf = (at: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(at / CELL_PX)));
  const put = (mark: Mark, { x, y, width, height }: Box): void => {
    const right = cellOf(x + width + SLOP_PX, columns);
    const bottom = cellOf(y + height + SLOP_PX, rows);
    for (let row = cellOf(y - SLOP_PX, rows); row <= bottom; row++)
      for (let column = cellOf(x - SLOP_PX, columns); column <= right; column++) {
        const cell = row * columns + column;
        const marks = filled.get(cell);
        if (marks) marks.push(mark);
        else filled.set(cell, [mark]);
      }
  };
  list.marks.forEach((mark, i) => {
    if (mark.datum === undefined) return;
    const box = markBox(mark);
    const isClipped = clip !== undefined && i < clip.count;
    if (isClipped) clipped.add(mark);
    if (isClipped && !boxesOverlap(box, clip.box)) return;
    if (!firstBox.has(mark.datum)) firstBox.set(mark.datum, box);
    put(mark, box);
  });
  const cellAt = (x: number, y: number): HitIndex => {
    const cell = cellOf(y, rows) * columns + cellOf(x, columns);
    const isIn = clip === undefined || boxesOverlap({ x, y, width: 0, height: 0 }, clip.box);
    const key = `${cell} ${isIn}`;
    const known = cells.get(key);
    if (known) return known;
    const marks = filled.get(cell) ?? [];
    const made = hitIndex({ ...list, marks: isIn ? marks : marks.filter((mark) => !clipped.has(mark)) });
    cells.set(key, made);
    return made;
  };
  return {
    at: (x, y, slopPx = 0) => cellAt(x, y).at(x, y, Math.min(slopPx, SLOP_PX)),
    boxOf: (datum) => firstBox.get(datum) ?? null,
  };
}
