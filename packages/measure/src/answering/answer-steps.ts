import type { Finding } from '@practice-atlas/dataset';
import type { Answer, AnswerMetric, Label } from '../answer.js';
import { citedFigure, citedSources, sourceTitles } from '../figures/cited.js';
import type { AskedMetric } from '../plan/asked-metric.js';
import type { Plan } from '../plan/query-plan.js';
import { formsOf } from '../repertoire.js';
import type { Profile } from '../rows/profile.js';
import type { RowAnswer, RowQuestion } from '../rows/row-question.js';
import { type CellSpace, cellSpace, keyLabel, keyText } from './cell-space.js';
import type { DatedValue } from './dated-value.js';
import { mergeQuestions } from './merge-questions.js';
import { metricCells } from './metric-cells.js';
import { allDrafts, draftMetric, type MetricDraft, rowFindings } from './metric-draft.js';
import type { RowFacts } from './row-draft.js';

/** Lists the cells to show: all combinations of complete dimensions with those of the others that occur. */
function shownCells(space: CellSpace, present: (cell: number) => boolean): number[] {
  const sparse = space.axes.filter(({ complete }) => !complete);
  const groupOf = (cell: number) =>
    sparse.reduce((sum, { stride, keys }) => sum * keys.length + (Math.floor(cell / stride) % keys.length), 0);
  const groups = new Set<number>();
  for (let cell = 0; cell < space.size; cell++) if (present(cell)) groups.add(groupOf(cell));
  const shown: number[] = [];
  for (let cell = 0; cell < space.size; cell++) if (sparse.length === 0 || groups.has(groupOf(cell))) shown.push(cell);
  return shown;
}

const QUANTILE_LABELS = new Map([
  [50, { zh: '中位数', en: 'median' }],
  [90, { zh: '第90百分位', en: '90th percentile' }],
]);

function describe({ asked, metric, quantile, derivation }: AskedMetric, unit: string): Omit<AnswerMetric, 'values'> {
  const { label, kind, direction, clock, cohort, definition } = metric;
  const suffixes = [quantile === null ? undefined : QUANTILE_LABELS.get(quantile), derivation?.label];
  const isPart = derivation?.unit === 'ratio';
  return {
    id: asked,
    label: suffixes.reduce<Label>(
      (named, suffix) => (suffix ? { zh: `${named.zh}（${suffix.zh}）`, en: `${named.en} (${suffix.en})` } : named),
      label,
    ),
    unit: derivation?.unit ?? unit,
    direction: derivation?.word === 'rank' ? 'less' : direction,
    kind: isPart ? 'ratio' : kind,
    clock,
    cohort,
    definition,
  };
}

function newestOf(values: readonly DatedValue[]): string | null {
  let newest: DatedValue | null = null;
  for (const each of values) if (each.day !== null && each.day > (newest?.day ?? -Infinity)) newest = each;
  return newest?.value.asOf ?? null;
}

/** Says which regions' numbers are sums: the regions table cannot tell whether it lists every part of a region. */
function sumFindings({ regions }: Plan, asked: string, values: readonly DatedValue[]): Finding[] {
  const counts = new Map(values.flatMap(({ sums }) => sums.map(({ code, partCount }) => [code, partCount] as const)));
  return [...counts].sort().map(([code, partCount]) => ({
    code: 'parts_unverified',
    level: 'notice',
    where: { table: 'regions' },
    value: code,
    reason: `"${asked}" of ${regions.nodes.get(code)?.label.en ?? code} (${code}) is the sum of the ${partCount} parts listed; nothing says that these are all`,
    remedy: 'check that the regions table lists every part, or add a figure of the whole',
  }));
}

/** Reads each cell once: whether it has something is asked before what. */
function onceACell(read: (cell: number) => DatedValue): (cell: number) => DatedValue {
  const known: DatedValue[] = [];
  return (cell) => {
    known[cell] ??= read(cell);
    return known[cell];
  };
}

function assemble(
  plan: Plan,
  drafts: readonly MetricDraft[],
  factsOf: ReadonlyMap<MetricDraft, RowFacts>,
  space: CellSpace,
): Answer {
  const readers = drafts.map((draft) => onceACell(metricCells(plan, draft, factsOf, space)));
  const isShown = periodTest(plan, space);
  const cells = shownCells(space, (cell) => isShown(cell) && readers.some((read) => read(cell).isPresent)).filter(
    isShown,
  );
  const columns = readers.map((read) => cells.map(read));
  const dated = columns.flat();
  const titles = sourceTitles(plan.dataset);
  const ids = new Set<string>();
  for (const { value } of dated) {
    for (const id of value.figureIds) ids.add(id);
    for (const id of value.conflicts) ids.add(id);
  }
  const figures = plan.figures.filter(({ id }) => ids.has(id));
  return {
    version: 1,
    query: plan.query,
    rowCount: cells.length,
    dimensions: space.axes.map(({ dimension, keys, stride }) => {
      const own = cells.map((cell) => keys[Math.floor(cell / stride) % keys.length]!);
      const labels = new Map(keys.map((key) => [key, keyLabel(plan, dimension, key, titles)]));
      return {
        id: dimension,
        keys: own.map((key) => keyText(plan, dimension, key)),
        labels: own.map((key) => labels.get(key)!),
      };
    }),
    metrics: drafts.map(({ asked, unit }, i) => ({
      ...describe(asked, unit),
      values: columns[i]!.map(({ value }) => value),
    })),
    figures: figures.map((figure) => citedFigure(figure, plan.regions, plan.repertoire.metrics)),
    sources: citedSources(plan.dataset, new Set(figures.map(({ sourceId }) => sourceId))),
    simulated:
      dated.some(({ value }) => value.basis === 'simulated') ||
      dated.some(({ value }) => value.basis === 'mixed' && figures.some(({ simulated }) => simulated)),
    asOf: newestOf(dated),
    findings: drafts.flatMap((draft, i) => [
      ...allDrafts(draft).flatMap((each) => [...rowFindings(each, factsOf.get(each) ?? null), ...each.findings]),
      ...sumFindings(plan, draft.asked.asked, columns[i]!),
    ]),
  };
}

/** Leaves out the periods that are there to compare with. */
function periodTest({ grain, firstShown }: Plan, { axes }: CellSpace): (cell: number) => boolean {
  const axis = axes.find(({ dimension }) => dimension === grain);
  if (!axis || firstShown === null) return () => true;
  return (cell) => (axis.keys[Math.floor(cell / axis.stride) % axis.keys.length] as number) >= firstShown;
}

/** What an engine has to answer on the way to a result. */
export type Steps<A> = Generator<RowQuestion[], A, readonly RowAnswer[]>;

function* answerOnce(plan: Plan, profile: Profile): Steps<Answer> {
  const drafts = plan.metrics.map((asked) => draftMetric(plan, profile, asked));
  const every = drafts.flatMap(allDrafts);
  const { questions, answersOf } = mergeQuestions(every.map(({ rows }) => rows?.questions ?? []));
  const answers: readonly RowAnswer[] = questions.length > 0 ? yield questions : [];
  const factsOf = new Map<MetricDraft, RowFacts>();
  for (const [i, draft] of every.entries()) if (draft.rows) factsOf.set(draft, draft.rows.read(answersOf(i, answers)));
  const keys = every.flatMap(({ reported, listed }) => [...reported, ...(listed ?? [])].map((cell) => cell.keys));
  return assemble(plan, drafts, factsOf, cellSpace(plan, [...factsOf.values()], keys));
}

/**
 * Answers a planned question step by step: yields what it has to know of the rows, and goes on with the answers, one a question.
 * Whoever drives it decides which engine answers, and when.
 */
export function* answerSteps(plan: Plan, profile: Profile): Steps<Answer> {
  const { top, totals } = plan.query;
  if (!top && !totals) return yield* answerOnce(plan, profile);
  return yield* formsOf(plan.repertoire).answerWhole(plan, profile, answerOnce);
}
