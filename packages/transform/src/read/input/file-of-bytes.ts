import { type InputFile, inputFile } from './input-file.js';

/** Sees bytes as a file. */
export function fileOfBytes(name: string, bytes: Uint8Array): InputFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return inputFile({ name, size: bytes.length, canReread: true, open, maxBytes: Number.POSITIVE_INFINITY });
}
