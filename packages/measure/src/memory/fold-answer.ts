import type { GroupKey, RowAnswer, RowKey, RowMeasure, RowQuestion } from '../rows/row-question.js';
import { nameOfWord, type WordKey } from './word-names.js';

/** Finds a key of a coarser question by the key of a finer one; undefined = it is in no group. */
type Rename = (key: GroupKey) => GroupKey | undefined;

const isSame = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two);

/** Null where words that go by one name have to be told apart. */
function renameWords(before: WordKey, key: WordKey): Rename | null {
  if (!before.names) return (word) => nameOfWord(key, word as string | null);
  const { names } = before;
  if (!key.names || [...key.names.keys()].some((word) => word !== null && !names.has(word))) return null;
  const renames = new Map<GroupKey | undefined, GroupKey | undefined>();
  let isClear = true;
  const add = (from: GroupKey | undefined, to: GroupKey | undefined) => {
    isClear &&= (!renames.has(from) || renames.get(from) === to) && (from !== undefined || to === undefined);
    renames.set(from, to);
  };
  for (const word of [...names.keys(), null]) add(nameOfWord(before, word), nameOfWord(key, word));
  add(before.rest, key.rest);
  return isClear ? (name) => renames.get(name) : null;
}

function renameOf(before: RowKey, key: RowKey): Rename | null {
  if (before.kind === 'word' && key.kind === 'word')
    return before.column === key.column ? renameWords(before, key) : null;
  return isSame(before, key) ? (own) => own : null;
}

function joined(kind: RowMeasure['kind'], one: number, two: number): number {
  if (kind === 'count' || kind === 'sum') return one + two;
  if (Number.isNaN(one) || Number.isNaN(two)) return Number.isNaN(one) ? two : one;
  return kind === 'least' ? Math.min(one, two) : Math.max(one, two);
}

/** Answers a question from the answer to a finer one about the same rows; null where that does not say enough. */
export function foldAnswer(question: RowQuestion, before: RowQuestion, answer: RowAnswer): RowAnswer | null {
  const { table, where, by, measures } = question;
  const isApart = measures.some(({ kind }) => kind === 'quantile' || kind === 'distinct');
  if (isApart || by.length !== before.by.length || by.length === 0) return null;
  if (!isSame([table, where, measures], [before.table, before.where, before.measures])) return null;
  const renames: Rename[] = [];
  for (const [k, key] of by.entries()) {
    const rename = renameOf(before.by[k]!, key);
    if (!rename) return null;
    renames.push(rename);
  }
  const groups = new Map<string, { keys: GroupKey[]; values: number[] }>();
  for (let group = 0; group < answer.groupCount; group++) {
    const keys = renames.map((rename, k) => rename(answer.keys[k]![group]!));
    if (keys.includes(undefined)) continue;
    const word = JSON.stringify(keys);
    const known = groups.get(word);
    const values = answer.values.map((own) => own[group]!);
    groups.set(word, {
      keys: keys as GroupKey[],
      values: known ? values.map((value, m) => joined(measures[m]!.kind, known.values[m]!, value)) : values,
    });
  }
  const found = [...groups.values()];
  return {
    groupCount: found.length,
    keys: by.map((_, k) => found.map(({ keys }) => keys[k]!)),
    values: measures.map((_, m) => Float64Array.from(found, ({ values }) => values[m]!)),
  };
}
