import type { PracticeDataset } from '@practice-atlas/dataset';
import type { RowSource } from '@practice-atlas/measure/rows.js';
import type { SqlDialect } from '@practice-atlas/measure/sql.js';
import { compileQuestion } from '@practice-atlas/measure/sql.js';
import { answerLines } from '../measure/row-questions/answer-lines.js';
import { STEPS } from '../measure/row-questions/random-dataset.js';
import { randomQuestion } from '../measure/row-questions/random-question.js';
import { referenceAnswer } from '../measure/row-questions/reference-answer.js';
import type { Random } from '../transform/seeded-random.js';

function asText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each instanceof Map ? { map: [...each] } : typeof each === 'number' && !Number.isFinite(each) ? String(each) : each,
  );
}

/** The longest question that is asked, in characters of SQL. */
const SQL_MOST = 100_000;

/** Asks an engine random questions; a difference from the reference says the question, its statement and both answers. */
export async function findDifference(
  engine: RowSource,
  dialect: SqlDialect,
  dataset: PracticeDataset,
  random: Random,
  count: number,
): Promise<string | null> {
  for (let i = 0; i < count; i++) {
    const question = randomQuestion(random);
    // The period, in a zone of many offsets, of a value of many parts: a database plans it for minutes, and no metric asks for one.
    if (compileQuestion(question, dialect, { steps: STEPS }).sql.length > SQL_MOST) continue;
    const expected = answerLines(referenceAnswer(dataset, question));
    const given = await engine.answerRows([question]).then(
      ([answer]) => answerLines(answer!),
      (error: unknown) => [`failed: ${String(error)}`],
    );
    if (expected.join('\n') === given.join('\n')) continue;
    const { sql, params } = compileQuestion(question, dialect, { steps: STEPS });
    const firstWrong = given.find((line) => !expected.includes(line)) ?? 'a group is missing';
    return [
      firstWrong,
      `question ${i}: ${asText(question)}`,
      sql,
      `params: ${asText(params)}`,
      'expected:',
      ...expected,
      'given:',
      ...given,
    ].join('\n');
  }
  return null;
}
