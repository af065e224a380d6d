import { type CategoryColumn, formatTime } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { plainNumbers } from './group-rows.js';
import type { StepHabits } from './step-habits.js';
import { type StepRules, stepNames } from './step-rules.js';

const DAY_MS = 86_400_000;
const LONG_YEARS = 5;
const YEAR_MS = 365.25 * DAY_MS;
/** How far back the same step is looked for among those of the same moment. */
const REPEAT_REACH = 64;

/** The steps of one case: those at `start` to `end` of `rows`, or of the table when it stands in order; `mask` has the bits of all. */
export interface Course {
  readonly rows: Int32Array | null;
  readonly start: number;
  readonly end: number;
  readonly mask: number;
}

/** Prepares to judge the steps of one case after the other; the findings are listed at `checkSteps`. */
export function createCourseJudge(
  context: CheckContext,
): (course: Course, rules: StepRules, habits: StepHabits) => void {
  const table = context.dataset.tables.case_steps;
  const { rowCount, columns } = table;
  const { indices: words, dictionary } = columns.step as CategoryColumn;
  const times = plainNumbers(columns.at, rowCount);
  const tiers = plainNumbers(columns.tier, rowCount);
  const outcomes = plainNumbers(columns.outcome, rowCount);
  const known = new Set(
    Object.values(context.dataset.lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step)),
  );
  const same = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b));
  const written = (row: number) => formatTime(times[row]!);
  const named = (row: number) => `"${dictionary[words[row]!]}"`;
  const latest = (context.today + 1) * DAY_MS;

  const misplaced = (row: number, other: number): void =>
    context.report(table, row, 'at', {
      code: 'step_out_of_order',
      level: 'error',
      value: written(row),
      reason: `${named(row)} happened at ${written(row)}, ${
        times[row]! < times[other]! ? 'before' : 'and comes before'
      } ${named(other)} at ${written(other)} (${context.rowName(table, other, row)})`,
      remedy: 'correct the time or the sequence of one of the two',
    });
  const lacking = (row: number, rules: StepRules, set: number): void =>
    context.report(table, row, 'step', {
      code: 'step_missing',
      level: 'warning',
      value: dictionary[words[row]!]!,
      reason: `${stepNames(rules, set)} should come before ${named(row)}, and the case never has it`,
      remedy: 'add the step, or mark it as optional in the lifecycle',
    });
  const afterEnd = (row: number, end: number): void =>
    context.report(table, row, 'step', {
      code: 'step_after_end',
      level: 'warning',
      value: dictionary[words[row]!]!,
      reason: `the case had ended with ${named(end)} at ${written(end)} (${context.rowName(table, end, row)})`,
      remedy: 'correct the sequence, add the step with which it went on, or make it a case of its own',
    });
  const foreign = (row: number, rules: StepRules): void => {
    if (!known.has(dictionary[words[row]!]!)) return;
    context.report(table, row, 'step', {
      code: 'step_not_in_lifecycle',
      level: 'warning',
      value: dictionary[words[row]!]!,
      reason: `the lifecycle "${rules.lifecycle.lifecycle}" of the case has no step ${named(row)}`,
      remedy: 'correct the step or the lifecycle of the case, or describe the step under lifecycles',
    });
  };
  const repeated = (row: number, other: number): void =>
    context.report(table, row, 'at', {
      code: 'step_repeated',
      level: 'warning',
      value: written(row),
      reason: `${context.rowName(table, other, row)} is the same step ${named(row)} of the case at the same time`,
      remedy: 'remove one of the two, or correct its time',
    });
  const again = (row: number, other: number): void =>
    context.report(table, row, 'step', {
      code: 'step_again',
      level: 'notice',
      value: dictionary[words[row]!]!,
      reason: `the case was ${named(row)} before, at ${written(other)} (${context.rowName(table, other, row)}), and nothing happened in between that reopens it`,
      remedy: 'check whether it was entered twice',
    });
  const tooLong = (row: number, first: number): void =>
    context.report(table, row, 'at', {
      code: 'lead_time_long',
      level: 'notice',
      value: written(row),
      reason: `more than ${LONG_YEARS} years after ${named(first)} of the case at ${written(first)} (${context.rowName(table, first, row)})`,
      remedy: 'check the year of both',
    });

  return ({ rows, start, end, mask }, rules, habits) => {
    const { positions, ends, finish } = rules;
    const needed = rules.required & habits.present & ~habits.leftOut & ~habits.late;
    const ordered = (rules.required | rules.optional) & ~habits.late;
    let seen = 0;
    let told = 0;
    let previous = -1;
    let previousEarly = false;
    let ended = -1;
    let finished = -1;
    let reworked = false;
    let faulty = false;
    const rowAt = (i: number) => (rows === null ? i : rows[i]!);
    const findLater = (from: number, set: number): number => {
      for (let i = from; i < end; i += 1) {
        const row = rowAt(i);
        const position = positions[words[row]!]!;
        if (position >= 0 && (set >> position) & 1 && times[row] !== times[rowAt(from - 1)]) return row;
      }
      return -1;
    };
    const findRepeat = (i: number): number => {
      const row = rowAt(i);
      for (let j = i - 1; j >= start && i - j <= REPEAT_REACH; j -= 1) {
        const other = rowAt(j);
        if (times[other] !== times[row]) return -1;
        if (words[other] === words[row] && same(tiers[other]!, tiers[row]!) && same(outcomes[other]!, outcomes[row]!))
          return other;
      }
      return -1;
    };
    for (let i = start; i < end; i += 1) {
      const row = rowAt(i);
      const position = positions[words[row]!]!;
      const isBack = previous >= 0 && times[row]! < times[previous]! && !previousEarly;
      if (isBack) misplaced(row, previous);
      faulty ||= isBack;
      previous = row;
      previousEarly = false;
      if (position < 0) {
        foreign(row, rules);
        continue;
      }
      const bit = 1 << position;
      if ((ends & bit) !== 0) {
        ended = row;
        continue;
      }
      const before = (bit - 1) & ~seen & ~told;
      const later = before & ordered & mask;
      if (later !== 0 && !isBack) {
        const other = findLater(i + 1, later);
        if (other >= 0) {
          misplaced(row, other);
          previousEarly = true;
          faulty = true;
          told |= later;
        }
      }
      const isAfterEnd = ended >= 0 && ((seen & bit) === 0 || position >= finish);
      const missing = before & needed & ~mask;
      if (isAfterEnd) afterEnd(row, ended);
      else if (missing !== 0) lacking(row, rules, missing);
      told |= missing;
      if (ended >= 0) {
        ended = -1;
        reworked = true;
      }
      if ((seen & bit) !== 0) {
        const other = findRepeat(i);
        if (other >= 0) repeated(row, other);
        else if (position === finish && !reworked) again(row, finished);
      }
      if (position === finish) {
        finished = row;
        reworked = false;
      } else if (position < finish) reworked = true;
      seen |= bit;
    }
    if (faulty || previous < 0) return;
    const first = rowAt(start);
    if (times[previous]! - times[first]! > LONG_YEARS * YEAR_MS && times[first]! > 0 && times[previous]! < latest)
      tooLong(previous, first);
  };
}
