/** What a server is and can do. */
export interface ServerVersion {
  /** As it says it: `18.16.1`. */
  readonly version: string;
  /** `param_x` with `{x:Type}`: since 19.11. */
  readonly hasBoundParameters: boolean;
  /** Without a setting that calls it an experiment: since 19.0. */
  readonly hasLowCardinality: boolean;
  /** False for a user with `readonly` = 1, whose requests may not change any setting. */
  readonly takesSettings: boolean;
}

/** Asks for what `serverVersion` reads. */
export const VERSION_SQL = "SELECT version(), (SELECT value FROM system.settings WHERE name = 'readonly')";

/** Says what a server of a version can do for a user whose `readonly` is that. */
export function serverVersion(version: string, readonly: string): ServerVersion {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isAtLeast = (wantedMajor: number, wantedMinor: number) =>
    major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return {
    version,
    hasBoundParameters: isAtLeast(19, 11),
    hasLowCardinality: isAtLeast(19, 0),
    takesSettings: readonly !== '1',
  };
}
