type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Counts the bytes that were copied because an array had to grow, or somebody still held it. */
export interface CopyMeter {
  copiedBytes: number;
}

/** Room beyond what is needed when an array grows: so a number is copied twice on average, however many are added one by one. */
const GROWTH = 1.5;

function emptyLike<T extends Numbers>(values: T, length: number): T {
  return new (values.constructor as new (length: number) => T)(length);
}

/**
 * Numbers that grow at their end. Views of them are given out; those that somebody holds never change: what is added lies behind them,
 * and before a number of theirs is overwritten, all are copied.
 */
export class GrowingArray<T extends Numbers> {
  private known: T | null = null;

  /** Keeps the values it is given; `heldCount` of them belong to somebody else, too. */
  constructor(
    private room: T,
    private readonly meter: CopyMeter,
    private heldCount = room.length,
    public length = room.length,
  ) {}

  get byteLength(): number {
    return this.room.byteLength;
  }

  at(i: number): number {
    return this.room[i]!;
  }

  /** Makes room for `more` numbers; gives the place of the first, from which on `settle` counts them. */
  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed > this.room.length) this.move(Math.max(needed, Math.ceil(needed * GROWTH)));
  }

  private move(capacity: number): void {
    const room = emptyLike(this.room, capacity);
    const values = this.room.subarray(0, this.length);
    room.set(values as ArrayLike<number>);
    this.meter.copiedBytes += values.byteLength;
    this.room = room;
    this.heldCount = 0;
    this.known = null;
  }

  append(values: ArrayLike<number>): void {
    this.reserve(values.length);
    this.room.set(values, this.length);
    this.length += values.length;
    this.known = null;
  }

  /** Adds the same number `count` times. */
  appendSame(value: number, count: number): void {
    this.reserve(count);
    this.room.fill(value, this.length, this.length + count);
    this.length += count;
    this.known = null;
  }

  set(i: number, value: number): void {
    if (this.room[i] === value) return;
    if (i < this.heldCount) this.move(this.room.length);
    this.room[i] = value;
  }

  /** Overwrites the numbers from `i` on. */
  setAll(i: number, values: ArrayLike<number>): void {
    for (let k = 0; k < values.length; k++) this.set(i + k, values[k]!);
  }

  /** The numbers by now; the same array until some are added or moved. */
  view(): T {
    this.known ??= this.room.subarray(0, this.length) as T;
    return this.known;
  }

  /** What was given out stays as it is from now on. */
  hold(): void {
    this.heldCount = this.length;
  }

  /** The same numbers in an array of another width, which has to hold them. */
  widened<W extends Numbers>(room: W): GrowingArray<W> {
    room.set(this.view() as ArrayLike<number>);
    this.meter.copiedBytes += room.byteLength;
    return new GrowingArray(room, this.meter, 0, this.length);
  }
}
