import type { PracticeDataset } from '@practice-atlas/dataset';
import type { RowAnswer, RowQuestion } from '../rows/row-question.js';
import type { foldAnswer } from './fold-answer.js';
import { groupReader } from './group-reader.js';
import { keyReader } from './key-readers.js';
import { countMarks, EVERY, listMarks, type Marks } from './marks.js';
import { measureKernels } from './measure-kernels.js';
import { BLOCK_ROWS, type RowBlock, runCountOf, runOf } from './row-blocks.js';
import { type RowReaders, rowReaders } from './row-readers.js';

/** Runs of which at most one row in so many is asked about are not read whole: those rows are picked from many runs and read together. */
const PICKED_SHARE = 8;
/** Rows that are picked before they are read. */
const PICKED_ROWS = BLOCK_ROWS / 4;

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
  const runCount = runCountOf(rowCount);
  const asked = where ? readers.marks(where) : EVERY;
  const groups = groupReader(by.map((key) => keyReader(readers, key, rowCount)));
  // The rows of each group first: they say which groups there are.
  const kernels = measureKernels(readers, [{ kind: 'count', test: null }, ...measures], rowCount, groups.size);
  const add = (block: RowBlock, marks: Marks) => {
    const own = groups.read(block, marks);
    if (own.count > 0) for (const kernel of kernels) kernel.add(own, block);
  };
  const picked = new Int32Array(PICKED_ROWS);
  let pickedCount = 0;
  const addPicked = () => {
    const block = { run: runCount, from: 0, count: pickedCount, picked };
    add(block, EVERY.read(block));
    pickedCount = 0;
  };
  // From the end: rows mostly stand in the order of their times, and what is newest is asked of every group.
  for (let run = runCount - 1; run >= 0; run--) {
    const block = runOf(run, rowCount);
    const marks = asked.read(block);
    const count = countMarks(marks, marks, block.count);
    if (count > block.count / PICKED_SHARE) add(block, marks);
    else if (count > 0) {
      if (pickedCount + count > PICKED_ROWS) addPicked();
      pickedCount = listMarks(marks, block.count, picked, pickedCount, block.from);
    }
    yield rowCount - block.from;
  }
  if (pickedCount > 0) addPicked();
  const [counts, ...values] = kernels.map((kernel) => kernel.finish(groups.size()));
  const found: number[] = [];
  for (let group = 0; group < counts!.length; group++) if (counts![group]! > 0 || by.length === 0) found.push(group);
  return {
    groupCount: found.length,
    keys: groups.keys(found),
    values: values.map((all) => Float64Array.from(found, (group) => all[group]!)),
  };
}

/** Makes somebody who answers questions about rows at once, and remembers the answers for what can be told from them, where it is given how: `foldAnswer`. */
export function rowAnswerer(
  dataset: PracticeDataset,
  fold: typeof foldAnswer | null,
): (questions: readonly RowQuestion[]) => RowAnswer[] {
  const opened = new Map<string, RowReaders>();
  const answered: { question: RowQuestion; answer: RowAnswer }[] = [];
  const answerOf = (question: RowQuestion): RowAnswer => {
    for (const before of answered) {
      const folded = fold?.(question, before.question, before.answer);
      if (folded) return folded;
    }
    const readers = opened.get(question.table) ?? rowReaders(dataset, question.table);
    opened.set(question.table, readers);
    const reading = readRows(dataset, question, readers);
    let step = reading.next();
    while (!step.done) step = reading.next();
    answered.push({ question, answer: step.value });
    return step.value;
  };
  return (questions) => questions.map(answerOf);
}
