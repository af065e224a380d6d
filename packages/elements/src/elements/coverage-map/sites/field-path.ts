interface Field {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  /** Whether a square may be painted. */
  readonly isFree: (column: number, row: number) => boolean;
}

interface Placing {
  readonly limit: number;
  readonly left: number;
  readonly top: number;
  /** Size of a cell in px. */
  readonly across: number;
  readonly down: number;
}

const n = (value: number): number => Math.round(value * 10) / 10;

/**
 * Writes where a field is at least `limit` as path data: squares between the middles of four cells, cut where the value between two of them passes the limit
 * (marching squares). Whole squares in a row are one piece; pieces meet and do not overlap.
 */
export function fieldPath(
  { values, columns, rows, isFree }: Field,
  { limit, left, top, across, down }: Placing,
): string {
  const x = (column: number): number => n(left + (column + 0.5) * across);
  const y = (row: number): number => n(top + (row + 0.5) * down);
  const at = (column: number, row: number): number => values[row * columns + column]! - limit;
  let d = '';
  for (let row = 0; row + 1 < rows; row++) {
    let from = -1;
    const close = (until: number): void => {
      if (from >= 0) d += `M${x(from)} ${y(row)}H${x(until)}V${y(row + 1)}H${x(from)}Z`;
      from = -1;
    };
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const over = corners.map(([c, r]) => at(c, r));
      const count = isFree(column, row) ? over.filter((value) => value >= 0).length : 0;
      if (count === 4) {
        if (from < 0) from = column;
        continue;
      }
      close(column);
      if (count === 0) continue;
      const points: string[] = [];
      for (const [i, [c, r]] of corners.entries()) {
        const [next, nextRow] = corners[(i + 1) % 4]!;
        const [here, there] = [over[i]!, over[(i + 1) % 4]!];
        if (here >= 0) points.push(`${x(c)} ${y(r)}`);
        if (here >= 0 === there >= 0) continue;
        const share = here / (here - there);
        points.push(`${n(x(c) + (x(next) - x(c)) * share)} ${n(y(r) + (y(nextRow) - y(r)) * share)}`);
      }
      d += `M${points.join('L')}Z`;
    }
    close(columns - 1);
  }
  return d;
}
