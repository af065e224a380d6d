import { AtlasError, type Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { type InputFile, joinBytes } from '../input/input-file.js';
import { type EncodingGuess, guessEncoding, type TextEncoding } from './guess-encoding.js';

/** A piece of a text that is read as it comes. */
export interface TextPiece {
  /** Ends after a line end, unless it is the last or a line is very long. */
  readonly text: string;
  /** Bytes of the file up to the end of this piece. */
  readonly bytesRead: number;
  readonly isLast: boolean;
  readonly findings: readonly Finding[];
}

/** How to cut a text into pieces. */
export interface DecodeOptions {
  /** Names the file in findings; default: its own name. */
  readonly file?: string | undefined;
  /** Bytes of a piece, about; default: 4 MiB. */
  readonly pieceBytes?: number | undefined;
}

const LOOK_BYTES = 1 << 20;
const PIECE_BYTES = 1 << 22;
const LINE_BYTES_MAX = 1 << 24;
const LABELS: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/** Finds where the last whole line ends; 0 when none does. */
function lineEnd(bytes: Uint8Array, encoding: TextEncoding): number {
  for (const mark of [10, 13]) {
    let at = bytes.lastIndexOf(mark);
    if (encoding === 'utf-8' || encoding === 'gb18030') {
      if (at >= 0) return at + 1;
      continue;
    }
    const low = encoding === 'utf-16le' ? 0 : 1;
    while (at >= 0 && ((at & 1) !== low || bytes[at ^ 1] !== 0)) at = at === 0 ? -1 : bytes.lastIndexOf(mark, at - 1);
    if (at >= 0) return (at | 1) + 1;
  }
  return 0;
}

function guessed(file: string, encoding: TextEncoding): Finding {
  const reason = `the file is not UTF-8; it was read as ${LABELS[encoding]}`;
  return findingOf('encoding_guessed', 'notice', null, reason, 'save it as UTF-8', { file });
}

function unknown(file: string, encoding: TextEncoding): Finding {
  const reason =
    encoding === 'utf-8'
      ? 'some bytes of the file are not UTF-8; they stand as U+FFFD'
      : `some bytes of the file are neither UTF-8 nor ${LABELS[encoding]}; they stand as U+FFFD`;
  return findingOf('encoding_unknown', 'error', null, reason, 'save it as UTF-8', { file });
}

/** Decodes the pieces of one file; may change its mind as long as all was ASCII, which reads the same in both encodings. */
function createDecoder(guess: EncodingGuess, file: string) {
  let { encoding, isLossy } = guess;
  let isAscii = true;
  let decoder = new TextDecoder(encoding, { fatal: !isLossy });
  const findings: Finding[] = encoding === 'utf-8' || isLossy ? [] : [guessed(file, encoding)];
  if (isLossy) findings.push(unknown(file, encoding));
  const turn = (bytes: Uint8Array, isLast: boolean): void => {
    const next: EncodingGuess =
      encoding === 'utf-8' && isAscii ? guessEncoding(bytes, isLast) : { encoding, isLossy: true };
    isLossy = next.isLossy || next.encoding !== 'gb18030';
    encoding = next.encoding === 'gb18030' ? 'gb18030' : encoding;
    decoder = new TextDecoder(encoding, { fatal: !isLossy });
    findings.push(isLossy ? unknown(file, encoding) : guessed(file, encoding));
  };
  const decode = (bytes: Uint8Array, isLast: boolean): string => {
    try {
      const text = decoder.decode(bytes, { stream: !isLast });
      isAscii &&= text.length === bytes.length;
      return text;
    } catch (error) {
      if (isLossy) throw error;
      turn(bytes, isLast);
      return decode(bytes, isLast);
    }
  };
  return { decode, lineEnd: (bytes: Uint8Array) => lineEnd(bytes, encoding), takeFindings: () => findings.splice(0) };
}

/**
 * Reads a text piece by piece: as UTF-8, as UTF-16 when a byte-order mark or its zero bytes say so, else as GB18030, the encoding
 * in which Excel saves Chinese CSV. A text that is not UTF-8 has the finding `encoding_guessed`; bytes that no encoding explains
 * become U+FFFD with the error `encoding_unknown`. A byte-order mark is dropped. There is at least one piece, and one last.
 */
export async function* decodePieces(
  input: InputFile,
  { file = input.name, pieceBytes = PIECE_BYTES }: DecodeOptions = {},
): AsyncGenerator<TextPiece> {
  const head = await input.head(LOOK_BYTES);
  const decoder = createDecoder(guessEncoding(head, head.length < LOOK_BYTES), file);
  let parts: Uint8Array[] = [];
  let waiting = 0;
  let bytesRead = 0;
  let least = pieceBytes;
  const piece = (bytes: Uint8Array, isLast: boolean): TextPiece => {
    const text = decoder.decode(bytes, isLast);
    bytesRead += bytes.length;
    return { text, bytesRead, isLast, findings: decoder.takeFindings() };
  };
  for await (const chunk of input.chunks()) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + Math.max(1, least - waiting));
      at += part.length;
      parts.push(part);
      waiting += part.length;
      if (waiting < least) continue;
      const bytes = joinBytes(parts);
      const lines = decoder.lineEnd(bytes);
      const end = lines === 0 && bytes.length >= LINE_BYTES_MAX ? bytes.length & ~1 : lines;
      least = end === 0 ? Math.min(2 * least, LINE_BYTES_MAX) : pieceBytes;
      parts = end === bytes.length ? [] : [bytes.subarray(end)];
      waiting = bytes.length - end;
      if (end > 0) yield piece(bytes.subarray(0, end), false);
    }
  }
  yield piece(joinBytes(parts), true);
}

/** Reads a whole text, by the rules of `decodePieces`. Throws AtlasError `file_too_large` when it is longer than a text may be. */
export async function decodeText(
  input: InputFile,
  options: DecodeOptions = {},
): Promise<{ readonly text: string; readonly findings: readonly Finding[] }> {
  const texts: string[] = [];
  const findings: Finding[] = [];
  for await (const piece of decodePieces(input, options)) {
    texts.push(piece.text);
    findings.push(...piece.findings);
  }
  try {
    return { text: texts.join(''), findings };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const file = options.file ?? input.name;
    throw new AtlasError('file_too_large', `${file === '' ? 'the text' : file} is longer than a text may be`, {
      hint: 'split the file; write JSON as one object a line (NDJSON)',
      where: { file },
      details: { file },
      cause,
    });
  }
}
