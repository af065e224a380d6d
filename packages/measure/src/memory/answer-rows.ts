import type { PracticeDataset } from '@practice-atlas/dataset';
import type { GroupKey, RowAnswer, RowQuestion } from '../rows/row-question.js';
import { groupReader } from './group-reader.js';
import { keyReader } from './key-readers.js';
import { EVERY } from './marks.js';
import { measureKernels } from './measure-kernels.js';
import { BLOCK_ROWS } from './row-blocks.js';
import { type RowReaders, rowReaders } from './row-readers.js';

/**
 * Answers a question about rows, in plain loops over typed columns, a block at a time; yields after each block how many rows are read,
 * so that whoever drives it can pause, tell how far it is, or stop. Copies no column.
 */
export function* readRows(
  dataset: PracticeDataset,
  { table, where, by, measures }: RowQuestion,
  readers: RowReaders = rowReaders(dataset, table),
): Generator<number, RowAnswer, void> {
  const { rowCount } = dataset.tables[table];
  const groups = groupReader(
    by.map((key) => keyReader(readers, key, rowCount)),
    where ? readers.marks(where) : EVERY,
  );
  // The rows of each group first: they say which groups there are.
  const kernels = measureKernels(readers, [{ kind: 'count', test: null }, ...measures], rowCount, groups.size);
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    const until = Math.min(rowCount, from + BLOCK_ROWS);
    const own = groups.read(from, until);
    if (own.count > 0) for (const kernel of kernels) kernel.add(own, from, until);
    yield until;
  }
  const [counts, ...values] = kernels.map((kernel) => kernel.finish(groups.size()));
  const found: number[] = [];
  for (let group = 0; group < counts!.length; group++) if (counts![group]! > 0 || by.length === 0) found.push(group);
  const keys: GroupKey[][] = by.map(() => []);
  for (const group of found) for (const [k, key] of groups.keys(group).entries()) keys[k]!.push(key);
  return {
    groupCount: found.length,
    keys,
    values: values.map((all) => Float64Array.from(found, (group) => all[group]!)),
  };
}

/** Answers questions about rows at once; questions about one table share what they read. */
export function answerRows(dataset: PracticeDataset, questions: readonly RowQuestion[]): RowAnswer[] {
  const known = new Map<string, RowReaders>();
  return questions.map((question) => {
    const readers = known.get(question.table) ?? rowReaders(dataset, question.table);
    known.set(question.table, readers);
    const reading = readRows(dataset, question, readers);
    let step = reading.next();
    while (!step.done) step = reading.next();
    return step.value;
  });
}
