/** A stretch of run-length coded numbers. */
export interface RunTask {
  readonly bytes: Uint8Array;
  readonly from: number;
  /** Bits of a number. */
  readonly width: number;
  readonly valueCount: number;
  /** The number to count; default: none. */
  readonly counted?: number;
}

/** How many numbers beyond the last one a packed group may hold, to fill it up. */
const FILLING = 512;

/** Goes through run-length coded numbers and counts one of them. Throws an Error when a run is longer than all of them, or ends beyond the bytes. */
export function checkRuns({ bytes, from, width, valueCount, counted = -1 }: RunTask): number {
  const byteCount = (width + 7) >> 3;
  let at = from;
  let seen = 0;
  let found = 0;
  while (seen < valueCount) {
    let header = 0;
    for (let i = 0; ; i += 1) {
      const byte = bytes[at];
      if (byte === undefined || i > 4) throw new Error('runs end beyond their page');
      at += 1;
      header += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    const isPacked = header % 2 === 1;
    const count = isPacked ? Math.floor(header / 2) * 8 : header / 2;
    if (count > valueCount - seen + (isPacked ? FILLING : 0)) throw new Error('a run is longer than its page');
    if (!isPacked) {
      let value = 0;
      for (let i = 0; i < byteCount; i += 1) value += (bytes[at + i] ?? 0) * 2 ** (8 * i);
      at += byteCount;
      if (value === counted) found += count;
    } else if (counted >= 0) {
      for (let i = 0; i < Math.min(count, valueCount - seen); i += 1) {
        let value = 0;
        for (let bit = 0; bit < width; bit += 1) {
          const place = i * width + bit;
          value += (((bytes[at + (place >> 3)] ?? 0) >> (place & 7)) & 1) * 2 ** bit;
        }
        if (value === counted) found += 1;
      }
    }
    if (isPacked) at += (count / 8) * width;
    seen += count;
  }
  return found;
}
