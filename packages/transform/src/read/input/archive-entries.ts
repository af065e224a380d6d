/** An entry as the directory of a ZIP archive lists it. */
export interface PackedEntry {
  readonly name: string;
  /** Packed, in bytes. */
  readonly size: number;
  readonly crc: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Its packed bytes; null when they are not all there. */
  data(archive: Uint8Array): Uint8Array | null;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const UNICODE_PATH = 0x7075;
const FULL = 0xffffffff;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const BEYOND_TWO_BYTES = /[\u0800-\u{10ffff}]/u;

/**
 * Reads a name: UTF-8 where the archive says so, else GB18030, as Windows packs Chinese names, unless it reads as Chinese in UTF-8,
 * as some programs pack without saying so. Two bytes in GB18030 may happen to be one letter in UTF-8.
 */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const utf8 = decoded(bytes, 'utf-8');
  const isSure = utf8 !== null && (isUtf8 || bytes.every((byte) => byte < 128) || BEYOND_TWO_BYTES.test(utf8));
  const name = isSure ? utf8 : (decoded(bytes, 'gb18030') ?? utf8 ?? new TextDecoder('latin1').decode(bytes));
  return name.replaceAll('\\', '/');
}

/** Finds where the directory begins and how many entries it lists; null when the archive has no end. */
function directoryOf(view: DataView): { at: number; count: number } | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 0x10000; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const found = { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
    const isWide = found.at === FULL || found.count === 0xffff;
    if (!isWide || at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return found;
    const end = Number(view.getBigUint64(at - 12, true));
    if (end + 56 > view.byteLength || view.getUint32(end, true) !== END_64) return null;
    return { at: Number(view.getBigUint64(end + 48, true)), count: Number(view.getBigUint64(end + 32, true)) };
  }
  return null;
}

interface Extra {
  readonly size: number;
  readonly offset: number;
  readonly name: string | null;
}

/** Reads the additions to an entry: sizes of more than four bytes, a name in UTF-8. */
function extraOf(
  view: DataView,
  from: number,
  until: number,
  isInflatedFull: boolean,
  size: number,
  offset: number,
): Extra {
  const extra = { size, offset, name: null as string | null };
  for (let at = from; at + 4 <= until; ) {
    const kind = view.getUint16(at, true);
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), until);
    let field = at + 4;
    if (kind === 1) {
      if (isInflatedFull) field += 8;
      if (size === FULL && field + 8 <= end) extra.size = Number(view.getBigUint64(field, true));
      if (size === FULL) field += 8;
      if (offset === FULL && field + 8 <= end) extra.offset = Number(view.getBigUint64(field, true));
    } else if (kind === UNICODE_PATH && end - field > 5)
      extra.name = decoded(new Uint8Array(view.buffer, view.byteOffset + field + 5, end - field - 5), 'utf-8');
    at = end;
  }
  return extra;
}

function dataOf(archive: Uint8Array, offset: number, size: number): Uint8Array | null {
  if (offset + 30 > archive.length) return null;
  const view = new DataView(archive.buffer, archive.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== LOCAL) return null;
  const from = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return from + size > archive.length ? null : archive.subarray(from, from + size);
}

/** Lists the files of a ZIP archive as its directory has them; null when it is no whole archive, `too many` above a count. */
export function archiveEntries(archive: Uint8Array, mostEntries: number): PackedEntry[] | 'too many' | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const directory = directoryOf(view);
  if (!directory) return null;
  if (directory.count > mostEntries) return 'too many';
  const entries: PackedEntry[] = [];
  let { at } = directory;
  for (let i = 0; i < directory.count; i += 1) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== DIRECTORY) return null;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > archive.length) return null;
    const flags = view.getUint16(at + 8, true);
    const inflated = view.getUint32(at + 24, true);
    const { size, offset, name } = extraOf(
      view,
      nameEnd,
      extraEnd,
      inflated === FULL,
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    );
    const entry: PackedEntry = {
      name: name ?? nameOf(archive.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      size,
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) === 1,
      data: (bytes) => dataOf(bytes, offset, size),
    };
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}
