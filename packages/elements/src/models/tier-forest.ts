/** Sites or teams, each with the row above it: what a tree needs and answers do not hold. Columns are as long as `keys`. */
export interface TierRows {
  readonly keys: readonly string[];
  /** The key of the row above; null = none is stated. */
  readonly parents: readonly (string | null)[];
  readonly tiers: readonly (string | null)[];
  /** Absent, or null in a row: it is called by its key. */
  readonly names?: readonly (string | null)[];
  readonly simulated?: boolean;
}

/**
 * Rows as trees, in drawing order: a row before its children, children in the order of the rows. All arrays but `order` are by position in
 * that order.
 */
export interface TierForest {
  readonly rows: TierRows;
  /** The row at each position. */
  readonly order: Uint32Array;
  /** Position of the parent; -1 = a root. */
  readonly parents: Int32Array;
  /** 0 = a root. */
  readonly depths: Uint16Array;
  /** Rows in the tree that begins here, itself included; its descendants are the positions that follow. */
  readonly sizes: Uint32Array;
  /** Children of a row. */
  readonly childCounts: Uint32Array;
  /** Positions of each depth, in order. */
  readonly levels: readonly (readonly number[])[];
  /** The topmost tier of the line that is among the rows. */
  readonly top: string | null;
  /** Rows that name no row above them although their tier stands under another of the line. */
  readonly orphanCount: number;
  /** Rows whose row above is not there. */
  readonly lostCount: number;
  /** Rows that were their own ancestors and stand as roots instead. */
  readonly circularCount: number;
  /** Says how many rows are of a tier. */
  countOf(tier: string | null): number;
}

/** Links each row to the row above it: -1 = none; a named one that is missing is counted. */
function linkRows({ keys, parents }: TierRows): {
  above: Int32Array;
  lost: Uint8Array;
} {
  const rowOf = new Map<string, number>();
  keys.forEach((key, row) => {
    if (!rowOf.has(key)) rowOf.set(key, row);
  });
  const above = new Int32Array(keys.length).fill(-1);
  const lost = new Uint8Array(keys.length);
  parents.forEach((parent, row) => {
    if (parent === null) return;
    const found = rowOf.get(parent);
    if (found === undefined) lost[row] = 1;
    else above[row] = found;
  });
  return { above, lost };
}

/** Cuts every circle at its first row, so that what is left are trees; returns how many were cut. */
function cutCircles(above: Int32Array): number {
  const met = new Uint32Array(above.length);
  let cuts = 0;
  for (let start = 0; start < above.length; start++) {
    let row = start;
    while (row >= 0 && met[row] === 0) {
      met[row] = start + 1;
      row = above[row]!;
    }
    if (row < 0 || met[row] !== start + 1) continue;
    let first = row;
    for (let at = above[row]!; at !== row; at = above[at]!) first = Math.min(first, at);
    above[first] = -1;
    cuts += 1;
  }
  return cuts;
}

/** Lists the children of each row, one after the other: those of row i are `children[starts[i]]` until `children[starts[i + 1]]`. */
function listChildren(above: Int32Array): {
  starts: Uint32Array;
  children: Uint32Array;
} {
  const starts = new Uint32Array(above.length + 2);
  for (const parent of above) if (parent >= 0) starts[parent + 2]! += 1;
  for (let i = 2; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const children = new Uint32Array(starts.at(-1)!);
  above.forEach((parent, row) => {
    if (parent < 0) return;
    children[starts[parent + 1]!] = row;
    starts[parent + 1]! += 1;
  });
  return { starts, children };
}

/** Arranges rows as trees; `line` names the tiers that stand under each other, from the top. Keeps the rows by reference. Linear in their number. */
export function tierForest(rows: TierRows, line: readonly string[]): TierForest {
  const count = rows.keys.length;
  const { above, lost } = linkRows(rows);
  const circularCount = cutCircles(above);
  const { starts, children } = listChildren(above);
  const order = new Uint32Array(count);
  const parents = new Int32Array(count).fill(-1);
  const depths = new Uint16Array(count);
  const sizes = new Uint32Array(count).fill(1);
  const childCounts = new Uint32Array(count);
  const levels: number[][] = [];
  const waiting: number[] = [];
  for (let row = count - 1; row >= 0; row--) if (above[row]! < 0) waiting.push(row);
  const positionOf = new Int32Array(count);
  for (let position = 0; position < count; position++) {
    const row = waiting.pop()!;
    order[position] = row;
    positionOf[row] = position;
    const parent = above[row]!;
    if (parent >= 0) parents[position] = positionOf[parent]!;
    const depth = parent < 0 ? 0 : depths[parents[position]!]! + 1;
    depths[position] = depth;
    levels[depth] ??= [];
    levels[depth].push(position);
    childCounts[position] = starts[row + 1]! - starts[row]!;
    for (let i = starts[row + 1]! - 1; i >= starts[row]!; i--) waiting.push(children[i]!);
  }
  for (let position = count - 1; position > 0; position--)
    if (parents[position]! >= 0) sizes[parents[position]!]! += sizes[position]!;
  const counts = new Map<string | null, number>();
  for (const tier of rows.tiers) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  const top = line.find((tier) => counts.has(tier));
  const isUnder = (tier: string | null) => tier !== null && tier !== top && line.includes(tier);
  const lostCount = lost.reduce((sum, one) => sum + one, 0);
  return {
    ...{ rows, order, parents, depths, sizes, childCounts, levels, lostCount, circularCount, top: top ?? null },
    orphanCount: rows.tiers.filter((tier, row) => rows.parents[row] === null && isUnder(tier)).length,
    countOf: (tier) => counts.get(tier) ?? 0,
  };
}
