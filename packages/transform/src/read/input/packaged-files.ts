import { AtlasError, type DatasetDescription, type Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { ReadFilesOptions } from '../read-files.js';
import type { FoundFile } from './found-file.js';
import { openInput } from './open-input.js';
import { type PackageResource, packagePlan } from './package-plan.js';

/** A file to be read, and what a data package says of it; null when none lists it. */
export interface PackagedFile {
  readonly file: FoundFile;
  readonly resource: PackageResource | null;
}

/** Files in the order in which to read them. */
export interface PackagedFiles {
  readonly files: PackagedFile[];
  readonly description: Partial<DatasetDescription>;
  readonly findings: readonly Finding[];
  /** Data packages that cannot be read; their files are left out. */
  readonly errors: readonly { readonly name: string; readonly error: unknown }[];
}

/** Files of a folder or an archive that hold no data: what explains it, and a mapping file. */
const ASIDE = /(?:^|\/)(?:(?:readme|license|licence|notice|使用说明|说明)(?:\.(?:txt|md))?|mapping\.json)$/i;
const DESCRIPTOR = /(?:^|\/)datapackage\.json$/;

const DIVISIONS = /(?:^|[^a-z])(?:regions?|divisions?)(?:[^a-z]|$)|区划/i;

/** Puts tables of divisions before the others, which may name places by them; else the order stays. */
function divisionsFirst(files: readonly PackagedFile[]): PackagedFile[] {
  const isFirst = ({ file, resource }: PackagedFile) =>
    resource?.table ? resource.table === 'regions' : DIVISIONS.test(file.path.replace(/^.*[\\/]/, ''));
  return [...files.filter(isFirst), ...files.filter((one) => !isFirst(one))];
}

/** Makes the file beside a descriptor that was given by itself, as a path or an address. */
function siblingOf(
  descriptor: FoundFile,
  path: string,
  { fetch, signal, maxBytes }: ReadFilesOptions,
): FoundFile | null {
  const { input } = descriptor;
  if (typeof input !== 'string' && !(input instanceof URL)) return null;
  const beside = input instanceof URL ? new URL(path, input) : input.replace(/[^/\\]*$/, '') + path;
  return { name: path, path, depth: 0, open: () => openInput(beside, { name: path, fetch, signal, maxBytes }) };
}

/** Puts the files that data packages list where their descriptor stands; those beside a descriptor that it does not list are left out. */
export async function packagedFiles(found: readonly FoundFile[], options: ReadFilesOptions): Promise<PackagedFiles> {
  const byName = new Map(found.map((file) => [file.name, file]));
  const findings: Finding[] = [];
  const errors: { name: string; error: unknown }[] = [];
  const description: Partial<DatasetDescription> = {};
  const plans = new Map<FoundFile, PackagedFile[]>();
  const taken = new Set<FoundFile>();
  const folders: string[] = [];
  for (const descriptor of found.filter(({ name }) => DESCRIPTOR.test(name))) {
    const folder = descriptor.name.slice(0, -'datapackage.json'.length);
    if (folder !== '') folders.push(folder);
    plans.set(descriptor, []);
    try {
      const plan = await packagePlan(await descriptor.open(), descriptor.name);
      findings.push(...plan.findings);
      Object.assign(description, { ...plan.description, ...description });
      for (const resource of plan.resources) {
        const file = byName.get(folder + resource.path) ?? siblingOf(descriptor, resource.path, options);
        if (!file)
          throw new AtlasError('file_missing', `${descriptor.name} lists ${resource.path}, which is not there`, {
            hint: 'give all files of the data package',
            where: { file: descriptor.name },
            details: { file: resource.path },
          });
        taken.add(file);
        plans.get(descriptor)?.push({ file, resource });
      }
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      plans.set(descriptor, []);
      errors.push({ name: descriptor.name, error });
    }
  }
  const files = found.flatMap((file): PackagedFile[] => {
    const planned = plans.get(file);
    if (planned) return planned;
    if (taken.has(file) || options.leftOut?.includes(file.path)) return [];
    const isFree = !folders.some((folder) => file.name.startsWith(folder));
    const isAside = file.input === undefined && ASIDE.test(file.name);
    if (isFree && !isAside) return [{ file, resource: null }];
    const [reason, remedy] = isFree
      ? ['the file is about the others; it was left out', 'give it by itself when it holds data']
      : ['the file is not listed in datapackage.json; it was left out', 'list it as a resource'];
    findings.push(findingOf('file_skipped', 'notice', null, reason, remedy, { file: file.name }));
    return [];
  });
  return { files: divisionsFirst(files), description, findings, errors };
}
