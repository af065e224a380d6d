import { formatTime } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { plainNumbers } from './group-rows.js';
import { readStepRules } from './step-rules.js';

const DAY_MS = 86_400_000;
/** Asia/Shanghai. */
const OFFSET_MS = 28_800_000;
const LEAST_CASES = 10;

interface Batch {
  finished: number;
  atOnce: number;
  /** Completed at another moment than midnight: then the times are no mere days. */
  clocked: number;
  first: number;
}

/**
 * Checks whether all cases of a lifecycle and region, ten or more, were completed in the minute in which they were placed: a notice,
 * since they look as if they had been entered afterwards. Cases whose times are mere days are left out.
 */
export function checkLeadTimes(context: CheckContext): void {
  const { cases } = context.dataset.tables;
  const { rowCount, columns } = cases;
  const { lifecycle, region_code: code } = columns;
  if (rowCount === 0 || lifecycle?.kind !== 'category') return;
  const regions = plainNumbers(code, rowCount);
  const spans = lifecycle.dictionary.map((name) => {
    const { lifecycles } = context.dataset;
    const found = Object.hasOwn(lifecycles, name) ? lifecycles[name] : undefined;
    const last = found?.steps[readStepRules(found, []).finish]?.step;
    const first = found?.steps[0]?.step;
    const times = (column: string) => plainNumbers(columns[column], rowCount);
    return first === undefined || last === undefined || first === last
      ? null
      : {
          name,
          last,
          from: times(`first_${first}_at`),
          until: times(`first_${last}_at`),
          batches: new Map<number, Batch>(),
        };
  });
  for (let row = 0; row < rowCount; row += 1) {
    const span = spans[lifecycle.indices[row]!];
    if (!span) continue;
    const lead = span.until[row]! - span.from[row]!;
    if (Number.isNaN(lead)) continue;
    const region = Number.isNaN(regions[row]!) ? -1 : regions[row]!;
    let batch = span.batches.get(region);
    if (!batch) {
      batch = { finished: 0, atOnce: 0, clocked: 0, first: row };
      span.batches.set(region, batch);
    }
    batch.finished += 1;
    if (lead >= 0 && lead < 60_000) batch.atOnce += 1;
    if ((span.until[row]! + OFFSET_MS) % DAY_MS !== 0) batch.clocked += 1;
    if (context.isEarlier(cases, row, batch.first)) batch.first = row;
  }
  for (const span of spans)
    for (const { finished, atOnce, clocked, first } of span?.batches.values() ?? []) {
      if (!span || finished < LEAST_CASES || atOnce < finished || clocked === 0) continue;
      context.report(cases, first, 'region_code', {
        code: 'steps_at_once',
        level: 'notice',
        value: formatTime(span.until[first]!),
        reason: `all ${finished} cases of the lifecycle "${span.name}" here have "${span.last}" in the minute in which they began; this is the first of them`,
        remedy: 'check whether they were entered afterwards; their lead times mean nothing',
      });
    }
}
