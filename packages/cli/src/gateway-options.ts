import { GATEWAY_LIMITS } from '@practice-atlas/measure/gateway.js';
import type { CommandCall, OptionSpec } from './command.js';
import { UsageError } from './usage-error.js';

/** The options of `serve` that are of its gateway alone. */
export const GATEWAY_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  engine: { value: 'ENGINE', about: 'open a gateway: memory, duckdb, or clickhouse://USER@HOST:PORT/DATABASE' },
  'allow-origin': {
    value: 'ORIGINS',
    isList: true,
    about: 'origins whose pages may ask the gateway: https://portal.example; default none but its own',
  },
  'allow-name': { value: 'NAMES', isList: true, about: 'names of hosts under which a proxy asks the gateway' },
  'most-groups': { value: 'N', about: `rows of an answer, default ${GATEWAY_LIMITS.groups}` },
  'most-seconds': { value: 'N', about: `for a question, default ${GATEWAY_LIMITS.timeMs / 1000}` },
  'most-questions': {
    value: 'N',
    about: `answered at a time, default ${GATEWAY_LIMITS.atOnce}; ${GATEWAY_LIMITS.waiting} more wait`,
  },
  'minimum-group': { value: 'N', about: 'groups of people smaller than this are hidden, default 3; 1 hides nothing' },
  log: { value: 'FILE', about: 'add a line of JSON to this file for each request; default the standard error' },
};

/** Reads the origins of the list. Throws UsageError for what is none to the letter. */
export function allowedOrigins({ options }: CommandCall): readonly string[] {
  const origins = options.list('allow-origin');
  for (const written of origins) {
    if (written === '*') throw new UsageError('--allow-origin cannot be "*"', 'name each origin whose pages may ask');
    const origin = URL.canParse(written) ? new URL(written).origin : 'null';
    if (!/^https?:/.test(written) || origin !== written)
      throw new UsageError(
        `--allow-origin "${written}" is no origin`,
        /^https?:/.test(origin) ? `did you mean "${origin}"?` : 'write scheme and host: https://portal.example',
      );
  }
  return origins;
}

/** Throws UsageError for an option of the gateway where none is opened. */
export function refuseGatewayOptions({ options }: CommandCall): void {
  for (const name of Object.keys(GATEWAY_OPTIONS))
    if (options.has(name))
      throw new UsageError(
        `--${name} is of a gateway`,
        'open one: --engine memory, --engine duckdb, or --engine clickhouse://...',
      );
}
