import type { RowKey, RowQuestion } from '@practice-atlas/measure/rows.js';
import type { Random } from '../../transform/seeded-random.js';
import { wordsLikely } from './random-question.js';

/** Draws a question about the same rows whose words go by other names: fewer, so that groups of the first one come together, or fall apart. */
export function coarserQuestion(random: Random, question: RowQuestion): RowQuestion {
  const renames = new Map<string | null, string | null>();
  const rename = (name: string | null): string | null => {
    if (!renames.has(name)) renames.set(name, random.pick(['甲', '乙', name, null]));
    return random.below(20) === 0 ? 'other' : renames.get(name)!;
  };
  const draw = (column: string): string | null => (random.below(8) === 0 ? null : random.pick(wordsLikely(column)));
  const coarser = (key: RowKey): RowKey => {
    if (key.kind !== 'word' || random.below(4) === 0) return key;
    // The same table of names, and another rest.
    if (key.names && random.below(4) === 0) return { ...key, rest: rename(null) };
    if (!key.names) {
      const words = Array.from({ length: 1 + random.below(12) }, () => draw(key.column));
      const names = new Map(words.map((word) => [word, rename(random.pick(['甲', '乙', word]))] as const));
      return { ...key, names, ...(random.below(3) > 0 ? { rest: rename('丙') } : {}) };
    }
    const names = new Map([...key.names].map(([word, name]) => [word, rename(name)] as const));
    if (random.below(4) === 0) names.set(draw(key.column), rename('甲'));
    if (random.below(6) === 0) names.delete(random.pick([...names.keys(), null]));
    const isOther = random.below(8) === 0;
    const hasRest = (key.rest !== undefined) !== isOther;
    return { kind: 'word', column: key.column, names, ...(hasRest ? { rest: rename(key.rest ?? null) } : {}) };
  };
  const by = question.by.map(coarser);
  return { ...question, by: random.below(6) === 0 ? by.reverse() : by };
}
