import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../config/packages.mjs';
import type * as AnswerCases from '../measure/answer-cases.js';
import { importMutant, type Mutant, numbered } from '../measure/import-mutant.js';

/** Deliberate faults of what makes answers of rows, one a function or more. */
const MUTANTS: readonly Mutant[] = [
  ['answering/hidden-cells.ts', 'counts[cell]! < plan.minimumGroup', 'counts[cell]! <= plan.minimumGroup'],
  ['answering/hidden-cells.ts', 'counts[cell]! > 0 && counts[cell]! < plan', 'counts[cell]! < plan'],
  ['answering/hidden-cells.ts', '.length !== 1) continue', '.length === 0) continue'],
  ['answering/hidden-cells.ts', 'counts[a]! - counts[b]! || a - b', 'counts[b]! - counts[a]! || a - b'],
  ['answering/hidden-cells.ts', 'axis.dimension === plan.grain && !isFlow', 'axis.dimension === plan.grain'],
  ['answering/hidden-cells.ts', "if (dimension.startsWith('region:'))", 'if (false)'],
  ['answering/quotient.ts', 'multiply(one.quantity, per)', 'one.quantity'],
  ['answering/quotient.ts', "one === other ? one : 'mixed'", 'one'],
  ['answering/quotient.ts', "one === 'simulated' || other === 'simulated'", "one === 'simulated'"],
  ['answering/quotient.ts', 'Infinity) <= (denominator', 'Infinity) > (denominator'],
  [
    'answering/quotient.ts',
    '{ numerator: one.quantity, denominator: other.quantity }',
    '{ numerator: other.quantity, denominator: one.quantity }',
  ],
  ['answering/quotient.ts', '[...one.figureIds, ...other.figureIds]', 'one.figureIds'],
  ['answering/derive-cells.ts', 'month: 12', 'month: 11'],
  [
    'answering/derive-cells.ts',
    'subtract(now.value.quantity, then.value.quantity), then',
    'subtract(now.value.quantity, then.value.quantity), now',
  ],
  ['answering/derive-cells.ts', '>= count ? cell - count * axis.stride', '> count ? cell - count * axis.stride'],
  ['answering/derive-cells.ts', '? cell - count * axis.stride', '? cell - axis.stride'],
  ['answering/derive-cells.ts', 'period <= first ? null', 'period <= 0 ? null'],
  ['answering/derive-cells.ts', 'if (group.some((each) => read(each).value.suppressed)) return unknown', ''],
  ['answering/derive-cells.ts', 'order > 0 : order < 0', 'order >= 0 : order <= 0'],
  ['answering/derive-cells.ts', 'isMoreBetter ? order > 0 : order < 0', 'order > 0'],
  ['answering/derive-cells.ts', 'if (order === null) return unknown', 'if (order === null) continue'],
  ['answering/derive-cells.ts', 'grain ? Math.floor(cell / grain.stride) % grain.keys.length : 0', '0'],
  ['answering/cell-space.ts', '(_, i) => first + i', '(_, i) => first + i + 1'],
  ['answering/cell-space.ts', 'a === null ? 1 : b === null ? -1', 'a === null ? -1 : b === null ? 1'],
  ['answering/cell-space.ts', '(!optional && !ends) || reached.has(step)', 'reached.has(step)'],
  ['answering/cell-space.ts', '(onlyLimits && limitHours === undefined)', 'false'],
  [
    'answering/cell-space.ts',
    'plan.kept?.dimension === dimension ||\n      dimension === plan.grain ||',
    'plan.kept?.dimension === dimension ||',
  ],
  [
    'answering/cell-space.ts',
    'if (word === null) return wordLabel(dimension, null)',
    "if (word === null) return { zh: '', en: '' }",
  ],
  ['answering/cell-space.ts', 'key === null ? null : String(key)', 'String(key)'],
  ['answering/metric-cells.ts', 'newestDay < until ? newestDay : until - 1', 'newestDay < until ? newestDay : until'],
  [
    'answering/metric-cells.ts',
    'newestDay !== null && newestDay >= from && newestDay < until ?',
    'newestDay !== null ?',
  ],
  ['answering/metric-cells.ts', 'until <= facts.known.from', 'until < facts.known.from'],
  ['answering/metric-cells.ts', 'from >= facts.known.until', 'from > facts.known.until'],
  ['answering/metric-cells.ts', 'return isBefore && (isOfPeriod || count === 0)', 'return isBefore && count === 0'],
  ['answering/metric-cells.ts', 'Number.isNaN(number) || whole === 0 ||', 'Number.isNaN(number) ||'],
  ['answering/metric-cells.ts', 'exact(number / whole)', 'exact(number)'],
  ['answering/metric-cells.ts', 'isOther(cell) && choices.has(-1)', 'false'],
  ['answering/metric-cells.ts', 'counted.isPresent && (isReal || choice.simulated)', 'counted.isPresent'],
  ['answering/metric-cells.ts', 'choice.simulated && isReal && counted', 'isReal && counted'],
  [
    'answering/metric-cells.ts',
    'above.value.suppressed || below.value.suppressed',
    'above.value.suppressed && below.value.suppressed',
  ],
  ['answering/metric-cells.ts', 'read(cell).value.suppressed ? HIDDEN : derived(cell)', 'derived(cell)'],
  ['answering/metric-cells.ts', '!metric.people || !rows', '!rows'],
  ['answering/merge-questions.ts', '[question.table, question.where, question.by]', '[question.table, question.by]'],
  [
    'answering/merge-questions.ts',
    'measures.map((at) => answer.values[at]!)',
    'measures.map((_, at) => answer.values[at]!)',
  ],
  ['answering/merge-questions.ts', 'two.get(word) !== name || !two.has(word)', '!two.has(word)'],
  ['answering/merge-questions.ts', 'const own = wordOf(measure)', 'const own = measure.kind'],
  ['answering/metric-draft.ts', 'facts.undatedCount,\n      table', '0,\n      table'],
  ['answering/metric-draft.ts', '[draft, ...(draft.parts', '[...(draft.parts'],
  ['answering/case-rows.ts', 'plan.zone.startOf(plan.asOf + 1) - 1', 'plan.zone.startOf(plan.asOf + 1)'],
  ['answering/case-rows.ts', 'onlyIf(atMost(firstAt(step), constant(now)), firstAt(step))', 'firstAt(step)'],
  ['answering/case-rows.ts', '[below(value, constant(untilMs))]', '[atMost(value, constant(untilMs))]'],
  ['answering/case-rows.ts', '[not(below(value, constant(fromMs)))]', '[below(constant(fromMs), value)]'],
  ['answering/case-rows.ts', 'isTotal && values[s * width + 1]![group] === 0', 'false'],
  ['answering/case-rows.ts', '`first_${step}_at`);\n\n', '`last_${step}_at`);\n\n'],
  ['answering/case-rows.ts', 'column(`first_${step}_at`)', 'column(`last_${step}_at`)'],
  [
    'answering/case-rows.ts',
    "{ kind: 'count', test: all(numerator, denominator) }",
    "{ kind: 'count', test: numerator }",
  ],
  ['answering/case-rows.ts', 'index * (axis?.stride ?? 0)', 'index'],
  ['answering/dated-rows.ts', 'Math.min(first + day, firstDay', 'Math.max(first + day, firstDay'],
  ['answering/dated-rows.ts', '(asOf ?? Infinity) + 1)', 'asOf ?? Infinity)'],
  ['answering/dated-rows.ts', 'isSum && values[1]![group] === 0', 'false'],
  ['answering/stock-rows.ts', 'from.before(state + 1)', 'from.before(state)'],
  ['answering/stock-rows.ts', 'minus(until, constant(-1))', 'until'],
  ['answering/stock-rows.ts', 'add(ended!, -1, true)', ''],
  ['answering/stock-rows.ts', 'add(always!, 1, false)', ''],
  ['answering/stock-rows.ts', 'any(not(known(begun)), from.before', 'any(from.before'],
  ['answering/stock-rows.ts', 'values[cell]! += values[cell - axis.stride]!', 'values[cell]! += values[cell - 1]!'],
  ['answering/stock-rows.ts', 'below(until, constant(state))', 'below(until, constant(state + 1))'],
  ['answering/stock-rows.ts', '[known(begun), inOrder]', '[known(begun)]'],
  ['answering/stock-rows.ts', 'asked === Infinity ? aheadCount : 0', '0'],
  ['answering/coverage-rows.ts', 'if (covered.has(code)) values[cell]!++', 'values[cell]!++'],
  ['answering/coverage-rows.ts', 'not(until.before(day))', 'not(known(until.value))'],
  ['answering/unit-rows.ts', 'sum + numberOf(part.code), 0)', 'sum + (own.get(part.code) ?? 0), 0)'],
  ['answering/unit-rows.ts', 'if (known !== undefined) return known', ''],
  ['answering/answer-whole.ts', 'b.value - a.value || a.row - b.row', 'a.value - b.value || a.row - b.row'],
  ['answering/answer-whole.ts', 'slice(0, count)', 'slice(0, count + 1)'],
  ['answering/answer-whole.ts', 'answerOnce({ ...plan, by: [],', 'answerOnce({ ...plan,'],
  ['answering/answer-steps.ts', 'each.day > (newest?.day ?? -Infinity)', 'each.day < (newest?.day ?? Infinity)'],
  ['answering/answer-steps.ts', 'as number) >= firstShown', 'as number) > firstShown'],
  ['answering/answer-steps.ts', 'sparse.length === 0 || groups.has(groupOf(cell))', 'groups.has(groupOf(cell))'],
  ['answering/answer-steps.ts', 'if (present(cell)) groups.add', 'groups.add'],
  ['answering/known-days.ts', 'last + 1)', 'last)'],
  ['answering/known-days.ts', "seriesKind !== 'target' &&", ''],
  [
    'answering/known-days.ts',
    '(plan.window?.days.until ?? Infinity) - 1);\n  if',
    'plan.window?.days.until ?? Infinity);\n  if',
  ],
  ['answering/row-base.ts', 'value > most)) most = value', 'value < most)) most = value'],
  ['answering/row-base.ts', 'cells[group]! + index * axis.stride', 'index * axis.stride'],
  ['answering/row-base.ts', 'all(known(value), not(below(value, edge(day))))', 'not(below(value, edge(day + 1)))'],
  ['answering/row-base.ts', 'below(value, edge(day)),\n  };', 'below(value, edge(day + 1)),\n  };'],
  ['answering/row-base.ts', 'isTime ? zone.startOf(day) : day', 'isTime ? day * 86_400_000 : day'],
  ['answering/hidden-cells.ts', 'figureIds.length === 0 ? (quantity?.value ?? 0) : 0', 'quantity?.value ?? 0'],
  ['answering/hidden-cells.ts', 'let before = 0; before !== hidden.size', 'let before = -1; before < 0'],
  ['answering/cell-space.ts', 'cell += index * axes[i]!.stride', 'cell += index'],
  ['answering/cell-space.ts', 'if (plan.hasRegion(code)) found.add(code)', 'found.add(code)'],
  ['answering/metric-cells.ts', '(asOf ?? Infinity) + 1);\n  const isBefore', 'asOf ?? Infinity);\n  const isBefore'],
  ['answering/metric-cells.ts', "simulated === 0 ? 'counted'", "simulated >= 0 ? 'counted'"],
  [
    'answering/metric-draft.ts',
    '!plan.lifecycle.steps.some((each) => each.step === step)',
    'plan.lifecycle.steps.some((each) => each.step === step)',
  ],
  ['answering/case-rows.ts', 'number / MINUTE_MS : number', 'Math.round(number / MINUTE_MS) : number'],
  ['answering/case-rows.ts', 'untilMs < Infinity ?', 'untilMs === Infinity ?'],
  ['answering/dated-rows.ts', 'some((count) => count > 1)', 'some((count) => count > 2)'],
  [
    'answering/dated-rows.ts',
    "{ kind: 'count', test: all(rule.numerator, rule.denominator) }",
    "{ kind: 'count', test: rule.denominator }",
  ],
  ['answering/coverage-rows.ts', 'level === rule.level && isInForce &&', 'level === rule.level &&'],
  ['answering/known-days.ts', 'untilMs <= first || fromMs > last', 'untilMs < first || fromMs > last'],
  ['answering/known-days.ts', 'plan.zone.dayOf(placed.last) + 1', 'plan.zone.dayOf(placed.last)'],
  ['answering/row-base.ts', 'rest: null };\n}', '};\n}'],
  ['plan/resolve-metric.ts', 'isDuration ? 50 : null', 'isDuration ? 90 : null'],
  ['memory/measure-in-slices.ts', 'answers.push(step.value)', 'answers.unshift(step.value)'],
  ['memory/measure-in-slices.ts', 'known.set(question.table, readers)', "known.set('cases', readers)"],
  ['memory/measure-in-slices.ts', 'rowsBefore + step.value', 'step.value'],
  ['answering/metric-cells.ts', 'const before = days.get(period);', 'const before = [...days.values()][0];'],
  ['answering/answer-steps.ts', 'known[cell] ??= read(cell);', 'known[cell] ??= known[0] ?? read(cell);'],
];

const ENTRY = join(ROOT, 'test', 'measure', 'answer-cases.ts');
const alias = { vitest: join(ROOT, 'test', 'measure', 'collected-cases.ts') };

/** Runs the cases over the package with a fault; gives the name of the first that fails, null when none does. */
async function findFailure(mutant: Mutant | null, name: string): Promise<string | null> {
  const { cases, lendExpect } = await importMutant<typeof AnswerCases>(ENTRY, mutant, `answering-${name}`, { alias });
  lendExpect(expect);
  expect(cases.length).toBeGreaterThan(100);
  for (const each of cases)
    try {
      await each.run();
    } catch {
      return each.name;
    }
  return null;
}

describe('the comparison of answers with a recomputation, and the cases with edges', () => {
  // Cases that fail by themselves would catch everything.
  beforeAll(async () => expect(await findFailure(null, 'none')).toBeNull());

  it.each(numbered(MUTANTS))('catch in %s, instead of `%s`: `%s`', async (file, right, wrong, index) => {
    expect(await findFailure([file, right, wrong], String(index))).not.toBeNull();
  });
});
