/** Reads the bit of a row: 1 = present. For loops over one bitmap, where looking into the column for each row costs ten times as much. */
export function validityBit(validity: Uint8Array, row: number): number {
  return (validity[row >> 3]! >> (row & 7)) & 1;
}
