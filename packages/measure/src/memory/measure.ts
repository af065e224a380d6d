import type { Finding, PracticeDataset } from '@practice-atlas/dataset';
import type { Answer, AnswerMetric } from '../answer.js';
import type { RowRule } from '../metric.js';
import type { Query } from '../query.js';
import type { AskedMetric } from '../resolve-metric.js';
import { type CellSpace, cellSpace, cellsOfRows, keyLabel, keyText } from './axis.js';
import { citedFigure, citedSources, sourceTitles } from './cited.js';
import { type DatedValue, draftMetric, type MetricDraft, metricCells } from './metric-cells.js';
import { type Plan, planQuery } from './plan.js';
import { type RowScan, scanRows } from './scan-rows.js';

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

function describe({ asked, metric, quantile }: AskedMetric, unit: string): Omit<AnswerMetric, 'values'> {
  const { label, kind, direction, clock, cohort, definition } = metric;
  const suffix = quantile === null ? undefined : QUANTILE_LABELS.get(quantile);
  return {
    id: asked,
    label: suffix ? { zh: `${label.zh}（${suffix.zh}）`, en: `${label.en} (${suffix.en})` } : label,
    unit,
    direction,
    kind,
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

function assemble(plan: Plan, drafts: readonly MetricDraft[], space: CellSpace): Answer {
  const known = new Map<RowScan, Int32Array>();
  const cellsOf = (scan: RowScan): Int32Array => {
    const cells = known.get(scan) ?? cellsOfRows(plan, scan, space);
    known.set(scan, cells);
    return cells;
  };
  const readers = drafts.map((draft) => metricCells(plan, draft, space, cellsOf));
  const cells = shownCells(space, (cell) => readers.some((read) => read(cell).isPresent));
  const columns = readers.map((read) => cells.map(read));
  const dated = columns.flat();
  const titles = sourceTitles(plan.dataset);
  const ids = new Set(dated.flatMap(({ value }) => [...value.figureIds, ...value.conflicts]));
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
    figures: figures.map((figure) => citedFigure(figure, plan.regions)),
    sources: citedSources(plan.dataset, new Set(figures.map(({ sourceId }) => sourceId))),
    simulated:
      dated.some(({ value }) => value.basis === 'simulated') ||
      dated.some(({ value }) => value.basis === 'mixed' && figures.some(({ simulated }) => simulated)),
    asOf: newestOf(dated),
    findings: drafts.flatMap(({ findings, asked }, i) => [...findings, ...sumFindings(plan, asked.asked, columns[i]!)]),
  };
}

/**
 * Answers a question from a dataset in memory, synchronously, in plain loops over typed columns. Copies nothing of the dataset into the answer but figures that are cited.
 *
 * A value that nobody knows is null, which is not zero. Ratios are divided once, from the whole numbers in `parts`.
 * Reported figures fill what rows cannot answer. A sum of parts stands for a whole only when every part is known.
 * Throws as `checkQuery` does, and the reason of `signal` when it is aborted.
 *
 * @example
 * measure(dataset, { metrics: ['volunteers'], by: ['region:city'], where: [{ field: 'region', op: 'within', value: '210000' }] });
 */
export function measure(dataset: PracticeDataset, query: Query, { signal }: { signal?: AbortSignal } = {}): Answer {
  signal?.throwIfAborted();
  const plan = planQuery(dataset, query);
  const known = new Map<string, RowScan | null>();
  const scanOf = (rule: RowRule): RowScan | null => {
    const word = rule.table === 'cases' ? rule.table : `${rule.table} ${rule.shape}`;
    let scan = known.get(word);
    if (scan === undefined) {
      scan = scanRows(plan, rule);
      known.set(word, scan);
    }
    return scan;
  };
  const drafts = plan.metrics.map((asked) => {
    signal?.throwIfAborted();
    return draftMetric(plan, asked, scanOf);
  });
  const scans = [...known.values()].filter((scan) => scan !== null);
  const keys = drafts.flatMap(({ reported, listed }) => [...reported, ...(listed ?? [])].map((cell) => cell.keys));
  const space = cellSpace(plan, scans, keys);
  signal?.throwIfAborted();
  return assemble(plan, drafts, space);
}
