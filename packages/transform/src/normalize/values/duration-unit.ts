import type { HeadingForms } from '../headings/heading-forms.js';

/** A unit in which files write how long a service was. */
export type DurationUnit = '小时' | '分钟';

const UNITS: readonly (readonly [unit: DurationUnit, words: RegExp])[] = [
  ['小时', /小时数?$|hours?$|(?:^|[^a-z])hrs?$/],
  ['分钟', /分钟数?$|minutes?$|(?:^|[^a-z])mins?$/],
];

/** Finds the unit that a heading names outside brackets: 小时 of 服务小时数, 分钟 of `durationMinutes`; null when it names none. */
export function durationUnit({ exact }: Pick<HeadingForms, 'exact'>): DurationUnit | null {
  return UNITS.find(([, words]) => exact.some((text) => words.test(text)))?.[0] ?? null;
}
