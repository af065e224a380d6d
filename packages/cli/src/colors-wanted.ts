import type { CommandOptions } from './command-options.js';
import type { Terminal } from './terminal.js';

/**
 * Says whether what goes to `out` is colored: never with `--no-color` or `NO_COLOR`, else with `FORCE_COLOR` other than `0`, else on a
 * terminal that is not dumb (https://no-color.org, https://force-color.org).
 */
export function colorsWanted(options: CommandOptions, { isOutInteractive = false, env = {} }: Terminal): boolean {
  if (options.has('no-color') || (env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isOutInteractive && env.TERM !== 'dumb';
}
