import type { Column } from '@practice-atlas/dataset';

const encoder = new TextEncoder();
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, of bytes, continued from a former hash. */
export function hashBytes(bytes: Uint8Array, hash = OFFSET, start = 0, end = bytes.length): number {
  let next = hash;
  for (let i = start; i < end; i++) next = Math.imul(next ^ bytes[i]!, PRIME);
  return next >>> 0;
}

/** Continues a checksum with bytes, four at a time: for telling whether data are the same, in the order of the machine. */
export function checksumOf(bytes: Uint8Array<ArrayBuffer>, checksum: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let next = checksum;
  for (let i = 0; i < words.length; i++) next = Math.imul(next ^ words[i]!, PRIME) ^ (next >>> 15);
  return hashBytes(bytes, next, words.length << 2);
}

/** FNV-1a of 64 bits of a text: the same for the same text everywhere. */
export function hashText64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of encoder.encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash;
}

/** The end of MurmurHash3, https://github.com/aappleby/smhasher: each bit of a hash changes half of the others. */
function mixed(hash: number): number {
  let next = hash ^ (hash >>> 16);
  next = Math.imul(next, 0x85ebca6b);
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
  return (next ^ (next >>> 16)) >>> 0;
}

/** Divides rows from `start` to before `end` among shards by the bytes of their keys: the same key goes to the same shard in every table. */
export function shardRows(key: Column, start: number, end: number, shardCount: number): Uint32Array[] {
  const rows = Array.from({ length: shardCount }, () => new Uint32Array(end - start));
  const counts = new Uint32Array(shardCount);
  const put = (row: number, hash: number): void => {
    const shard = mixed(hash) % shardCount;
    rows[shard]![counts[shard]!++] = row;
  };
  if (key.kind === 'text')
    for (let row = start; row < end; row++)
      put(row, hashBytes(key.bytes, OFFSET, key.offsets[row]!, key.offsets[row + 1]!));
  else if (key.kind === 'category') {
    const hashes = key.dictionary.map((word) => hashBytes(encoder.encode(word)));
    for (let row = start; row < end; row++) put(row, hashes[key.indices[row]!] ?? OFFSET);
  } else throw new TypeError(`a column of kind ${key.kind} is no key`);
  return rows.map((own, shard) => own.subarray(0, counts[shard]));
}
