import type { PointBox } from './point-index.js';

/** Spreads the values of one line over `reach` cells to both sides, each evenly over those that the line has. */
function blurLine(line: Float64Array, sums: Float64Array, reach: number): void {
  const last = line.length - 1;
  for (let i = 0; i <= last; i++)
    sums[i + 1] = sums[i]! + line[i]! / (Math.min(last, i + reach) - Math.max(0, i - reach) + 1);
  for (let i = 0; i <= last; i++) line[i] = sums[Math.min(last, i + reach) + 1]! - sums[Math.max(0, i - reach)]!;
}

function blurLines(
  grid: Float64Array,
  lineCount: number,
  length: number,
  [from, step]: [number, number],
  reach: number,
) {
  if (reach === 0) return;
  const line = new Float64Array(length);
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < lineCount; i++) {
    for (let k = 0; k < length; k++) line[k] = grid[i * from + k * step]!;
    for (let pass = 0; pass < PASSES; pass++) blurLine(line, sums, reach);
    for (let k = 0; k < length; k++) grid[i * from + k * step] = Math.max(0, line[k]!);
  }
}

/** Box blurs in a row: three come near to a bell. */
const PASSES = 3;

/** Spreads counts in a grid laid on a box by a kernel that reaches `radius`; in place. */
export function blurGrid(grid: Float64Array, box: PointBox, columns: number, rows: number, radius: number): void {
  const reach = (cell: number): number => Math.round(radius / cell / PASSES);
  blurLines(grid, rows, columns, [columns, 1], reach(box.width / columns));
  blurLines(grid, columns, rows, [1, columns], reach(box.height / rows));
}
