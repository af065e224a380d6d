import { Inflate } from 'fflate';
import { joinBytes } from './input-file.js';

const PIECE_BYTES = 1 << 14;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** Computes the check sum that ZIP archives keep of each entry. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) value = (value >>> 8) ^ CRC_TABLE[(value ^ bytes[i]!) & 0xff]!;
  return (value ^ 0xffffffff) >>> 0;
}

/** Inflates bytes piece by piece; `count` is told of each piece that comes out and may throw. Throws when they are damaged or end early. */
export function inflateRaw(data: Uint8Array, count: (byteCount: number) => void): Uint8Array {
  const parts: Uint8Array[] = [];
  const inflate = new Inflate((part) => {
    count(part.length);
    if (part.length > 0) parts.push(part);
  });
  for (let at = 0; at === 0 || at < data.length; at += PIECE_BYTES)
    inflate.push(data.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= data.length);
  return joinBytes(parts);
}
