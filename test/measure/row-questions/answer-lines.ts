import type { RowAnswer } from '@practice-atlas/measure/rows.js';

/** Prints an answer as sorted lines, a group a line: two answers are the same when their lines are. */
export function answerLines({ groupCount, keys, values }: RowAnswer): string[] {
  return Array.from({ length: groupCount }, (_, group) => {
    const numbers = values.map((list) => (Object.is(list[group], -0) ? '-0' : String(list[group])));
    return `${JSON.stringify(keys.map((list) => list[group]))} = ${numbers.join(' ')}`;
  }).sort();
}
