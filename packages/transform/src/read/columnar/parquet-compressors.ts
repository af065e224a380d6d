import { type Compressors, snappyUncompress } from 'hyparquet';

function unfoldSnappy(packed: Uint8Array, length: number): Uint8Array {
  const page = new Uint8Array(length);
  snappyUncompress(packed, page);
  return page;
}

/**
 * Finds what unfolds the pages of a file. Snappy needs no more than JavaScript; the others are fetched when a file has them, because
 * their package compiles WebAssembly as it loads, which a strict page forbids.
 */
export async function parquetCompressors(codecs: ReadonlySet<string | undefined>): Promise<Compressors> {
  const isPlain = [...codecs].every((codec) => codec === undefined || codec === 'SNAPPY' || codec === 'UNCOMPRESSED');
  if (isPlain) return { SNAPPY: unfoldSnappy };
  const { decompressBrotli, decompressGzip, decompressLz4, decompressLz4Raw, decompressZstd } = await import(
    'hyparquet-compressors'
  );
  return {
    SNAPPY: unfoldSnappy,
    GZIP: decompressGzip,
    BROTLI: decompressBrotli,
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    ZSTD: (packed, length) => decompressZstd(packed, new Uint8Array(length)),
  };
}
