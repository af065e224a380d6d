import { type CaseStep, type Finding, type Lifecycle, type PracticeDataset, tableRows } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

type Placed = CaseStep & { readonly row: number };

function checkCourse(course: readonly Placed[], lifecycle: Lifecycle): Finding[] {
  const findings: Finding[] = [];
  const order = new Map(lifecycle.steps.map((step, index) => [step.step, index]));
  const ends = new Set(lifecycle.steps.filter((step) => step.ends).map((step) => step.step));
  const seen = new Set<string>();
  for (const [index, step] of course.entries()) {
    const before = course[index - 1];
    const where = { table: 'case_steps', row: step.row, column: 'step' };
    if (before && step.at < before.at)
      findings.push(
        findingOf(
          'step_out_of_order',
          'error',
          step.step,
          `it happened before "${before.step}", which has a lower number`,
          'correct the time or the sequence',
          { ...where, column: 'at' },
        ),
      );
    if (before && ends.has(before.step))
      findings.push(
        findingOf(
          'step_after_end',
          'error',
          step.step,
          `the case had ended with "${before.step}"`,
          'correct the sequence, or make it a case of its own',
          where,
        ),
      );
    const needed = lifecycle.steps.find(
      (other, position) =>
        !other.optional &&
        !other.ends &&
        !ends.has(step.step) &&
        position < (order.get(step.step) ?? 0) &&
        !seen.has(other.step),
    );
    if (needed)
      findings.push(
        findingOf(
          'step_missing',
          'warning',
          step.step,
          `"${needed.step}" should come before it`,
          'add the step, or mark it as optional in the lifecycle',
          where,
        ),
      );
    seen.add(step.step);
  }
  return findings;
}

/** Checks the steps of every case: order of time, nothing after an end, nothing left out that the lifecycle needs; and cases without steps. */
export function checkSteps(dataset: PracticeDataset): Finding[] {
  const courses = new Map<string, Placed[]>();
  for (const [index, step] of tableRows(dataset.tables.case_steps).entries()) {
    const course = courses.get(step.case_id);
    if (course) course.push({ ...step, row: index + 2 });
    else courses.set(step.case_id, [{ ...step, row: index + 2 }]);
  }
  return tableRows(dataset.tables.cases).flatMap((one, index) => {
    const course = courses.get(one.case_id)?.sort((a, b) => a.seq - b.seq);
    const where = { table: 'cases', row: index + 2, column: 'case_id' };
    if (!course)
      return courses.size === 0
        ? []
        : [findingOf('case_without_steps', 'warning', one.case_id, 'the case has no step', 'add its steps', where)];
    const lifecycle = Object.hasOwn(dataset.lifecycles, one.lifecycle) ? dataset.lifecycles[one.lifecycle] : undefined;
    return lifecycle ? checkCourse(course, lifecycle) : [];
  });
}
