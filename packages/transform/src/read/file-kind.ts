import { decodeStrictly, wideByZeros } from './text/guess-encoding.js';

/** What a file is by its first bytes; `text` is everything else. */
export type FileKind = 'zip' | 'parquet' | 'arrow' | 'ole' | 'gzip' | 'json' | 'text' | 'binary';

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['arrow', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['arrow', [0xff, 0xff, 0xff, 0xff]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['binary', [0x25, 0x50, 0x44, 0x46]],
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
  ['binary', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x52, 0x61, 0x72, 0x21]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** Says whether bytes are UTF-16 without a byte-order mark: by where zeros stand, and as a text without control characters. */
function isWideText(head: Uint8Array): boolean {
  const encoding = wideByZeros(head);
  const text = encoding === null ? null : decodeStrictly(head, encoding, false);
  return text !== null && /^[\t\n\r\u0020-\ufffd]*$/.test(text);
}

/** Tells what a file is from its first bytes; some hundred are enough. */
export function fileKind(head: Uint8Array): FileKind {
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => head[i] === byte));
  if (found) return found[0];
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!isWide && head.includes(0) && !isWideText(head)) return 'binary';
  const first = head.find((byte, i) => byte > 32 && !(i < 3 && [0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte)));
  return first === 0x7b || first === 0x5b ? 'json' : 'text';
}
