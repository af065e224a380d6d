/** A larger buffer than this many times what is needed is left for a larger tile. */
const LOOSEST = 4;

/**
 * The memory of tiles, taken over by those of the next view: letting go of tens of megabytes at every change of view would have the collector of garbage stop the page
 * for as long as a pass over all rows takes. Holds at most `mostBytes`, used and free together, unless more are in use.
 */
export class TileRoom {
  readonly #mostBytes: number;
  /** Smallest first. */
  #free: ArrayBuffer[] = [];
  #used: ArrayBuffer[] = [];

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Gives a buffer of at least so many bytes; what is in it is not cleared. */
  take(bytes: number): ArrayBuffer {
    const at = this.#free.findIndex(({ byteLength }) => byteLength >= bytes && byteLength <= LOOSEST * bytes);
    const [found] = at < 0 ? [] : this.#free.splice(at, 1);
    if (!found) this.#shrink(bytes);
    const buffer = found ?? new ArrayBuffer(bytes);
    this.#used.push(buffer);
    return buffer;
  }

  /** Takes back all that was given: nobody reads it any more. */
  reclaim(): void {
    this.#free = [...this.#free, ...this.#used].sort((a, b) => a.byteLength - b.byteLength);
    this.#used = [];
    this.#shrink(0);
  }

  /** Lets go of free buffers, the smallest first, until so many more bytes have room. */
  #shrink(bytes: number): void {
    const sizeOf = (buffers: readonly ArrayBuffer[]) => buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
    let left = this.#mostBytes - bytes - sizeOf(this.#used) - sizeOf(this.#free);
    while (left < 0 && this.#free.length > 0) left += this.#free.shift()!.byteLength;
  }
}
