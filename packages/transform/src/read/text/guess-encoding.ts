/** An encoding that tables of the field come in. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What the beginning of a file says of its encoding. */
export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** Whether no encoding explains the bytes: some will be read as U+FFFD. */
  readonly isLossy: boolean;
}

/** Decodes strictly; null when the bytes are not in that encoding. `isWhole` says that no character may be cut at the end. */
export function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding, isWhole: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return null;
  }
}

/** Finds UTF-16 without a byte-order mark: digits, delimiters and line ends have a zero byte, always on the same side. */
export function wideByZeros(bytes: Uint8Array): TextEncoding | null {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const [even = 0, odd = 0] = zeros;
  if ((even + odd) * 10 < length || length < 4) return null;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : null;
}

function lossIn(text: string): { lost: number; wide: number } {
  let lost = 0;
  let wide = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) lost++;
    else if (code >= 0x800) wide++;
  }
  return { lost, wide };
}

/**
 * Guesses the encoding of a text by its first bytes: a byte-order mark, else the zero bytes of UTF-16, else UTF-8 when it is valid,
 * else GB18030 when that is. UTF-8 with a few bad bytes stays UTF-8, though GB18030 might make something of it.
 */
export function guessEncoding(head: Uint8Array, isWhole: boolean): EncodingGuess {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', isLossy: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', isLossy: false };
  const wide = wideByZeros(head);
  if (wide) return { encoding: wide, isLossy: false };
  if (decodeStrictly(head, 'utf-8', isWhole) !== null) return { encoding: 'utf-8', isLossy: false };
  const asUtf8 = lossIn(new TextDecoder('utf-8').decode(head, { stream: !isWhole }));
  if (asUtf8.wide > asUtf8.lost) return { encoding: 'utf-8', isLossy: true };
  if (decodeStrictly(head, 'gb18030', isWhole) !== null) return { encoding: 'gb18030', isLossy: false };
  const asGb18030 = lossIn(new TextDecoder('gb18030').decode(head, { stream: !isWhole }));
  return { encoding: asGb18030.lost < asUtf8.lost ? 'gb18030' : 'utf-8', isLossy: true };
}
