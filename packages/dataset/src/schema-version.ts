/** The version of the tables that this package writes and reads. */
export const SCHEMA_VERSION = 1;
