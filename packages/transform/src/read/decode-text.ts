import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

/** Where a text comes from: itself, or bytes. */
export type RawSource = string | Uint8Array | ArrayBuffer | Blob;

async function bytesOf(source: Exclude<RawSource, string>): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  return new Uint8Array(source instanceof ArrayBuffer ? source : await source.arrayBuffer());
}

/** Decodes strictly; null when the bytes are not in that encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads a text: as UTF-8, as UTF-16 when a byte-order mark says so, else as GB18030, the encoding in which Excel saves Chinese CSV.
 * A text that is not UTF-8 has a finding; bytes that no encoding explains become U+FFFD, with an error finding. A byte-order mark is dropped.
 */
export async function decodeText(
  source: RawSource,
  file = '',
): Promise<{ text: string; findings: readonly Finding[] }> {
  if (typeof source === 'string') return { text: source.replace(/^\ufeff/, ''), findings: [] };
  const bytes = await bytesOf(source);
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = wide ? decode(bytes, wide) : decode(bytes, 'utf-8');
  if (text !== null && wide === null) return { text, findings: [] };
  const found = text ?? decode(bytes, 'gb18030');
  if (found !== null) {
    const encoding = text === null ? 'GB18030' : 'UTF-16';
    const reason = `the file is not UTF-8; it was read as ${encoding}`;
    return {
      text: found,
      findings: [findingOf('encoding_guessed', 'notice', null, reason, 'save it as UTF-8', { file })],
    };
  }
  const reason = 'the file is neither UTF-8 nor GB18030; characters that could not be read stand as U+FFFD';
  return {
    text: new TextDecoder('gb18030').decode(bytes),
    findings: [findingOf('encoding_unknown', 'error', null, reason, 'save it as UTF-8', { file })],
  };
}
