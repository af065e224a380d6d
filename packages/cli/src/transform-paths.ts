import { stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { AtlasError } from '@practice-atlas/dataset';
import { type Register, resolvePlace } from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { type MappingFile, readMapping, type Transformation, transformFiles } from '@practice-atlas/transform';
import type { CommandCall, OptionSpec } from './command.js';
import { readJsonFile } from './read-json-file.js';
import { showProgress } from './show-progress.js';
import { UsageError } from './usage-error.js';

/** Options of all commands that transform files. */
export const TRANSFORM_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  mapping: { value: 'FILE', about: 'what headings and words mean; default mapping.json of the folder that is given' },
  within: { value: 'CODE', about: 'the division within which all places lie, by code or name' },
  year: { value: 'N', about: 'the year of dates that name none' },
};

async function mappingAt(path: string): Promise<MappingFile> {
  const json = await readJsonFile(path);
  try {
    return readMapping(json);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    const { code, message, hint, where, details } = error;
    throw new AtlasError(code, message, { hint, where: { file: basename(path), ...where }, details, cause: error });
  }
}

/** Finds the mapping file: the one that is named, else `mapping.json` in the folder that is given alone. */
async function mappingPathOf({ paths, options }: CommandCall): Promise<string | null> {
  const named = options.text('mapping');
  const [path] = paths;
  if (named !== null || path === undefined || paths.length > 1) return named;
  const beside = join(path, 'mapping.json');
  return (await stat(beside).catch(() => null))?.isFile() ? beside : null;
}

/** Finds the division that an option names; throws UsageError with near names. */
export function divisionOf(option: string, written: string, register: Register): string {
  const place = resolvePlace(register, written);
  if ('code' in place) return place.code;
  const near = place.near.map(({ code, path }) => `${code} ${path}`).join(', ');
  throw new UsageError(
    place.ambiguous ? `--${option} "${written}" may be several divisions` : `--${option} "${written}" is no division`,
    near === '' ? 'give a code of GB/T 2260 such as 210000' : `did you mean ${near}?`,
  );
}

async function checkPaths(paths: readonly string[]): Promise<void> {
  if (paths.length === 0)
    throw new UsageError('no file is given', 'name files or folders: practice-atlas check FOLDER');
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === '-') throw new UsageError('"-" is no file', 'save it as a file first; its name says what it is');
    if (seen.has(path)) throw new UsageError(`"${path}" is given twice`, 'name each file once');
    seen.add(path);
  }
}

/** True when the path is a folder; false when it is a file or nothing is there. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** A folder that is written as dots is named in findings by its own name. */
const named = (path: string): string => (/^\.{1,2}[/\\]*$/.test(path) ? resolve(path) : path);

/** The mapping file as a path within each folder that it lies in. */
function leftOutOf(paths: readonly string[], mapping: string): string[] {
  const inside = paths.map((path) => relative(resolve(path), resolve(mapping)).split(sep).join('/'));
  return inside.filter((path) => path !== '' && !path.startsWith('..'));
}

/** Transforms the files that a command was given, with its options, and shows progress meanwhile. */
export async function transformPaths(call: CommandCall): Promise<Transformation & { readonly register: Register }> {
  const { paths, options, terminal } = call;
  await checkPaths(paths);
  const year = options.integer('year', 1900, 2100);
  const mappingPath = await mappingPathOf(call);
  const within = options.text('within');
  const [register, mapping] = await Promise.all([loadRegister(), mappingPath === null ? null : mappingAt(mappingPath)]);
  const withinCode = within === null ? null : divisionOf('within', within, register);
  if (mappingPath !== null && !options.has('mapping')) terminal.err(`with ${mappingPath}\n`);
  const progress = showProgress(terminal);
  try {
    const transformation = await transformFiles(paths.map(named), {
      register,
      ...(mapping ? { mapping } : {}),
      ...(mappingPath === null ? {} : { leftOut: leftOutOf(paths, mappingPath) }),
      ...(withinCode === null ? {} : { within: withinCode }),
      ...(year === null ? {} : { year }),
      ...(terminal.signal ? { signal: terminal.signal } : {}),
      ...(progress.onProgress ? { onProgress: progress.onProgress } : {}),
    });
    return { ...transformation, register };
  } finally {
    progress.clear();
  }
}
