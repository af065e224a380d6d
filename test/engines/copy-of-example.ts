import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataPackage } from '@practice-atlas/dataset';
import { writeParquet } from '@practice-atlas/transform';
import { makeFolder } from '../cli/fake-terminal.js';

/** Copies an example into a folder whose name holds characters that stand for several files, or writes it there as Parquet. */
export async function copyOf(example: string, isParquet: boolean): Promise<string> {
  const folder = join(makeFolder(), "[a]*'数据");
  mkdirSync(folder);
  if (!isParquet) {
    cpSync(example, folder, { recursive: true });
    return folder;
  }
  const { resources } = JSON.parse(readFileSync(join(example, 'datapackage.json'), 'utf8'));
  const paths = ['datapackage.json', ...resources.map(({ path }: { path: string }) => path)];
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(example, path), 'utf8')]));
  for (const [path, content] of Object.entries(await writeParquet(await readDataPackage({ files }))))
    writeFileSync(join(folder, path), content);
  return folder;
}
