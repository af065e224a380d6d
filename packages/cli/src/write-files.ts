import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Writes files into a folder, which is made when it is not there. All are written beside their places first and then moved there, the
 * first of them last, so that a reader never meets half a file, nor a descriptor before its files.
 */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly WrittenFile[]> {
  await mkdir(folder, { recursive: true });
  const mark = `.${process.pid}.${Date.now().toString(36)}.part`;
  const begun = Object.entries(files).map(([name, content]) => ({
    content,
    path: join(folder, name),
    part: join(folder, `.${name}${mark}`),
  }));
  try {
    for (const { part, content } of begun) await writeFile(part, content);
    for (const { part, path } of [...begun].reverse()) await rename(part, path);
  } catch (error) {
    for (const { part } of begun) await rm(part, { force: true });
    throw error;
  }
  return begun.map(({ path, content }) => ({
    path,
    bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.length,
  }));
}
