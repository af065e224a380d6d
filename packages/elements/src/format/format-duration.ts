import type { Locale } from './locale.js';
import { roundTenth } from './round-tenth.js';

export type DurationUnit = 'minute' | 'hour' | 'day';

const WORDS = { minute: ['分', 'min'], hour: ['时', 'h'], day: ['天', 'd'] } as const;
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const;

/** Chooses the unit in which a duration reads best: minutes below an hour, hours below a day, else days. */
export function durationUnit(minutes: number): DurationUnit {
  if (minutes >= 1440) return 'day';
  return minutes >= 60 ? 'hour' : 'minute';
}

/**
 * Splits a duration into digits (one decimal) and unit word; `unit` overrides the choice, so that a median and its P90 share one, and
 * `round` the rounding, for bounds.
 */
export function durationParts(
  minutes: number,
  locale: Locale,
  unit: DurationUnit = durationUnit(minutes),
  round?: (n: number) => number,
): { digits: string; unit: string } {
  const digits = String(roundTenth(minutes / MINUTES[unit], round));
  return { digits, unit: WORDS[unit][locale === 'zh' ? 0 : 1] };
}

/** Prints a duration given in minutes: `24 分`, `3.2 时`, `1.8 天`; `24 min`, `3.2 h`, `1.8 d`. */
export function formatDuration(minutes: number, locale: Locale, unit?: DurationUnit): string {
  const parts = durationParts(minutes, locale, unit);
  return `${parts.digits}\u2009${parts.unit}`;
}
