import { type CategoryColumn, formatTime } from '@practice-atlas/dataset';
import type { CaseCourses } from './case-courses.js';
import type { CheckContext } from './check-context.js';
import { plainNumbers } from './group-rows.js';
import type { StepHabits } from './step-habits.js';
import { type StepRules, stepNames } from './step-rules.js';

const DAY_MS = 86_400_000;
const LONG_YEARS = 5;
const YEAR_MS = 365.25 * DAY_MS;
/** How far back the same step is looked for among those of the same moment. */
const REPEAT_REACH = 64;

/**
 * Prepares to judge the steps of one case after the other; the findings are listed at `checkSteps`. A step is named by its place in
 * the courses; `masks` has the bits of all steps of each case.
 */
export function createCourseJudge(
  context: CheckContext,
  { starts, rows, words, times }: CaseCourses,
  masks: Int32Array,
): (one: number, rules: StepRules, habits: StepHabits) => void {
  const table = context.dataset.tables.case_steps;
  const { rowCount, columns } = table;
  const { dictionary } = columns.step as CategoryColumn;
  let details: readonly ArrayLike<number>[] | null = null;
  const hasSameDetails = (row: number, other: number): boolean => {
    details ??= [columns.tier, columns.outcome].map((column) => plainNumbers(column, rowCount));
    return details.every((numbers) => Object.is(numbers[row], numbers[other]));
  };
  const known = new Set(
    Object.values(context.dataset.lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step)),
  );
  const rowOf = (step: number) => (rows === null ? step : rows[step]!);
  const beside = (other: number, step: number) => context.rowName(table, rowOf(other), rowOf(step));
  const written = (step: number) => formatTime(times[step]!);
  const named = (step: number) => `"${dictionary[words[step]!]}"`;
  const latest = (context.today + 1) * DAY_MS;

  const misplaced = (step: number, other: number): void =>
    context.report(table, rowOf(step), 'at', {
      code: 'step_out_of_order',
      level: 'error',
      value: written(step),
      reason: `${named(step)} happened at ${written(step)}, ${
        times[step]! < times[other]! ? 'before' : 'and comes before'
      } ${named(other)} at ${written(other)} (${beside(other, step)})`,
      remedy: 'correct the time or the sequence of one of the two',
    });
  const lacking = (step: number, start: number, rules: StepRules, set: number): void => {
    if (context.earlier.hasLost(table, rowOf(step), step > start ? rowOf(step - 1) : undefined)) return;
    context.report(table, rowOf(step), 'step', {
      code: 'step_missing',
      level: 'warning',
      value: dictionary[words[step]!]!,
      reason: `${stepNames(rules, set)} should come before ${named(step)}, and the case never has it`,
      remedy: 'add the step, or mark it as optional in the lifecycle',
    });
  };
  const afterEnd = (step: number, end: number): void =>
    context.report(table, rowOf(step), 'step', {
      code: 'step_after_end',
      level: 'warning',
      value: dictionary[words[step]!]!,
      reason: `the case had ended with ${named(end)} at ${written(end)} (${beside(end, step)})`,
      remedy: 'correct the sequence, add the step with which it went on, or make it a case of its own',
    });
  const foreign = (step: number, rules: StepRules): void => {
    if (!known.has(dictionary[words[step]!]!)) return;
    context.report(table, rowOf(step), 'step', {
      code: 'step_not_in_lifecycle',
      level: 'warning',
      value: dictionary[words[step]!]!,
      reason: `the lifecycle "${rules.lifecycle.lifecycle}" of the case has no step ${named(step)}`,
      remedy: 'correct the step or the lifecycle of the case, or describe the step under lifecycles',
    });
  };
  const repeated = (step: number, other: number): void =>
    context.report(table, rowOf(step), 'at', {
      code: 'step_at_same_time',
      level: 'warning',
      value: written(step),
      reason: `${beside(other, step)} is the same step ${named(step)} of the case at the same time`,
      remedy: 'remove one of the two, or correct its time',
    });
  const again = (step: number, other: number): void =>
    context.report(table, rowOf(step), 'step', {
      code: 'step_again',
      level: 'notice',
      value: dictionary[words[step]!]!,
      reason: `the case was ${named(step)} before, at ${written(other)} (${beside(other, step)}), and nothing happened in between that reopens it`,
      remedy: 'check whether it was entered twice',
    });
  const tooLong = (step: number, first: number): void =>
    context.report(table, rowOf(step), 'at', {
      code: 'lead_time_long',
      level: 'notice',
      value: written(step),
      reason: `more than ${LONG_YEARS} years after ${named(first)} of the case at ${written(first)} (${beside(first, step)})`,
      remedy: 'check the year of both',
    });

  const findLater = (step: number, end: number, { positions, optional }: StepRules, set: number): number => {
    for (let i = step + 1; i < end; i += 1) {
      const position = positions[words[i]!]!;
      if (position < 0 || ((set >> position) & 1) === 0 || times[i] === times[step]) continue;
      const mayBe = ((optional >> position) & 1) === 1;
      for (let next = i + 1; mayBe && next < end; next += 1) if (words[next] === words[step]) return -1;
      return i;
    }
    return -1;
  };
  const findRepeat = (step: number, start: number): number => {
    for (let i = step - 1; i >= start && step - i <= REPEAT_REACH && times[i] === times[step]; i -= 1)
      if (words[i] === words[step] && hasSameDetails(rowOf(i), rowOf(step))) return i;
    return -1;
  };

  return (one, rules, habits) => {
    const { positions, ends, finish } = rules;
    const [start, end, mask] = [starts[one]!, starts[one + 1]!, masks[one]!];
    const needed = rules.required & habits.present & ~habits.leftOut & ~habits.late;
    const ordered = (rules.required | rules.optional) & ~habits.late;
    let seen = 0;
    let told = 0;
    let isEarly = false;
    let ended = -1;
    let finished = -1;
    let reworked = false;
    let faulty = false;
    for (let i = start; i < end; i += 1) {
      const position = positions[words[i]!]!;
      const isBack = i > start && times[i]! < times[i - 1]! && !isEarly;
      if (isBack) misplaced(i, i - 1);
      faulty ||= isBack;
      isEarly = false;
      if (position < 0) {
        foreign(i, rules);
        continue;
      }
      const bit = 1 << position;
      if ((ends & bit) !== 0) {
        ended = i;
        continue;
      }
      const before = (bit - 1) & ~seen & ~told;
      const later = before & ordered & mask;
      const other = later === 0 || isBack ? -1 : findLater(i, end, rules, later);
      if (other >= 0) {
        misplaced(i, other);
        isEarly = true;
        faulty = true;
        told |= later;
      }
      const isAfterEnd = ended >= 0 && ((seen & bit) === 0 || position >= finish);
      const missing = before & needed & ~mask;
      if (isAfterEnd) afterEnd(i, ended);
      else if (missing !== 0) lacking(i, start, rules, missing);
      told |= missing;
      if (ended >= 0) {
        ended = -1;
        reworked = true;
      }
      if ((seen & bit) !== 0) {
        const same = findRepeat(i, start);
        if (same >= 0) repeated(i, same);
        else if (position === finish && !reworked) again(i, finished);
      }
      if (position === finish) {
        finished = i;
        reworked = false;
      } else if (position < finish) reworked = true;
      seen |= bit;
    }
    const isLong = end > start && times[end - 1]! - times[start]! > LONG_YEARS * YEAR_MS;
    if (isLong && !faulty && times[start]! > 0 && times[end - 1]! < latest) tooLong(end - 1, start);
  };
}
