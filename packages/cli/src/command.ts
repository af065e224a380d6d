import type { CommandOptions } from './command-options.js';
import type { Terminal } from './terminal.js';

/** An option of a command, as it is declared. */
export interface OptionSpec {
  /** What stands behind it (`FILE`); absent for a switch. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given more than once; each value is a list with commas. */
  readonly isList?: boolean;
  /** The only words it takes. */
  readonly words?: readonly string[];
  readonly about: string;
}

/** What a command is called with. */
export interface CommandCall {
  /** The arguments that are no options. */
  readonly paths: readonly string[];
  readonly options: CommandOptions;
  readonly terminal: Terminal;
}

/** A subcommand; the table in `run-command.ts` lists them. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind the name: `PATH... [options]`. */
  readonly usage: string;
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** A command line and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Resolves to the exit status. */
  readonly run: (call: CommandCall) => Promise<number>;
}
