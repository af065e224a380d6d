import type { Finding } from '@practice-atlas/dataset';
import { type ListedFigure, listedFigures } from '../figures/listed-figures.js';
import { type ReportedCell, reportedCells } from '../figures/reported-cells.js';
import type { AskedMetric } from '../plan/asked-metric.js';
import type { Plan } from '../plan/query-plan.js';
import type { Profile } from '../rows/profile.js';
import { draftRows } from './draft-rows.js';
import type { RowDraft, RowFacts } from './row-draft.js';

/** One metric of a query, before the cells of the answer are known. */
export interface MetricDraft {
  readonly asked: AskedMetric;
  readonly unit: string;
  readonly rows: RowDraft | null;
  readonly reported: readonly ReportedCell[];
  /** Of `reported_figures`. */
  readonly listed: readonly ListedFigure[] | null;
  readonly findings: readonly Finding[];
  /** Numerator and denominator of a metric that is answered from two others. */
  readonly parts: readonly [MetricDraft, MetricDraft] | null;
}

function leftOut(
  code: string,
  count: number,
  table: string,
  reason: string,
  remedy: string,
  level: Finding['level'] = 'warning',
): Finding[] {
  return count === 0 ? [] : [{ code, level, where: { table }, value: String(count), reason, remedy }];
}

/** Finds what rows and figures have to say of a metric. */
export function draftMetric(plan: Plan, profile: Profile, asked: AskedMetric): MetricDraft {
  const { metric } = asked;
  if (metric.id === 'reported_figures') {
    const { listed, undatedCount } = listedFigures(plan);
    const findings = leftOut(
      'clock_missing',
      undatedCount,
      'figures',
      'figures without a date fine enough are in no period',
      'ask without a grain to see them',
    );
    return { asked, unit: metric.unit, rows: null, reported: [], listed, findings, parts: null };
  }
  const rows = draftRows(plan, profile, asked);
  const { cells, unit, otherUnitCount } = reportedCells(plan, metric, asked.asked);
  const steps = metric.steps?.filter((step) => !plan.lifecycle.steps.some((each) => each.step === step)) ?? [];
  return {
    asked,
    unit,
    rows,
    reported: cells,
    listed: null,
    parts: asked.parts && [draftMetric(plan, profile, asked.parts[0]), draftMetric(plan, profile, asked.parts[1])],
    findings: [
      ...leftOut(
        'unit_mixed',
        otherUnitCount,
        'figures',
        `figures of "${asked.asked}" in another unit than ${unit} are left out`,
        'give them a metric of their own',
      ),
      ...(rows
        ? leftOut(
            'step_missing',
            steps.length,
            'cases',
            `the lifecycle "${plan.lifecycle.lifecycle}" has no step ${steps.join(', ')}`,
            'ask for a metric of its own steps',
          )
        : []),
    ],
  };
}

/** Tells which rows the answer leaves out, or counts although they have an end. */
export function rowFindings({ asked, rows }: MetricDraft, facts: RowFacts | null): Finding[] {
  if (!rows || !facts) return [];
  const { table } = rows.rule;
  return [
    ...leftOut(
      'clock_missing',
      facts.undatedCount,
      table,
      `rows without "${asked.metric.clock}" are in no period`,
      'complete the dates, or ask without a period',
    ),
    ...leftOut(
      'end_ahead',
      facts.aheadCount,
      table,
      'rows that end after the newest day of which the dataset knows anything count as still there',
      'ask for the state on a day with asOf',
      'notice',
    ),
    ...leftOut(
      'basis_mixed',
      facts.mixed ? 1 : 0,
      table,
      `"${asked.asked}" adds up hours of different bases, credit and honour`,
      `ask for ${Object.keys(asked.metric.variants ?? {})
        .map((word) => `"${asked.metric.id}.${word}"`)
        .join(' or ')}`,
    ),
  ];
}

/** Lists a draft and those that it is answered from. */
export function allDrafts(draft: MetricDraft): MetricDraft[] {
  return [draft, ...(draft.parts ?? []).flatMap(allDrafts)];
}
