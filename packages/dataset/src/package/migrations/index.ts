import type { Migration } from '../migrate-descriptor.js';

/** One migration for each older schema version, oldest first. Version 1 is the first published, so there is none yet. */
export const migrations: readonly Migration[] = [];
