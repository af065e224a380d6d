import { AtlasError } from '@practice-atlas/dataset';
import { fileFault } from '../file-fault.js';
import { READ_LIMITS, type ReadLimits } from '../read-limits.js';
import { archiveEntries, type PackedEntry } from './archive-entries.js';
import { crc32, inflateRaw } from './inflate-raw.js';

/** One file in an archive. */
export interface ArchiveEntry {
  /** Its path in the archive; only a name: nothing is written by it. */
  readonly name: string;
  /** Packed, in bytes. */
  readonly size: number;
  /** Inflates it. Throws AtlasError `file_too_large`, `file_malformed` or `file_unsupported`. */
  read(): Uint8Array;
}

/** How much came out of an archive and of those in it, counted together. */
export interface Unfolded {
  byteCount: number;
}

/**
 * Opens a ZIP archive by its directory, without inflating anything. What its entries inflate to is counted over all of them, as
 * they come out, whatever the directory says. Throws AtlasError `file_malformed` or `file_too_large`.
 */
export function openArchive(
  bytes: Uint8Array,
  {
    file = '',
    limits = {},
    unfolded = { byteCount: 0 },
  }: { file?: string; limits?: Partial<ReadLimits> | undefined; unfolded?: Unfolded | undefined } = {},
): ArchiveEntry[] {
  const { inflatedBytes, entryCount, ratio, ratioFrom } = { ...READ_LIMITS, ...limits };
  const fail = fileFault(file, 'the archive');
  const broken = (reason: string, cause?: unknown) =>
    fail('file_malformed', reason, 'the file is damaged: download or pack it again', cause);
  const large = (reason: string) => fail('file_too_large', reason, 'split it, or raise the limits of reading');
  let packed = 0;
  let inflated = 0;
  const count = (byteCount: number) => {
    inflated += byteCount;
    unfolded.byteCount += byteCount;
    if (unfolded.byteCount > inflatedBytes) throw large(`unfolds to more than ${inflatedBytes} bytes`);
    if (inflated > ratioFrom && inflated > packed * ratio) throw large(`unfolds to more than ${ratio} times its size`);
  };
  const read = (entry: PackedEntry): Uint8Array => {
    if (entry.isEncrypted)
      throw fail('file_unsupported', `is locked with a password: ${entry.name}`, 'save it without a password');
    if (entry.method !== 0 && entry.method !== 8)
      throw fail('file_unsupported', `packs ${entry.name} in a way not read here`, 'pack it again as an ordinary ZIP');
    const data = entry.data(bytes);
    if (!data) throw broken(`ends within ${entry.name}`);
    packed += data.length;
    let whole: Uint8Array;
    if (entry.method === 0) {
      count(data.length);
      whole = data;
    } else
      try {
        whole = inflateRaw(data, count);
      } catch (cause) {
        if (cause instanceof AtlasError) throw cause;
        throw broken(`cannot be unpacked: ${entry.name}`, cause);
      }
    if (crc32(whole) !== entry.crc) throw broken(`holds ${entry.name} damaged`);
    return whole;
  };
  const entries = archiveEntries(bytes, entryCount);
  if (entries === null) throw broken('is no whole ZIP archive');
  if (entries === 'too many') throw large(`has more than ${entryCount} entries`);
  return entries.map((entry) => ({ name: entry.name, size: entry.size, read: () => read(entry) }));
}
