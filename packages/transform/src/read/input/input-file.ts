import { AtlasError } from '@practice-atlas/dataset';
import { brokenReading } from '../broken-reading.js';

/** A file that was found and can be read, whole or in pieces. */
export interface InputFile {
  /** For findings: the last part of its path or address; '' when it has none. */
  readonly name: string;
  /** In bytes; null when nobody said. */
  readonly size: number | null;
  /** Whether `chunks` and `bytes` may be asked for again; an answer of a server is read once. */
  readonly canReread: boolean;
  /** The first bytes, fewer only when the file has fewer; they are read again by `chunks` and `bytes`. */
  head(byteCount: number): Promise<Uint8Array>;
  /** The whole file. Throws AtlasError `file_too_large`; `file_missing` or `file_malformed` when it cannot be read to its end. */
  bytes(): Promise<Uint8Array>;
  /** The file piece by piece, none of them empty. Throws AtlasError as `bytes` does; an abort throws the signal's reason. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** What an input file is made of. */
export interface ByteSource {
  readonly name: string;
  readonly size: number | null;
  readonly canReread: boolean;
  /** Called once for each reading; once only when it cannot be reread. */
  open(): AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

function tooLarge(name: string, maxBytes: number): AtlasError {
  const what = name === '' ? 'the file' : name;
  return new AtlasError('file_too_large', `${what} has more than ${maxBytes} bytes, the limit`, {
    hint: 'split the file, or raise "maxBytes"',
    where: { file: name },
    details: { file: name, limit: String(maxBytes) },
  });
}

/** Joins chunks into one array; a single chunk is returned as it is. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Makes an input file of a source of bytes, with its limit and its abort. Throws AtlasError `file_too_large` when it says at once that it is. */
export function inputFile({ name, size, canReread, open, maxBytes, signal }: ByteSource): InputFile {
  if (size !== null && size > maxBytes) throw tooLarge(name, maxBytes);
  let waiting: { readonly seen: Uint8Array[]; readonly rest: AsyncIterator<Uint8Array> } | null = null;
  const nextOf = async (rest: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> => {
    try {
      return await nextChunk(rest);
    } catch (error) {
      signal?.throwIfAborted();
      throw brokenReading(error, name);
    }
  };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    signal?.throwIfAborted();
    const { seen, rest } = waiting ?? { seen: [], rest: open()[Symbol.asyncIterator]() };
    waiting = null;
    let byteCount = 0;
    try {
      for (let next = 0; ; next++) {
        const chunk = next < seen.length ? seen[next]! : await nextOf(rest);
        signal?.throwIfAborted();
        if (chunk === null) return;
        byteCount += chunk.length;
        if (byteCount > maxBytes) throw tooLarge(name, maxBytes);
        if (chunk.length > 0) yield chunk;
      }
    } finally {
      await rest.return?.();
    }
  }
  return {
    name,
    size,
    canReread,
    chunks,
    async head(byteCount) {
      signal?.throwIfAborted();
      waiting ??= { seen: [], rest: open()[Symbol.asyncIterator]() };
      const { seen, rest } = waiting;
      let seenBytes = seen.reduce((sum, chunk) => sum + chunk.length, 0);
      while (seenBytes < byteCount) {
        const chunk = await nextOf(rest);
        signal?.throwIfAborted();
        if (chunk === null) break;
        seen.push(chunk);
        seenBytes += chunk.length;
        if (seenBytes > maxBytes) throw tooLarge(name, maxBytes);
      }
      return joinBytes(seen).subarray(0, byteCount);
    },
    async bytes() {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks()) parts.push(chunk);
      return joinBytes(parts);
    },
  };
}

/** Gives the next chunk as a plain array: `slice` of a Node Buffer does not copy, and its `buffer` holds other files too. */
async function nextChunk(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const { done, value } = await chunks.next();
  if (done) return null;
  return value.constructor === Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
