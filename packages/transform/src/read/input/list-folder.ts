import { AtlasError } from '@practice-atlas/dataset';
import { brokenReading } from '../broken-reading.js';
import { READ_LIMITS, type ReadLimits } from '../read-limits.js';
import { byPath, type FoundFile, isLeftover } from './found-file.js';
import type { NodeFiles } from './node-files.js';
import { openInput } from './open-input.js';

/** Lists the files of a folder and of the folders in it, by path, 2月 before 10月. Throws AtlasError `file_too_large` when there are too many. */
export async function listFolder(
  folder: string,
  name: string,
  files: NodeFiles,
  limits: Partial<ReadLimits> = {},
): Promise<FoundFile[]> {
  const { fileCount } = { ...READ_LIMITS, ...limits };
  const found: FoundFile[] = [];
  const waiting = [''];
  for (let below = waiting.shift(); below !== undefined; below = waiting.shift()) {
    let entries: string[] = [];
    try {
      entries = await files.promises.readdir(`${folder}/${below}`);
    } catch (cause) {
      const path = below.replace(/\/$/, '');
      const whole = path === '' ? name : `${name}/${path}`;
      found.push({
        name: whole,
        path,
        depth: 0,
        open: async () => {
          throw brokenReading(cause, whole);
        },
      });
    }
    for (const entry of entries) {
      const path = `${below}${entry}`;
      if (isLeftover(entry)) continue;
      const isFolder = await files.promises.stat(`${folder}/${path}`).then(
        (stats) => stats.isDirectory(),
        () => false,
      );
      if (isFolder && path.split('/').length < 16) waiting.push(`${path}/`);
      else if (!isFolder)
        found.push({
          name: `${name}/${path}`,
          path,
          folder: `${name}/`,
          depth: 0,
          open: () => openInput(`${folder}/${path}`, { name: `${name}/${path}` }),
        });
      if (found.length + waiting.length > fileCount)
        throw new AtlasError('file_too_large', `the folder ${name} has more than ${fileCount} files`, {
          hint: 'name a folder with fewer files',
          where: { file: name },
          details: { file: name },
        });
    }
  }
  return found.sort(byPath);
}
