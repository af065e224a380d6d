import { AtlasError } from '../atlas-error.js';
import { tableUnknown } from '../build/create-dataset.js';
import { quotedValue } from '../build/personal-data.js';
import type { Lifecycle, LifecycleStep } from '../lifecycle.js';
import type { Simulation } from '../practice-dataset.js';
import { isTableName, type TableName } from '../tables/index.js';
import type { Descriptor } from './migrate-descriptor.js';
import { urlBelow } from './package-files.js';

const FORMATS = ['csv', 'json', 'parquet', 'arrow'] as const;

/** A form that files of a data package have; parquet and arrow are read by readers that somebody gives. */
export type ResourceFormat = (typeof FORMATS)[number];

/** One file of a data package. */
export interface Resource {
  readonly name: TableName;
  readonly path: string;
  readonly format: ResourceFormat;
  readonly delimiter: string;
}

const FILE = 'datapackage.json';

function malformed(property: string, reason: string, hint: string): AtlasError {
  const details = { file: FILE, property };
  return new AtlasError('file_malformed', `${FILE}: ${property} ${reason}`, {
    hint,
    where: { file: FILE, property },
    details,
  });
}

function wrong(property: string, message: string, hint: string): AtlasError {
  return new AtlasError('table_wrong', message, { hint, where: { file: FILE, property }, details: { file: FILE } });
}

/** Says whether a value is an object whose members can be looked at. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ROOT = new URL('https://package.invalid/root/');

/** Says whether a path names a file of the package as written and as an address: browsers drop tabs and read `%2e` as a dot. */
function isSafePath(path: string): boolean {
  if (/[?#\\\p{Cc}]|%(?:2e|2f|5c)|^\s|\s$/iu.test(path)) return false;
  if (path.split('/').some((part) => part === '..' || part === '')) return false;
  return urlBelow(path, ROOT) !== null;
}

function resourceOf(value: unknown, property: string): Resource {
  if (!isObject(value)) throw wrong(property, `${property} is no resource`, 'write an object with name and path');
  const { name, path, dialect } = value;
  if (typeof name !== 'string') throw wrong(property, `${property} has no name`, 'name it after its table');
  if (!isTableName(name)) throw tableUnknown(name, FILE);
  if (typeof path !== 'string' || path === '')
    throw wrong(`${property}.path`, `the resource ${name} has no path`, `write "path": "${name}.csv"`);
  if (!isSafePath(path))
    throw malformed(
      `${property}.path`,
      'leads out of the package',
      'put the file beside datapackage.json and name it relatively',
    );
  const written = typeof value.format === 'string' ? value.format.toLowerCase() : path.split('.').pop();
  const format = FORMATS.find((known) => known === written);
  if (!format)
    throw malformed(`${property}.format`, `is none of ${FORMATS.join(', ')}`, 'convert the file, or name its format');
  const delimiter = isObject(dialect) && typeof dialect.delimiter === 'string' ? dialect.delimiter : ',';
  if (delimiter.length !== 1) throw malformed(`${property}.dialect.delimiter`, 'is not one character', 'use a comma');
  return { name, path, format, delimiter };
}

/** Checks the list of files; throws `table_wrong`, `table_unknown` or `file_malformed`. */
export function resourcesOf(descriptor: Descriptor): Resource[] {
  const { resources } = descriptor;
  if (!Array.isArray(resources) || resources.length === 0)
    throw wrong('resources', `${FILE} lists no resources`, 'list one resource a table, each with name and path');
  const checked = resources.map((resource: unknown, i) => resourceOf(resource, `resources[${i}]`));
  const seen = new Set<string>();
  for (const { name } of checked) {
    if (seen.has(name)) throw wrong('resources', `two resources are called ${name}`, 'join their files into one');
    seen.add(name);
  }
  return checked;
}

function isStep(value: unknown): value is LifecycleStep & Record<string, unknown> {
  return (
    isObject(value) && typeof value.step === 'string' && typeof value.zh === 'string' && typeof value.en === 'string'
  );
}

/** Reads a word that may be left out. */
function wordOf(value: unknown, property: string, instead: string): string {
  if (value === undefined || value === null) return instead;
  if (typeof value === 'string') return value;
  throw malformed(property, 'is not text', 'write it as text, or leave it out');
}

function lifecycleOf(name: string, value: unknown): Lifecycle {
  const property = `practice_atlas.lifecycles.${quotedValue(name) ?? ''}`;
  if (!isObject(value) || !Array.isArray(value.steps) || !value.steps.every(isStep))
    throw malformed(property, 'is no lifecycle', 'write {zh, en, steps: [{step, zh, en}]}');
  const steps = value.steps.map(({ step, zh, en, optional, ends, limitHours }) => ({
    step,
    zh,
    en,
    ...(optional === true ? { optional } : {}),
    ...(ends === true ? { ends } : {}),
    ...(typeof limitHours === 'number' && limitHours > 0 ? { limitHours } : {}),
  }));
  const zh = wordOf(value.zh, `${property}.zh`, name);
  return { lifecycle: name, zh, en: wordOf(value.en, `${property}.en`, name), steps };
}

function simulationOf(value: unknown): Simulation | null {
  if (value === undefined || value === null) return null;
  const property = 'practice_atlas.simulation';
  if (
    !isObject(value) ||
    typeof value.seed !== 'number' ||
    typeof value.scale !== 'number' ||
    !Array.isArray(value.tables)
  )
    throw malformed(property, 'is incomplete', 'write {seed, scale, scaleMeaning, tables}');
  const names = value.tables.map((name: unknown, i) => {
    if (typeof name !== 'string') throw malformed(`${property}.tables[${i}]`, 'is no name', 'name a table');
    if (!isTableName(name)) throw tableUnknown(name, FILE);
    return name;
  });
  const scaleMeaning = wordOf(value.scaleMeaning, `${property}.scaleMeaning`, '');
  return { seed: value.seed, scale: value.scale, scaleMeaning, tables: names };
}

/** Reads what a descriptor says of the dataset as a whole: name, title in both languages, lifecycles, simulation. */
export function descriptionOf(descriptor: Descriptor) {
  const profile = isObject(descriptor.practice_atlas) ? descriptor.practice_atlas : {};
  const title = isObject(profile.title) ? profile.title : {};
  const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const name = word(descriptor.name) ?? '';
  const plain = word(descriptor.title) ?? name;
  const lifecycles: Record<string, Lifecycle> = Object.create(null);
  if (isObject(profile.lifecycles))
    for (const [key, value] of Object.entries(profile.lifecycles)) lifecycles[key] = lifecycleOf(key, value);
  return {
    name,
    title: { zh: word(title.zh) ?? plain, en: word(title.en) ?? plain },
    lifecycles,
    simulation: simulationOf(profile.simulation),
  };
}
