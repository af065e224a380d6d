import type { ReadLimits } from '../read-limits.js';
import { fileOfBytes } from './file-of-bytes.js';
import { byPath, type FoundFile, isLeftover } from './found-file.js';
import { openArchive } from './open-archive.js';

/**
 * Lists the files of a ZIP archive by path; names that are not UTF-8 are read as GB18030. Each is inflated when it is opened.
 * Throws AtlasError `file_malformed` or `file_too_large`.
 */
export function listArchive(
  bytes: Uint8Array,
  { name: file, depth, unfolded = { byteCount: 0 } }: Pick<FoundFile, 'name' | 'depth' | 'unfolded'>,
  limits?: Partial<ReadLimits>,
): FoundFile[] {
  return openArchive(bytes, { file, limits, unfolded })
    .filter(({ name }) => !isLeftover(name))
    .map(({ name: path, read }): FoundFile => {
      const name = `${file}/${path}`;
      return { name, path, depth: depth + 1, unfolded, open: async () => fileOfBytes(name, read()) };
    })
    .sort(byPath);
}
