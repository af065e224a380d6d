import type { RowKey } from '../rows/row-question.js';

export type WordKey = Extract<RowKey, { kind: 'word' }>;

/** Finds the name that a word, or null for a missing one, goes by; undefined = it is in no group. */
export function nameOfWord({ names, rest }: WordKey, word: string | null): string | null | undefined {
  if (!names) return word;
  const name = names.get(word);
  return name !== undefined ? name : word === null ? null : rest;
}
