import { type Column, columnValue, type PracticeDataset, textIndex } from '@practice-atlas/dataset';

const DEEPEST = 12;

/** The rows of `regions` as a tree; a region is the number of its row, -1 = none. */
export interface RegionTree {
  readonly rowCount: number;
  /** The region above each; -1 = none. */
  readonly parents: Int32Array;
  /** Which have the level `zone`. */
  readonly zones: Uint8Array;
  /** The region of each row of a column of codes; -1 = none, or none that the table has. */
  of(codes: Column | undefined, rowCount: number): Int32Array;
  find(code: string): number;
  code(region: number): string;
  name(region: number): string;
  level(region: number): string;
  /** The region itself and those above it, from below; a circle of parents ends it. */
  path(region: number): readonly number[];
  isWithin(region: number, ancestor: number): boolean;
  /** The region or the next above it that has the level; -1 = none. */
  above(region: number, level: string): number;
}

/** Reads the rows of `regions` as a tree. Keeps references to the columns. */
export function readRegionTree(dataset: PracticeDataset): RegionTree {
  const { rowCount, columns } = dataset.tables.regions;
  const { code: codes, name: names, level: levels, parent_code: above } = columns;
  const index = codes && rowCount > 0 ? textIndex(codes) : null;
  const text = (column: Column | undefined, row: number) =>
    column && row >= 0 ? String(columnValue(column, row) ?? '') : '';
  const of = (column: Column | undefined, count: number): Int32Array => {
    if (!column || !index || count === 0) return new Int32Array(count).fill(-1);
    const { numbers, texts, rows, count: wordCount } = textIndex(column);
    const matches = new Int32Array(wordCount);
    for (let word = 0; word < wordCount; word += 1) {
      const number = index.find(texts, rows[word]!);
      matches[word] = number < 0 ? -1 : firstRows[number]!;
    }
    return numbers.map((number) => (number < 0 ? -1 : matches[number]!));
  };
  const firstRows = new Int32Array(index?.count ?? 0).fill(-1);
  for (let row = rowCount - 1; row >= 0; row -= 1) {
    const number = index?.numbers[row] ?? -1;
    if (number >= 0) firstRows[number] = row;
  }
  const parents = of(above, rowCount);
  const byCode = new Map<string, number>();
  const find = (code: string): number => {
    if (byCode.size === 0) for (const row of firstRows) byCode.set(text(codes, row), row);
    return byCode.get(code) ?? -1;
  };
  const words = Array.from({ length: rowCount }, (_, row) => text(levels, row));
  const level = (region: number): string => words[region] ?? '';
  const path = (region: number): number[] => {
    const found: number[] = [];
    for (let at = region; at >= 0 && found.length < DEEPEST && !found.includes(at); at = parents[at]!) found.push(at);
    return found;
  };
  return {
    rowCount,
    parents,
    zones: Uint8Array.from(words, (word) => (word === 'zone' ? 1 : 0)),
    of,
    find,
    code: (region) => text(codes, region),
    name: (region) => text(names, region),
    level,
    path,
    isWithin: (region, ancestor) => path(region).includes(ancestor),
    above: (region, wanted) => path(region).find((at) => level(at) === wanted) ?? -1,
  };
}
