import { parseArgs } from 'node:util';
import { nearestName } from '@practice-atlas/dataset';
import type { OptionSpec } from './command.js';
import { UsageError } from './usage-error.js';

/** The options that a command was given. */
export interface CommandOptions {
  has(name: string): boolean;
  /** Null when it was not given. */
  text(name: string): string | null;
  /** The values of an option that is a list, however often it was given; empty when it was not. */
  list(name: string): readonly string[];
  /** Throws UsageError when it is no integer from `least` to `most`. */
  integer(name: string, least: number, most: number): number | null;
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  help: { short: 'h', about: 'print this help' },
  'no-color': { about: 'print without colors; NO_COLOR=1 does the same' },
};

function unknownOption(written: string, name: string, specs: Readonly<Record<string, OptionSpec>>): UsageError {
  const near = nearestName(name, Object.keys(specs));
  return new UsageError(
    `unknown option "${written}"`,
    near === null ? 'add --help to see the options' : `did you mean "--${near}"?`,
  );
}

function checkWord(name: string, value: string, words: readonly string[] | undefined): void {
  if (!words || words.includes(value)) return;
  const near = nearestName(value, words);
  throw new UsageError(
    `--${name} cannot be "${value}"`,
    near === null ? `choose ${words.join(', ')}` : `did you mean "${near}"? The choice is ${words.join(', ')}`,
  );
}

/**
 * Parses the arguments of a command: options by `specs`, everything else is a path; after `--` all are paths.
 * Throws UsageError, with a near name for an unknown option.
 */
export function parseOptions(
  args: readonly string[],
  specs: Readonly<Record<string, OptionSpec>>,
): { paths: readonly string[]; options: CommandOptions } {
  const known = { ...specs, ...COMMON_OPTIONS };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) },
      ]),
    ),
  });
  const paths: string[] = [];
  const given = new Map<string, string | null>();
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const spec = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!spec) throw unknownOption(rawName, name, known);
    if (given.has(name) && spec.value !== undefined && !spec.isList)
      throw new UsageError(`${rawName} is given twice`, 'give it once');
    if (spec.value === undefined) {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value`, `write ${rawName} alone`);
      given.set(name, null);
      continue;
    }
    if (value === undefined || value === '' || (!token.inlineValue && /^-./.test(value)))
      throw new UsageError(`${rawName} needs a value`, `write --${name}=${spec.value}`);
    checkWord(name, value, spec.words);
    const before = given.get(name);
    given.set(name, before ? `${before},${value}` : value);
  }
  const text = (name: string) => given.get(name) ?? null;
  return {
    paths,
    options: {
      has: (name) => given.has(name),
      text,
      list: (name) =>
        (text(name) ?? '')
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      integer: (name, least, most) => {
        const value = text(name);
        if (value === null) return null;
        if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
          throw new UsageError(`--${name} cannot be "${value}"`, `give a whole number from ${least} to ${most}`);
        return Number(value);
      },
    },
  };
}
