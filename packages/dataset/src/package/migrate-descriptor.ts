import { AtlasError } from '../atlas-error.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { migrations as shipped } from './migrations/index.js';

/** The content of a `datapackage.json`, unchecked. */
export type Descriptor = Readonly<Record<string, unknown>>;

/** Turns a descriptor of schema version `from` into one of version `from + 1`. */
export interface Migration {
  readonly from: number;
  /** Returns a new descriptor; its `schema_version` is set by the caller. */
  migrate(descriptor: Descriptor): Descriptor;
}

/**
 * Brings a descriptor to the current schema version, one migration a version; returns the same object when it is current.
 * Throws `schema_unknown` when it names no version, or one from which no migration starts, and `schema_newer` when it is
 * newer than this package. `migrations` and `current` are for tests.
 */
export function migrateDescriptor(
  descriptor: Descriptor,
  {
    migrations = shipped,
    current = SCHEMA_VERSION,
    file = 'datapackage.json',
  }: { migrations?: readonly Migration[]; current?: number; file?: string } = {},
): Descriptor {
  const where = { file, property: 'schema_version' };
  const written = descriptor.schema_version;
  if (typeof written !== 'number' || !Number.isInteger(written))
    throw new AtlasError('schema_unknown', `${file} names no schema version`, {
      hint: `write "schema_version": ${current}`,
      where,
      details: { file },
    });
  const details = { file, version: String(written), current: String(current) };
  if (written > current)
    throw new AtlasError('schema_newer', `${file} has schema version ${written}; this package reads up to ${current}`, {
      hint: 'update @practice-atlas/dataset, or write the data package with an older one',
      where,
      details,
    });
  let migrated = descriptor;
  for (let version = written; version < current; version++) {
    const migration = migrations.find(({ from }) => from === version);
    if (!migration)
      throw new AtlasError(
        'schema_unknown',
        `${file} has schema version ${written}, from which no way leads to ${current}`,
        {
          hint: `write the data package again with schema version ${current}`,
          where,
          details,
        },
      );
    migrated = { ...migration.migrate(migrated), schema_version: version + 1 };
  }
  return migrated;
}
