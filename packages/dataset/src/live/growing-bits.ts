import type { Validity } from '../columns/column.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';

const bitAt = (bits: Uint8Array, i: number): number => (bits[i >> 3]! >> (i & 7)) & 1;

/** Bits that grow at their end. */
export class GrowingBits {
  private readonly bytes: GrowingArray<Uint8Array>;

  constructor(
    bits: Uint8Array,
    meter: CopyMeter,
    public length: number,
    isHeld = true,
  ) {
    const bytes = bits.subarray(0, (length + 7) >> 3);
    this.bytes = new GrowingArray(bytes, meter, isHeld ? bytes.length : 0);
  }

  get byteLength(): number {
    return this.bytes.byteLength;
  }

  at(i: number): number {
    return (this.bytes.at(i >> 3) >> (i & 7)) & 1;
  }

  /** Adds the first bits of an array; of null, as many that are 1. */
  append(bits: Uint8Array | null, count: number): void {
    const length = this.length + count;
    const more = ((length + 7) >> 3) - this.bytes.length;
    if (more > 0) this.bytes.appendSame(0, more);
    // What stands behind the last bit of an array from outside means nothing, and is written over here.
    for (let k = 0; k < count; k++) this.set(this.length + k, bits ? bitAt(bits, k) : 1);
    this.length = length;
  }

  set(i: number, bit: number): void {
    const byte = this.bytes.at(i >> 3);
    this.bytes.set(i >> 3, bit === 1 ? byte | (1 << (i & 7)) : byte & ~(1 << (i & 7)));
  }

  view(): Uint8Array {
    return this.bytes.view();
  }

  hold(): void {
    this.bytes.hold();
  }
}

function countMissing(validity: Uint8Array, rowCount: number): number {
  let missing = 0;
  for (let row = 0; row < rowCount; row++) missing += 1 - bitAt(validity, row);
  return missing;
}

/** Which rows of a growing column have a value; bits are made with the first that has none. */
export class GrowingValidity {
  private bits: GrowingBits | null;
  private missingCount: number;

  constructor(
    validity: Validity,
    private readonly meter: CopyMeter,
    private length: number,
  ) {
    this.bits = validity && new GrowingBits(validity, meter, length);
    this.missingCount = validity ? countMissing(validity, length) : 0;
  }

  get byteLength(): number {
    return this.bits?.byteLength ?? 0;
  }

  has(row: number): boolean {
    return this.bits === null || this.bits.at(row) === 1;
  }

  private made(): GrowingBits {
    this.bits ??= new GrowingBits(new Uint8Array((this.length + 7) >> 3).fill(0xff), this.meter, this.length, false);
    return this.bits;
  }

  append(validity: Validity, count: number): void {
    const missing = validity ? countMissing(validity, count) : 0;
    if (missing > 0) this.made();
    this.bits?.append(validity, count);
    this.length += count;
    this.missingCount += missing;
  }

  set(row: number, isKnown: boolean): void {
    if (this.has(row) === isKnown) return;
    this.made().set(row, isKnown ? 1 : 0);
    this.missingCount += isKnown ? -1 : 1;
  }

  view(): Validity {
    return this.missingCount === 0 ? null : this.bits!.view();
  }

  hold(): void {
    this.bits?.hold();
  }
}
