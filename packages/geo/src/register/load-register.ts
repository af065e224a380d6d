import { AtlasError } from '@practice-atlas/dataset';
import type { Register } from './create-register.js';
import { readRegister } from './read-register.js';

interface NodeFiles {
  readFile(path: URL, encoding: 'utf8'): Promise<string>;
}
interface NodeProcess {
  getBuiltinModule?(name: 'node:fs/promises'): NodeFiles;
}

async function readText(url: URL, fetchFile: typeof fetch): Promise<string> {
  const { process } = globalThis as { process?: NodeProcess };
  if (url.protocol === 'file:' && process?.getBuiltinModule)
    return process.getBuiltinModule('node:fs/promises').readFile(url, 'utf8');
  const response = await fetchFile(url);
  if (!response.ok)
    throw new AtlasError(
      'file_missing',
      `the division register could not be loaded: ${url.href} answered ${response.status}`,
      {
        hint: 'serve the folder "data" of @practice-atlas/geo beside its "dist", or use readRegister with your own copy',
        where: { file: url.href },
      },
    );
  return response.text();
}

/**
 * Loads the division register of China (3,224 units of the end of 2024 and a few functional zones; 100 KB) from this package's data files:
 * from disk in Node, through `fetch` in a page. Throws AtlasError `file_missing`.
 */
export async function loadRegister(options: { fetch?: typeof fetch } = {}): Promise<Register> {
  const fetchFile = options.fetch ?? globalThis.fetch;
  const [divisions, aliases] = await Promise.all([
    readText(new URL('../../data/divisions.csv', import.meta.url), fetchFile),
    readText(new URL('../../data/aliases.csv', import.meta.url), fetchFile),
  ]);
  return readRegister(divisions, aliases);
}
