const PAGE_ROWS = 4096;
const PAGE_BYTES = PAGE_ROWS / 8;

/** Numbers of rows, each once: one bit a row, in pages, so that a few far numbers cost little. */
export interface RowSet {
  readonly size: number;
  add(row: number): void;
  /** Adds all from `first` to `last`. */
  addRange(first: number, last: number): void;
  has(row: number): boolean;
  /** 0 when it is empty. */
  readonly highest: number;
  /** 0 when it is empty. */
  lowest(): number;
  /** Goes through the rows, in order within each page. */
  forEach(visit: (row: number) => void): void;
}

/** Begins an empty set of row numbers. */
export function createRowSet(): RowSet {
  const pages = new Map<number, Uint8Array>();
  let size = 0;
  let highest = 0;
  let lastNumber = -1;
  let lastPage: Uint8Array | undefined;
  const pageOf = (row: number): Uint8Array | undefined => {
    const number = Math.floor(row / PAGE_ROWS);
    if (number !== lastNumber || lastPage === undefined) {
      lastPage = pages.get(number);
      lastNumber = number;
    }
    return lastPage;
  };
  const pageFor = (row: number): Uint8Array => {
    const known = pageOf(row);
    if (known) return known;
    const page = new Uint8Array(PAGE_BYTES);
    pages.set(lastNumber, page);
    lastPage = page;
    return page;
  };
  const add = (row: number): void => {
    const page = pageFor(row);
    const at = row & (PAGE_ROWS - 1);
    const bit = 1 << (at & 7);
    if ((page[at >> 3]! & bit) !== 0) return;
    page[at >> 3]! |= bit;
    size += 1;
    if (row > highest) highest = row;
  };
  const addByte = (row: number): void => {
    const page = pageFor(row);
    const at = (row & (PAGE_ROWS - 1)) >> 3;
    for (let rest = ~page[at]! & 0xff; rest > 0; rest &= rest - 1) size += 1;
    page[at] = 0xff;
    if (row + 7 > highest) highest = row + 7;
  };
  const has = (row: number): boolean => {
    const at = row & (PAGE_ROWS - 1);
    return ((pageOf(row)?.[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
  };
  const forEach = (visit: (row: number) => void): void => {
    for (const [number, page] of pages)
      for (let at = 0; at < page.length * 8; at++)
        if ((page[at >> 3]! & (1 << (at & 7))) !== 0) visit(number * PAGE_ROWS + at);
  };
  return {
    get size() {
      return size;
    },
    add,
    addRange: (first, last) => {
      let row = first;
      for (; row <= last && (row & 7) !== 0; row++) add(row);
      for (; row + 7 <= last; row += 8) addByte(row);
      for (; row <= last; row++) add(row);
    },
    has,
    get highest() {
      return highest;
    },
    lowest: () => {
      let lowest = highest;
      forEach((row) => {
        if (row < lowest) lowest = row;
      });
      return lowest;
    },
    forEach,
  };
}
