import { AtlasError } from '@practice-atlas/dataset';
import { fileKind } from '../file-kind.js';
import type { ReadFilesOptions } from '../read-files.js';
import { fileOfBytes } from './file-of-bytes.js';
import type { FoundFile } from './found-file.js';
import { listFolder } from './list-folder.js';
import { type NodeFiles, nodeFiles } from './node-files.js';
import { type Input, inputName, openInput } from './open-input.js';

const isWritten = (input: Input): input is string | URL => typeof input === 'string' || input instanceof URL;

/** Finds the path of a folder of Node; null when the input is anything else. */
async function folderOf(input: Input, files: NodeFiles): Promise<string | null> {
  if (!isWritten(input) || (input instanceof URL && input.protocol !== 'file:')) return null;
  const isFolder = await files.promises.stat(input).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return null;
  const path = input instanceof URL ? decodeURIComponent(input.pathname) : input;
  return path.replace(/(?<=.)[/\\]+$/, '');
}

/** Finds the file or the files that an input is: those of a folder, else itself. */
async function filesOf(input: Input, name: string, options: ReadFilesOptions): Promise<FoundFile[]> {
  const { fetch, signal, maxBytes, limits } = options;
  const files = nodeFiles();
  const folder = files && (await folderOf(input, files));
  if (files && folder !== null) {
    const found = await listFolder(folder, name, files, limits);
    if (found.length > 0) return found;
    throw new AtlasError('file_missing', `the folder ${name} holds no files`, {
      hint: 'check the path',
      where: { file: name },
      details: { file: name },
    });
  }
  const opened = await openInput(input, { name, fetch, signal, maxBytes });
  const isArchive = !opened.canReread && fileKind(await opened.head(16)) === 'zip';
  const file = isArchive ? fileOfBytes(name, await opened.bytes()) : opened;
  return [{ name: file.name, path: file.name, depth: 0, input, open: async () => file }];
}

/** Names inputs: the last part of the path, or the whole of it where two would have the same name. */
function namesOf(inputs: readonly Input[]): string[] {
  const short = inputs.map(inputName);
  return short.map((name, i) => {
    const input = inputs[i];
    const isShared = short.filter((other) => other === name).length > 1;
    return isShared && input !== undefined && isWritten(input) ? String(input) : name;
  });
}

/** Finds the files of each input; where an input cannot be opened, the AtlasError that says why. */
export async function findFiles(
  inputs: readonly Input[],
  options: ReadFilesOptions,
): Promise<(FoundFile[] | AtlasError)[]> {
  const names = namesOf(inputs);
  const found: (FoundFile[] | AtlasError)[] = [];
  for (const [i, input] of inputs.entries())
    try {
      found.push(await filesOf(input, names[i] ?? '', options));
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      found.push(error);
    }
  return found;
}
