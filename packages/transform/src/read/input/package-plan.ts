import {
  AtlasError,
  type DatasetDescription,
  descriptionOf,
  type Finding,
  isTableName,
  migrateDescriptor,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { decodeText } from '../text/decode-text.js';
import type { InputFile } from './input-file.js';

/** A file that a data package lists. */
export interface PackageResource {
  /** Beside `datapackage.json`. */
  readonly path: string;
  /** The table that it is, in a package of ours. */
  readonly table: string | null;
  readonly delimiter: string | undefined;
  /** Named by the package, unless it is one that is known by the bytes. */
  readonly encoding: string | undefined;
}

/** What a data package says of its files. */
export interface PackagePlan {
  /** Of a package of ours; empty for another. */
  readonly description: Partial<DatasetDescription>;
  readonly resources: readonly PackageResource[];
  readonly findings: readonly Finding[];
}

const ROOT = new URL('https://package.invalid/root/');

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says whether a path stays within the package, as a path and as an address. */
function isWithin(path: string): boolean {
  if (/[?#\\\p{Cc}]|%(?:2e|2f|5c)|^[/\s]|^[a-z]:|\s$/iu.test(path)) return false;
  if (path.split('/').some((part) => part === '..' || part === '')) return false;
  return URL.canParse(path, ROOT) && new URL(path, ROOT).href.startsWith(ROOT.href);
}

/** Says whether an encoding must be told; UTF-8, UTF-16 and the Chinese ones are known by the bytes. */
function encodingOf(written: unknown): string | undefined {
  if (typeof written !== 'string' || /^(?:utf|gb|ansi|cp936|us-ascii)/i.test(written.trim())) return undefined;
  return written.trim();
}

/**
 * Reads a `datapackage.json`: of ours (it names a schema version), where each resource is a table, or any other, whose resources are
 * read as files. Throws AtlasError `file_malformed`, also for a path that leads out of the package; of ours `schema_newer`,
 * `schema_unknown`, `table_unknown`.
 */
export async function packagePlan(opened: InputFile, file: string): Promise<PackagePlan> {
  const fail = (reason: string, hint: string, cause?: unknown) =>
    new AtlasError('file_malformed', `${file} ${reason}`, { hint, where: { file }, details: { file }, cause });
  const { text } = await decodeText(opened, { file });
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (cause) {
    throw fail('is not JSON', 'correct it, or delete it to read the files as they are', cause);
  }
  if (!isObject(written) || !Array.isArray(written.resources))
    throw fail('lists no resources', 'list one resource a file, each with name and path');
  const isOurs = 'schema_version' in written || isObject(written.practice_atlas);
  const descriptor = isOurs ? migrateDescriptor(written, { file }) : written;
  const resources: PackageResource[] = [];
  const findings: Finding[] = [];
  const skip = (name: unknown, reason: string, remedy: string) =>
    findings.push(
      findingOf('file_skipped', 'warning', typeof name === 'string' ? name : null, reason, remedy, { file }),
    );
  const listed = Array.isArray(descriptor.resources) ? descriptor.resources : [];
  for (const [i, resource] of listed.entries()) {
    const property = `resources[${i}]`;
    if (!isObject(resource)) throw fail(`has no object at ${property}`, 'write an object with name and path');
    const { name, path, data, dialect, encoding } = resource;
    if (isOurs && (typeof name !== 'string' || !isTableName(name)))
      throw new AtlasError('table_unknown', `${file} names a table that is not known at ${property}`, {
        hint: 'name each resource after its table',
        where: { file, property },
        details: { file },
      });
    const paths = (Array.isArray(path) ? path : [path]).filter((part) => part !== undefined && part !== null);
    if (paths.length === 0) {
      skip(
        name,
        data === undefined ? 'the resource has no path' : 'the resource holds its rows itself',
        'write them to a file',
      );
      continue;
    }
    const delimiter = isObject(dialect) && typeof dialect.delimiter === 'string' ? dialect.delimiter : undefined;
    if (delimiter !== undefined && delimiter.length !== 1)
      throw fail(`has a delimiter of ${delimiter.length} characters at ${property}`, 'use one character');
    for (const part of paths) {
      if (typeof part === 'string' && /^https?:/i.test(part)) {
        skip(part, 'the resource is at another address, which is not asked', 'download it beside datapackage.json');
        continue;
      }
      if (typeof part !== 'string' || !isWithin(part))
        throw fail(`has a path at ${property} that leads out of the package`, 'put the file beside datapackage.json');
      const table = isOurs && typeof name === 'string' ? name : null;
      resources.push({ path: part.replace(/^(?:\.\/)+/, ''), table, delimiter, encoding: encodingOf(encoding) });
    }
  }
  return { description: isOurs ? descriptionOf(descriptor) : {}, resources, findings };
}
