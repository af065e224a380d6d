import type { ReportLocale } from '@practice-atlas/transform';
import type { CommandOptions } from './command-options.js';
import type { Terminal } from './terminal.js';

/** Says in which language a report is wanted: that of `--lang`; of a text also that of the terminal's locale, `zh` or null; null when nobody said. */
export function reportLocale(options: CommandOptions, { env = {} }: Terminal, isText: boolean): ReportLocale | null {
  const given = options.text('lang');
  if (given === 'zh' || given === 'en') return given;
  return isText && speaksChinese(env) ? 'zh' : null;
}

/** Says in which language an error is wanted, by the arguments of a command that failed, whatever else they say, and by the terminal's locale. */
export function errorLocale(args: readonly string[], { env = {} }: Terminal): ReportLocale {
  const at = args.indexOf('--lang');
  const given = at < 0 ? args.find((one) => one.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1];
  return given === 'zh' || (given !== 'en' && speaksChinese(env)) ? 'zh' : 'en';
}

function speaksChinese(env: NonNullable<Terminal['env']>): boolean {
  const spoken = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => (value ?? '') !== '') ?? '';
  return /^zh/i.test(spoken);
}
