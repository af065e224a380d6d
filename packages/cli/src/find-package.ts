import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  AtlasError,
  type DatasetDescription,
  type Descriptor,
  descriptionOf,
  migrateDescriptor,
  type Resource,
  resourcesOf,
} from '@practice-atlas/dataset';
import { readJsonFile } from './read-json-file.js';
import { isFolder } from './transform-paths.js';

const DESCRIPTOR = 'datapackage.json';

/** A data package on disk, its rows unread. */
export interface FoundPackage {
  readonly description: DatasetDescription;
  readonly files: readonly (Resource & { readonly file: string; readonly byteLength: number })[];
}

async function byteLengthOf(file: string, path: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return found.size;
  throw new AtlasError('file_missing', `${path} is not there`, {
    hint: `${DESCRIPTOR} lists it: put it beside, or take it off the list`,
    where: { file: path },
    details: { file: path },
  });
}

/** Says whether a path is a data package: a folder with `datapackage.json`, or that file. */
export async function isPackage(path: string): Promise<boolean> {
  const file = (await isFolder(path)) ? join(path, DESCRIPTOR) : path;
  return basename(file) === DESCRIPTOR && ((await stat(file).catch(() => null))?.isFile() ?? false);
}

/** Reads the descriptor of a data package and the sizes of its files. Throws AtlasError as `readDataPackage` does for a descriptor. */
export async function findPackage(path: string): Promise<FoundPackage> {
  const file = (await isFolder(path)) ? join(path, DESCRIPTOR) : path;
  const written = await readJsonFile(file);
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new AtlasError('file_malformed', `${file} is not an object`, {
      hint: 'write a Frictionless data package',
      where: { file },
    });
  const descriptor = migrateDescriptor(written as Descriptor);
  const files = await Promise.all(
    resourcesOf(descriptor).map(async (resource) => {
      const beside = join(dirname(file), ...resource.path.split('/'));
      return { ...resource, file: beside, byteLength: await byteLengthOf(beside, resource.path) };
    }),
  );
  return { description: descriptionOf(descriptor), files };
}
