import type { ReportLocale } from '@practice-atlas/transform';
import type { CommandOptions } from './command-options.js';
import type { Terminal } from './terminal.js';

/** Says in which language a report is wanted: that of `--lang`; of a text also that of the terminal's locale, `zh` or null; null when nobody said. */
export function reportLocale(options: CommandOptions, { env = {} }: Terminal, isText: boolean): ReportLocale | null {
  const given = options.text('lang');
  if (given === 'zh' || given === 'en') return given;
  const spoken = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => (value ?? '') !== '') ?? '';
  return isText && /^zh/i.test(spoken) ? 'zh' : null;
}
