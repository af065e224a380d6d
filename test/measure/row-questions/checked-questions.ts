import type { PracticeDataset, TableName } from '@practice-atlas/dataset';
import type { RowAnswer, RowKey, RowQuestion, RowSource, RowTest, RowValue } from '@practice-atlas/measure/rows.js';
import { type Random, seededRandom } from '../../transform/seeded-random.js';
import { answerLines } from './answer-lines.js';
import { coarserQuestion } from './coarser-question.js';
import { EDGE_QUESTIONS } from './edge-questions.js';
import { drawNarrow, drawRanks } from './narrow-questions.js';
import { type RandomShape, randomDataset } from './random-dataset.js';
import { randomQuestion } from './random-question.js';
import { referenceAnswer } from './reference-answer.js';

/** Questions that are asked together, and the lines of the answers to each. */
export interface CheckedQuestions {
  readonly questions: readonly RowQuestion[];
  readonly lines: readonly (readonly string[])[];
}

/** A dataset with questions about its rows. */
export interface CheckedDataset {
  readonly dataset: PracticeDataset;
  readonly asked: readonly CheckedQuestions[];
}

/** A dataset to draw, and how many questions. */
export interface CheckedShape extends RandomShape {
  readonly size: number;
  readonly count: number;
  /** The only table that is asked; default: any. */
  readonly table?: TableName;
}

/** What the datasets of a comparison are like. */
export const SHAPES: readonly CheckedShape[] = [
  { size: 10, count: 60 },
  { size: 3, count: 60 },
  { size: 60, count: 60 },
  { size: 60, count: 30, isFar: true },
  { size: 200, count: 30 },
  { size: 0, count: 10 },
  { size: 1, count: 20 },
  { size: 9_001, count: 100, isLong: true },
  { size: 40, count: 18, isLong: true, recordCount: 40_000 },
];

const ADDED_UP = ['count', 'sum', 'least', 'greatest'];

/** Asks the least and the greatest of columns, by a period and other keys: of rows in order, what later rows say leaves nothing to look for in earlier ones. */
function drawExtremes(random: Random): RowQuestion[] {
  const { by, where } = randomQuestion(random, 'service_records');
  const value = { kind: 'column', column: 'started_at' } as const;
  const grain = random.pick(['day', 'week', 'month'] as const);
  const test = random.below(2) === 0 ? null : randomQuestion(random, 'service_records').where;
  return [
    {
      table: 'service_records',
      where: random.below(2) === 0 ? null : where,
      by: [{ kind: 'period', value, clock: 'time', grain, timeZone: 'Asia/Shanghai' }, ...by.slice(0, 2)],
      measures: [
        { kind: 'greatest', value, test },
        { kind: 'least', value, test: null },
        { kind: 'greatest', value: { kind: 'column', column: 'minutes' }, test },
      ],
    },
  ];
}

/** Asks by two calendars at once: of rows in order, whole runs lie in one period of both. */
function drawCalendars(random: Random): RowQuestion[] {
  const [table, ...columns] = random.pick([
    ['sites', 'opened_on', 'closed_on'],
    ['volunteers', 'registered_on', 'left_on'],
  ] as const);
  const question = randomQuestion(random, table);
  const periods = columns.map((column) => {
    const grain = random.pick(['week', 'month', 'quarter', 'year'] as const);
    return { kind: 'period', value: { kind: 'column', column }, clock: 'day', grain, timeZone: 'UTC' } as const;
  });
  return [{ ...question, by: [...question.by.slice(0, 1), ...periods] }];
}

/** Asks what lies beside a day on which thousands of rows begin or end: of those, all or none do, and nobody has to look at each. */
function drawEdges(random: Random): RowQuestion[] {
  const value = { kind: 'column', column: random.pick(['registered_on', 'left_on'] as const) } as const;
  const constant = { kind: 'constant', value: random.pick([17_540, 17_555, 17_556, 17_557, 17_572, 17_573]) } as const;
  const tests: RowTest[] = [
    { kind: 'below', value, than: constant },
    { kind: 'below', value: constant, than: value },
    { kind: 'at_most', value, most: constant },
    { kind: 'at_most', value: constant, most: value },
  ];
  return [
    { table: 'volunteers', where: null, by: [], measures: tests.map((test) => ({ kind: 'count', test })) },
    ...tests.map(
      (where): RowQuestion => ({ table: 'volunteers', where, by: [], measures: [{ kind: 'count', test: null }] }),
    ),
  ];
}

function drawOfLong(random: Random): RowQuestion[] {
  if (random.below(6) === 0) return drawEdges(random);
  if (random.below(4) === 0) return drawNarrow(random);
  if (random.below(8) === 0) return drawRanks(random);
  if (random.below(5) === 0) return drawCalendars(random);
  const question = randomQuestion(
    random,
    random.pick(['cases', 'activities', 'volunteers', 'service_records'] as const),
  );
  if (random.below(4) > 0) return [question];
  const added = { ...question, measures: question.measures.filter(({ kind }) => ADDED_UP.includes(kind)) };
  return [added, coarserQuestion(random, added)];
}

/** Draws a question; for every other time one whose words can go by coarser names, and whose numbers add up. */
function drawFirst(random: Random, table: TableName | undefined): RowQuestion {
  const isFolded = random.below(2) === 0;
  for (;;) {
    const question = randomQuestion(random, table);
    const { by, measures } = question;
    const isFit =
      by.length < 3 && by.some(({ kind }) => kind === 'word') && measures.every(({ kind }) => ADDED_UP.includes(kind));
    if (!isFolded || (isFit && measures.length > 0)) return question;
  }
}

/**
 * Draws questions that are asked together: one; the same by coarser names; what of it adds up; that by coarser names and of other rows and columns. An
 * engine that answers one from the answer to another has to see what tells them apart.
 */
function drawQuestions(random: Random, { isLong = false, recordCount, table }: CheckedShape): RowQuestion[] {
  if (recordCount !== undefined)
    return random.below(2) === 0 ? drawNarrow(random, { isMany: true }) : drawExtremes(random);
  if (isLong) return drawOfLong(random);
  const question = drawFirst(random, table);
  const added = { ...question, measures: question.measures.filter(({ kind }) => ADDED_UP.includes(kind)) };
  const other = randomQuestion(random, question.table);
  const otherColumns = added.by.map((key, i): RowKey => {
    const replaced = other.by[i];
    return key.kind === 'word' && replaced?.kind === 'word' ? { ...key, column: replaced.column } : key;
  });
  return [
    question,
    coarserQuestion(random, question),
    added,
    coarserQuestion(random, added),
    coarserQuestion(random, added),
    { ...coarserQuestion(random, added), where: other.where },
    { ...added, by: otherColumns },
  ];
}

function mayBeInfinite(value: RowValue): boolean {
  switch (value.kind) {
    case 'column':
      return false;
    case 'constant':
      return !Number.isFinite(value.value);
    case 'minus':
      return mayBeInfinite(value.value) || mayBeInfinite(value.less);
    case 'choose':
      return mayBeInfinite(value.yes) || (value.no !== null && mayBeInfinite(value.no));
    default:
      return value.values.some(mayBeInfinite);
  }
}

/** The memory engine takes an infinity that is the least, the greatest or in a bin for a missing number. No metric asks for one, and it is not asked here. */
function asksInfinity({ by, measures }: RowQuestion): boolean {
  return (
    by.some((key) => key.kind === 'bin' && mayBeInfinite(key.value)) ||
    measures.some(
      (measure) => (measure.kind === 'least' || measure.kind === 'greatest') && mayBeInfinite(measure.value),
    )
  );
}

/** An infinity less another is known to be there and has no value: engines may say either, and no metric asks for it. */
function subtractsInfinities(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const value = part as RowValue;
  if (value.kind === 'minus' && mayBeInfinite(value.value) && mayBeInfinite(value.less)) return true;
  return Object.values(part).some(subtractsInfinities);
}

/** Sums of moments grow beyond what a double holds exactly. */
const isBeyondExact = ({ values }: RowAnswer): boolean =>
  values.some((numbers) => numbers.some((number) => Number.isFinite(number) && Math.abs(number) > 2 ** 53));

/** Draws a dataset of a shape and questions, and answers them by the reference. */
export function checkedDataset(seed: number, index: number, shape: CheckedShape): CheckedDataset {
  const random = seededRandom(seed, index);
  const dataset = randomDataset(random, shape.size, shape);
  const asked: CheckedQuestions[] = [];
  while (asked.length < shape.count) {
    const questions = drawQuestions(random, shape);
    if (questions.some(asksInfinity) || subtractsInfinities(questions)) continue;
    const answers = questions.map((question) => referenceAnswer(dataset, question));
    if (!answers.some(isBeyondExact)) asked.push({ questions, lines: answers.map(answerLines) });
  }
  return { dataset, asked };
}

/** Asks a dataset what questions drawn at random seldom reach, and answers it by the reference. */
export function checkedEdges(dataset: PracticeDataset): CheckedDataset {
  const lines = EDGE_QUESTIONS.map((question) => answerLines(referenceAnswer(dataset, question)));
  return { dataset, asked: [{ questions: EDGE_QUESTIONS, lines }] };
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each instanceof Map ? { map: [...each] } : typeof each === 'number' && !Number.isFinite(each) ? String(each) : each,
  );
}

/** Asks a source what was checked, and tells the first answer that differs from the reference; null = none does. */
export async function findWrongAnswer(source: RowSource, { asked }: CheckedDataset): Promise<string | null> {
  for (const [i, { questions, lines }] of asked.entries()) {
    const given = await source.answerRows(questions).then(
      (answers) => answers.map(answerLines),
      (error: unknown) => questions.map(() => [`failed: ${String(error)}`]),
    );
    for (const [k, question] of questions.entries()) {
      const [own, expected] = [given[k] ?? [], lines[k]!];
      if (own.join('\n') === expected.join('\n')) continue;
      const firstWrong = own.find((line) => !expected.includes(line)) ?? 'a group is missing';
      return [firstWrong, `question ${i}.${k}: ${asText(question)}`, 'expected:', ...expected, 'given:', ...own].join(
        '\n',
      );
    }
  }
  return null;
}
