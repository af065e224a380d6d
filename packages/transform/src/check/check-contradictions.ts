import { parseWords, rowWhere } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { groupRows, listGroups, plainNumbers } from './group-rows.js';
import { type KnownInterval, knownInterval } from './known-interval.js';

const ALIKE = [
  'metric',
  'dims',
  'unit',
  'series_kind',
  'region_code',
  'place_name',
  'place_precision',
  'box',
  'period_start',
  'as_of',
];

/**
 * Checks figures that state the same thing of the same place and time: their intervals must have a number in common (see
 * `knownInterval`). Found once, at the one that stands later in the files; a notice when their `relation` already says so. A state known
 * only by its month or year is compared within its source: another source may speak of another day. Undated and unplaced figures are left out.
 */
export function checkContradictions(context: CheckContext): void {
  const { figures } = context;
  if (figures.rowCount === 0) return;
  const parts = ALIKE.map((name) => plainNumbers(figures.column(name), figures.rowCount));
  const sources = plainNumbers(figures.column('source_id'), figures.rowCount);
  const ownSources = Float64Array.from({ length: figures.rowCount }, (_, row) => {
    const isFlow = figures.word('series_kind', row) === 'flow' && !Number.isNaN(figures.starts[row]!);
    return isFlow || figures.word('as_of_precision', row) === 'day' ? -1 : sources[row]!;
  });
  const groups = groupRows([...parts, figures.simulated, ownSources], figures.rowCount);
  const { starts, rows } = listGroups(groups);
  for (let group = 0; group < groups.count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const first = rows[start]!;
    if (end - start < 2 || Number.isNaN(figures.ends[first]!)) continue;
    if (figures.word('region_code', first) === '' && figures.word('place_name', first) === '') continue;
    checkGroup(context, rows.subarray(start, end));
  }
}

function intervalOf({ figures }: CheckContext, row: number): KnownInterval {
  return knownInterval(figures.values[row]!, figures.valueMaxes[row]!, figures.word('qualifier', row));
}

/** Reports the figure that is surely largest and the one that is surely smallest, when both cannot be. */
function checkGroup(context: CheckContext, rows: Int32Array): void {
  const table = context.dataset.tables.figures;
  let [high, low] = [rows[0]!, rows[0]!];
  for (const row of rows) {
    const { low: least, high: most } = intervalOf(context, row);
    const [largest, smallest] = [intervalOf(context, high).low, intervalOf(context, low).high];
    if (least > largest || (least === largest && context.isEarlier(table, row, high))) high = row;
    if (most < smallest || (most === smallest && context.isEarlier(table, row, low))) low = row;
  }
  if (intervalOf(context, high).low <= intervalOf(context, low).high) return;
  const [row, other] = context.isEarlier(table, high, low) ? [low, high] : [high, low];
  const known = isRelated(context, row, other) || isRelated(context, other, row);
  context.report(table, row, 'value', {
    code: 'figures_contradict',
    level: known ? 'notice' : 'warning',
    value: context.figures.printed(row),
    reason: `${context.rowName(table, other, row)}, ${figureName(context, other)}, says ${context.figures.printed(other)} of the same place and time${known ? '; both are kept, and shown as contradicting each other' : ''}`,
    remedy: known
      ? 'ask the source which of the two holds'
      : 'correct one of the two, or say under relation that they contradict each other',
  });
}

/** Names a figure by its id, when its file gives one, else by the heading of its number. */
function figureName({ dataset, figures }: CheckContext, row: number): string {
  const table = dataset.tables.figures;
  const { file, column } = rowWhere(table, row, 'figure_id');
  const heading = column === undefined ? rowWhere(table, row, 'value').column : undefined;
  if (file !== undefined && heading !== undefined) return `column "${heading}"`;
  return `the figure "${figures.word('figure_id', row)}"`;
}

function isRelated({ figures }: CheckContext, row: number, other: number): boolean {
  const words = parseWords(figures.word('relation', row) || '{}') ?? {};
  const named = Object.hasOwn(words, 'contradicts') ? words.contradicts!.split(' ') : [];
  return named.includes(figures.word('figure_id', other));
}
