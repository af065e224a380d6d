import { columnValue, parseWords } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { isCountUnit, isMean } from './count-units.js';
import { groupRows, listGroups, plainNumbers } from './group-rows.js';
import { knownInterval } from './known-interval.js';

const ALIKE = [
  'metric',
  'unit',
  'series_kind',
  'region_code',
  'place_name',
  'place_precision',
  'box',
  'period_start',
  'as_of',
  'source_id',
];
/** Figures of one place, period and metric that are compared with one another. */
const MOST = 200;

type Dims = readonly (readonly [dim: string, word: string])[];

function dimsOf(text: string): Dims {
  return Object.entries(text === '' ? {} : (parseWords(text) ?? {}));
}

/** Says whether what one figure counts is a part of what another counts: it has all its dimensions, and more. */
function isPartOf(part: Dims, whole: Dims): boolean {
  return part.length > whole.length && whole.every(([dim, word]) => part.some(([d, w]) => d === dim && w === word));
}

/**
 * Checks numbers of parts against that of their whole, of one source, place, period and metric: no more party members among the volunteers
 * than volunteers. Both are intervals (see `knownInterval`). Means, shares and targets, undated and unplaced figures are left out.
 */
export function checkParts(context: CheckContext): void {
  const { figures } = context;
  if (figures.rowCount === 0) return;
  const parts = ALIKE.map((name) => plainNumbers(figures.column(name), figures.rowCount));
  const groups = groupRows([...parts, figures.simulated], figures.rowCount);
  const { starts, rows } = listGroups(groups);
  for (let group = 0; group < groups.count; group += 1) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const first = rows[start]!;
    if (end - start < 2 || end - start > MOST || !isCountUnit(figures.word('unit', first))) continue;
    if (isMean(figures.word('metric', first)) || figures.word('series_kind', first) === 'target') continue;
    if (Number.isNaN(figures.ends[first]!) || !['region_code', 'place_name'].some((name) => figures.word(name, first)))
      continue;
    checkGroup(context, rows.subarray(start, end));
  }
}

function checkGroup(context: CheckContext, rows: Int32Array): void {
  const { figures, dataset } = context;
  const table = dataset.tables.figures;
  const dims = new Map([...rows].map((row) => [row, dimsOf(figures.word('dims', row))]));
  const intervalOf = (row: number) =>
    knownInterval(figures.values[row]!, figures.valueMaxes[row]!, figures.word('qualifier', row));
  const written = (row: number) => String(table.columns.value ? (columnValue(table.columns.value, row) ?? '') : '');
  for (const [part, ofPart] of dims)
    for (const [whole, ofWhole] of dims) {
      if (!isPartOf(ofPart, ofWhole) || intervalOf(part).low <= intervalOf(whole).high) continue;
      context.report(table, part, 'value', {
        code: 'part_exceeds_whole',
        level: 'warning',
        value: written(part),
        reason: `"${figures.word('label', part)}" is a part of "${figures.word('label', whole)}", which is ${written(whole)} (${context.rowName(table, whole, part)})`,
        remedy: 'correct one of the two, or name what it counts in a mapping file, if it is no part',
      });
      break;
    }
}
