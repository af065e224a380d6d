const PAGE_BITS = 12;
const PAGE_BYTES = (1 << PAGE_BITS) / 8;

/** Numbers of rows, each once: one bit a row, in pages, so that a few far numbers cost little. */
export interface RowSet {
  readonly size: number;
  add(row: number): void;
  /** Adds all from `first` to `last`. */
  addRange(first: number, last: number): void;
  has(row: number): boolean;
  /** Counts the rows that another set has too. */
  countIn(other: RowSet): number;
  /** The lowest and the highest; 0 and 0 when it is empty. */
  bounds(): { readonly first: number; readonly last: number };
  /** Goes through the rows, in order within each page. */
  forEach(visit: (row: number) => void): void;
}

/** Begins an empty set of row numbers. */
export function createRowSet(): RowSet {
  const pages = new Map<number, Uint8Array>();
  let size = 0;
  let lastNumber = -1;
  let lastPage: Uint8Array | undefined;
  const pageOf = (row: number): Uint8Array | undefined => {
    const number = Math.floor(row / (1 << PAGE_BITS));
    if (number !== lastNumber || lastPage === undefined) {
      lastPage = pages.get(number);
      lastNumber = number;
    }
    return lastPage;
  };
  const add = (row: number): void => {
    let page = pageOf(row);
    if (page === undefined) {
      page = new Uint8Array(PAGE_BYTES);
      pages.set(lastNumber, page);
      lastPage = page;
    }
    const at = row % (1 << PAGE_BITS);
    const bit = 1 << (at & 7);
    if ((page[at >> 3]! & bit) !== 0) return;
    page[at >> 3]! |= bit;
    size += 1;
  };
  const has = (row: number): boolean => {
    const at = row % (1 << PAGE_BITS);
    return ((pageOf(row)?.[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
  };
  const forEach = (visit: (row: number) => void): void => {
    for (const [number, page] of pages)
      for (let at = 0; at < page.length * 8; at++)
        if ((page[at >> 3]! & (1 << (at & 7))) !== 0) visit(number * (1 << PAGE_BITS) + at);
  };
  return {
    get size() {
      return size;
    },
    add,
    addRange: (first, end) => {
      for (let row = first; row <= end; row++) add(row);
    },
    has,
    countIn: (other) => {
      let count = 0;
      forEach((row) => {
        if (other.has(row)) count += 1;
      });
      return count;
    },
    bounds: () => {
      let [first, last] = [Number.POSITIVE_INFINITY, 0];
      forEach((row) => {
        first = Math.min(first, row);
        last = Math.max(last, row);
      });
      return { first: size === 0 ? 0 : first, last };
    },
    forEach,
  };
}
