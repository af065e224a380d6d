import type { DuckDbConnection } from '@practice-atlas/measure/duckdb.js';

/** A database of DuckDB that a command asks. */
export interface OpenDuckDb {
  readonly connection: DuckDbConnection;
  /** Gives its memory and its files on disk back. */
  readonly close: () => Promise<void>;
}

/** What a command reads and writes besides files, so that a test can stand in for the terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, so that progress may be shown there; default false. */
  readonly isInteractive?: boolean;
  /** Whether `out` is a terminal, so that it may be colored; default false. */
  readonly isOutInteractive?: boolean;
  /** Cells of a line; default 80. */
  readonly columns?: number;
  /** `NO_COLOR`, `FORCE_COLOR`, `TERM`, `DEBUG`, `LC_ALL`, `LC_MESSAGES` and `LANG` count; default: none is set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The memory of this machine; default: what the system says, or less where the process may use less. */
  readonly memoryBytes?: number;
  /** Opens a database of DuckDB in memory; default: that of `@duckdb/node-api`, installed beside the command. */
  readonly openDuckDb?: () => Promise<OpenDuckDb>;
  /** Ends what runs: transforming, or serving. */
  readonly signal?: AbortSignal;
}
