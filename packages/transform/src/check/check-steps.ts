import { columnValue } from '@practice-atlas/dataset';
import { readCaseCourses } from './case-courses.js';
import type { CheckContext } from './check-context.js';
import { createCourseJudge } from './judge-course.js';
import { readStepHabits, type StepHabits } from './step-habits.js';
import { readStepRules, type StepRules, stepNames } from './step-rules.js';

/**
 * Checks the steps of every case: order of time; steps left out, repeated, unknown to the lifecycle, or after the end; cases without
 * steps; cases of more than five years. To go back is no fault: a case may be dispatched, accepted, or, once dispatched or accepted
 * again, completed anew, and one that was rejected, was cancelled or has expired goes on with a step that it had been through before.
 * Steps of the same moment are in any order. What most of twenty cases or more do is a habit of the place: found once a lifecycle, as
 * `lifecycle_differs`; a step that no case has is left out without a word, and so is one that an earlier finding says was lost.
 */
export function checkSteps(context: CheckContext): void {
  const { cases, case_steps: steps } = context.dataset.tables;
  const [lifecycle, step] = [cases.columns.lifecycle, steps.columns.step];
  if (lifecycle?.kind !== 'category' || step?.kind !== 'category') return;
  const courses = readCaseCourses(context.dataset);
  if (!courses) return;
  const rulesOf = lifecycle.dictionary.map((name): StepRules | null => {
    const { lifecycles } = context.dataset;
    const found = Object.hasOwn(lifecycles, name) ? lifecycles[name] : undefined;
    return found ? readStepRules(found, step.dictionary) : null;
  });
  const masks = new Int32Array(cases.rowCount);
  const habits = readStepHabits(courses, rulesOf, lifecycle.indices, masks);
  const judge = createCourseJudge(context, courses, masks);
  const firsts = new Int32Array(rulesOf.length).fill(-1);
  for (let one = 0; one < cases.rowCount; one += 1) {
    const word = lifecycle.indices[one]!;
    const rules = rulesOf[word];
    const habit = habits[word];
    if (!rules || !habit) continue;
    if (firsts[word]! < 0 || context.isEarlier(cases, one, firsts[word]!)) firsts[word] = one;
    if (courses.starts[one]! < courses.starts[one + 1]!) judge(one, rules, habit);
    else if (habit.present !== 0) reportEmpty(context, one, rules);
  }
  for (const [word, rules] of rulesOf.entries())
    if (rules && firsts[word]! >= 0) reportHabits(context, firsts[word]!, rules, habits[word]!);
}

function reportEmpty(context: CheckContext, row: number, { lifecycle }: StepRules): void {
  const { cases } = context.dataset.tables;
  if (context.earlier.hasLost(cases, row, row)) return;
  const id = cases.columns.case_id;
  context.report(cases, row, 'case_id', {
    code: 'case_without_steps',
    level: 'warning',
    value: id ? String(columnValue(id, row)) : null,
    reason: `the case has no step; other cases of the lifecycle "${lifecycle.lifecycle}" have some`,
    remedy: 'add its steps, or leave the case out',
  });
}

function reportHabits(context: CheckContext, row: number, rules: StepRules, habits: StepHabits): void {
  const skipped = rules.required & habits.present & habits.leftOut;
  const moved = (rules.required | rules.optional) & habits.late;
  if (skipped === 0 && moved === 0) return;
  const said = [
    ...(skipped === 0 ? [] : [`most cases leave out ${stepNames(rules, skipped)}`]),
    ...(moved === 0 ? [] : [`in most cases a later step comes before ${stepNames(rules, moved)}`]),
  ];
  context.report(context.dataset.tables.cases, row, 'lifecycle', {
    code: 'lifecycle_differs',
    level: 'warning',
    value: rules.lifecycle.lifecycle,
    reason: `${said.join(', and ')}: the steps of this place are not those of the lifecycle "${rules.lifecycle.lifecycle}"`,
    remedy: 'describe the steps of the place under lifecycles',
  });
}
