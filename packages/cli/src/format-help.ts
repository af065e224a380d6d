import { padText } from '@practice-atlas/transform';
import type { Command, OptionSpec } from './command.js';
import { COMMON_OPTIONS } from './command-options.js';
import { EXIT_HELP } from './exit-status.js';

function columns(rows: readonly (readonly [string, string])[], least = 0): string[] {
  const width = Math.max(least, ...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${padText(first, width)}  ${second}`.trimEnd());
}

function optionRow([name, { value, short, words, about }]: [string, OptionSpec]): [string, string] {
  const written = `${short ? `-${short}, ` : '    '}--${name}${value === undefined ? '' : ` ${value}`}`;
  return [written, words ? `${about}: ${words.join(', ')}` : about];
}

/** Writes the help of one command. */
export function commandHelp({ name, usage, about, options, examples }: Command): string {
  return [
    `usage: practice-atlas ${name} ${usage}`,
    '',
    ...about,
    '',
    'Options',
    ...columns(Object.entries({ ...options, ...COMMON_OPTIONS }).map(optionRow)),
    '',
    'Examples',
    ...examples.flatMap(([line, what]) => [`  # ${what}`, `  ${line}`]),
    '',
    'Exit status',
    ...columns(EXIT_HELP),
    '',
  ].join('\n');
}

/** Writes the help of the whole: every command with its line. */
export function overallHelp(commands: readonly Command[], version: string): string {
  return [
    `practice-atlas ${version}: from the records of practice centers to one clean dataset and its data map`,
    '',
    'usage: practice-atlas COMMAND [arguments]',
    '',
    'Commands',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options',
    ...columns([
      ['-h, --help', 'print this help; after a command, its own'],
      ['    --version', 'print the version'],
    ]),
    '',
    'Examples',
    ...commands.flatMap(({ examples }) => examples.slice(0, 1).map(([line]) => `  ${line}`)),
    '',
    'Exit status',
    ...columns(EXIT_HELP),
    '',
  ].join('\n');
}
