import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type PracticeDataset, writeDataPackage } from '@practice-atlas/dataset';
import { exitStatus, formatReportText, reportJson, writeArrow, writeParquet } from '@practice-atlas/transform';
import { colorsWanted } from '../colors-wanted.js';
import type { Command, CommandCall } from '../command.js';
import { isFolder, TRANSFORM_OPTIONS, transformPaths } from '../transform-paths.js';
import { UsageError } from '../usage-error.js';
import { writeFiles } from '../write-files.js';

const FORMATS = ['csv', 'json', 'parquet', 'arrow'] as const;
type Format = (typeof FORMATS)[number];

async function packageFiles(
  dataset: PracticeDataset,
  format: Format,
): Promise<Readonly<Record<string, string | Uint8Array>>> {
  if (format === 'parquet') return writeParquet(dataset);
  if (format === 'arrow') return writeArrow(dataset);
  return writeDataPackage(dataset, { format });
}

/** The files of a data package that stands in the folder, as far as they lie in it directly; null when none stands there. */
async function formerFiles(folder: string): Promise<readonly string[] | null> {
  const text = await readFile(join(folder, 'datapackage.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { resources }: { resources?: unknown } = JSON.parse(text);
    if (!Array.isArray(resources)) return [];
    return resources.flatMap((resource: { path?: unknown } | null) =>
      typeof resource?.path === 'string' && /^[a-z_]+\.(?:csv|json|parquet|arrow)$/.test(resource.path)
        ? [resource.path]
        : [],
    );
  } catch {
    return [];
  }
}

async function checkFolder(folder: string, { paths, options }: CommandCall): Promise<readonly string[]> {
  for (const path of paths) {
    const inside = relative(resolve(path), resolve(folder));
    if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && (await isFolder(path)))
      throw new UsageError(
        `${folder} lies within ${path}, so the next run would read it again`,
        'choose a folder outside',
      );
  }
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') throw new UsageError(`${folder} is a file`, 'name a folder with -o');
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const former = await formerFiles(folder);
  if (present.length > 0 && former === null && !options.has('force'))
    throw new UsageError(
      `${folder} is not empty and holds no data package`,
      'choose another folder, or add --force to write into it',
    );
  return former ?? [];
}

async function run(call: CommandCall): Promise<number> {
  const { options, terminal } = call;
  const folder = options.text('output');
  if (folder === null) throw new UsageError('no folder is given to write into', 'name it: -o FOLDER');
  const format = FORMATS.find((known) => known === options.text('format')) ?? 'csv';
  const former = await checkFolder(folder, call);
  const { dataset, report } = await transformPaths(call);
  const isEmpty = report.tables.length === 0;
  const files = isEmpty ? {} : await packageFiles(dataset, format);
  const written = isEmpty ? [] : await writeFiles(folder, files);
  if (!isEmpty)
    for (const name of former) if (!Object.hasOwn(files, name)) await rm(join(folder, name), { force: true });
  const status = exitStatus(report);
  if (options.has('json')) {
    terminal.out(`${JSON.stringify({ folder, files: written, report: reportJson(report) }, null, 2)}\n`);
    return status;
  }
  terminal.out(formatReportText(report, { color: colorsWanted(options, terminal), rowLimit: 1 }));
  terminal.out(isEmpty ? '\nnothing was written\n' : '\n');
  for (const { path, bytes } of written) terminal.out(`wrote ${path} (${bytes} bytes)\n`);
  return status;
}

/** `practice-atlas normalize`: writes the one clean dataset. */
export const normalize: Command = {
  name: 'normalize',
  summary: 'turn files into one data package',
  usage: 'PATH... -o FOLDER [options]',
  about: [
    'Reads files as "check" does and writes the dataset as a data package: datapackage.json and a file a table.',
    'Rows with errors are set aside and named; the rest is written. Files appear whole or not at all.',
    'A folder that holds something else is refused; a data package that stands there is replaced.',
  ],
  options: {
    ...TRANSFORM_OPTIONS,
    output: { value: 'FOLDER', short: 'o', about: 'the folder to write into; it is made when it is not there' },
    format: { value: 'FORMAT', words: FORMATS, about: 'the form of the tables, default csv' },
    force: { about: 'write into a folder that is not empty' },
    json: { about: 'print what was done as JSON' },
  },
  examples: [
    ['practice-atlas normalize records -o dataset', 'a folder of workbooks and exports becomes one data package'],
    [
      'practice-atlas normalize orders.csv --mapping mapping.json --within 沈阳市 -o dataset',
      'with words of the place',
    ],
  ],
  run,
};
