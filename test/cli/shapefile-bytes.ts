type Place = readonly [number, number];

/** The bytes of a .shp with one polygon of one ring a record; the ring is written as it is given. */
export function shpBytes(rings: readonly (readonly Place[])[]): Uint8Array {
  const sizes = rings.map((ring) => 44 + 4 + 16 * ring.length);
  const length = 100 + sizes.reduce((sum, size) => sum + 8 + size, 0);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  let at = 100;
  for (const [i, ring] of rings.entries()) {
    const size = sizes[i] ?? 0;
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, size / 2);
    at += 8;
    view.setInt32(at, 5, true);
    view.setInt32(at + 36, 1, true);
    view.setInt32(at + 40, ring.length, true);
    for (const [j, [x, y]] of ring.entries()) {
      view.setFloat64(at + 48 + 16 * j, x, true);
      view.setFloat64(at + 56 + 16 * j, y, true);
    }
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** The bytes of a .dbf with text fields of twenty bytes. */
export function dbfBytes(fields: readonly string[], rows: readonly (readonly Uint8Array[])[]): Uint8Array {
  const width = 20;
  const headLength = 32 + 32 * fields.length + 1;
  const rowLength = 1 + width * fields.length;
  const bytes = new Uint8Array(headLength + rowLength * rows.length + 1).fill(32, headLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headLength, true);
  view.setUint16(10, rowLength, true);
  for (const [i, field] of fields.entries()) {
    bytes.set(new TextEncoder().encode(field), 32 + 32 * i);
    bytes[32 + 32 * i + 11] = 'C'.charCodeAt(0);
    bytes[32 + 32 * i + 16] = width;
  }
  bytes[headLength - 1] = 13;
  for (const [r, row] of rows.entries())
    for (const [i, cell] of row.entries()) bytes.set(cell, headLength + r * rowLength + 1 + i * width);
  bytes[bytes.length - 1] = 26;
  return bytes;
}
