import { readFile } from 'node:fs/promises';
import { nearestName } from '@practice-atlas/dataset';
import type { Command } from './command.js';
import { parseOptions } from './command-options.js';
import { boundariesImport } from './commands/boundaries-import.js';
import { check } from './commands/check.js';
import { describe } from './commands/describe.js';
import { init } from './commands/init.js';
import { load } from './commands/load.js';
import { normalize } from './commands/normalize.js';
import { serve } from './commands/serve.js';
import { EXIT } from './exit-status.js';
import { formatError } from './format-error.js';
import { commandHelp, overallHelp } from './format-help.js';
import { errorLocale } from './report-locale.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const COMMANDS: readonly Command[] = [check, normalize, describe, serve, load, init, boundariesImport];

async function version(): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}

/** Finds the command whose name the arguments begin with; names may have two words. */
function findCommand(args: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ');
    const command = args.length >= length ? COMMANDS.find((known) => known.name === name) : undefined;
    if (command) return { command, rest: args.slice(length) };
  }
  const [first = '', second = ''] = args;
  const grouped = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (grouped.length > 0) {
    const names = grouped.map((name) => `"practice-atlas ${name}"`).join(' or ');
    throw new UsageError(
      second === '' || second.startsWith('-') ? `${first} what?` : `unknown command "${first} ${second}"`,
      `write ${names}`,
    );
  }
  const near = nearestName(
    first,
    COMMANDS.map(({ name }) => name),
  );
  throw new UsageError(
    first.startsWith('-') ? `unknown option "${first}"` : `unknown command "${first}"`,
    near === null ? `the commands are ${COMMANDS.map(({ name }) => name).join(', ')}` : `did you mean "${near}"?`,
  );
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...others] = args;
  if (first === undefined) {
    terminal.err(overallHelp(COMMANDS, await version()));
    return EXIT.usage;
  }
  if (first === '--version' || first === '-v') {
    terminal.out(`${await version()}\n`);
    return EXIT.fine;
  }
  const isHelp = first === 'help' || first === '--help' || first === '-h';
  if (isHelp && others.length === 0) {
    terminal.out(overallHelp(COMMANDS, await version()));
    return EXIT.fine;
  }
  const wanted = isHelp ? [...others, '--help'] : args;
  const { command, rest } = findCommand(wanted);
  const end = rest.indexOf('--');
  if (rest.slice(0, end < 0 ? rest.length : end).some((word) => word === '--help' || word === '-h')) {
    terminal.out(commandHelp(command));
    return EXIT.fine;
  }
  return command.run({ ...parseOptions(rest, command.options), terminal });
}

/**
 * Runs `practice-atlas` with arguments; resolves to the exit status: 0 nothing worse than a notice, 1 warnings, 2 errors or a file that
 * cannot be read, 64 a command that was not written right, 70 a fault of the command itself, 130 stopped. Never rejects.
 *
 * @example
 * const status = await runCommand(['check', 'orders.csv'], { out: console.log, err: console.error });
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (terminal.signal?.aborted) {
      terminal.err('stopped\n');
      return EXIT.stopped;
    }
    const { text, json, status } = formatError(error, {
      withStack: (terminal.env?.DEBUG ?? '') !== '',
      locale: errorLocale(args, terminal),
    });
    if (args.includes('--json') && status !== EXIT.usage) terminal.out(`${JSON.stringify(json, null, 2)}\n`);
    terminal.err(text);
    return status;
  }
}
