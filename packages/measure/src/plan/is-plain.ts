import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Catalogue, Metric } from '../metric.js';
import { plainMetric } from './asked-metric.js';
import { BASES, DIMENSIONS, FIELDS, FIGURE_FIELDS, GRAINS, isSameKind } from './dimensions.js';
import { regionTree } from './region-tree.js';
import { supports } from './supports.js';

const PLAIN_SHAPES: ReadonlySet<string> = new Set(['stock', 'count', 'share', 'time']);

type Given = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOnly = (given: Given, names: readonly string[]) => Object.keys(given).every((name) => names.includes(name));

function listOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string') ? value : null;
}

function isPlainCondition(dataset: PracticeDataset, condition: unknown): condition is Given & { field: string } {
  if (!isGiven(condition) || typeof condition.field !== 'string') return false;
  const { field, op, value, values } = condition;
  if (field === 'time' || (!FIELDS.includes(field) && !FIGURE_FIELDS.includes(field))) return false;
  if (op === 'missing') return field === 'region' && hasOnly(condition, ['field', 'op']);
  const words = op === 'in' ? listOf(values) : listOf([value]);
  if (!words || !hasOnly(condition, ['field', 'op', op === 'in' ? 'values' : 'value'])) return false;
  if (field === 'region') {
    const { nodes } = regionTree(dataset);
    return (op === 'is' || op === 'in' || op === 'within') && words.every((code) => nodes.has(code));
  }
  return (op === 'is' || op === 'in') && (field !== 'basis' || words.every((word) => BASES.includes(word)));
}

/** Says whether nothing but counting is asked of rows: groups of people are hidden where they are small. */
function hasPlainRows({ rows, people }: Metric, { tables }: PracticeDataset): boolean {
  return !rows || tables[rows.table].rowCount === 0 || (!people && PLAIN_SHAPES.has(rows.shape));
}

/**
 * Says whether a query is plainly right and asks for nothing but metrics of a catalogue, divided and narrowed: then it is its own clean copy, and needs
 * no check. Whatever is not is left to `checkQuery`, which says what is wrong; so a page need not carry the words for it.
 */
export function isPlain(query: unknown, dataset: PracticeDataset, catalogue: Catalogue): boolean {
  if (!isGiven(query) || !hasOnly(query, ['metrics', 'by', 'where'])) return false;
  const { by = [], where = [] } = query;
  const asked = listOf(query.metrics)?.map((each) => plainMetric(each, catalogue));
  if (!asked || !Array.isArray(by) || !Array.isArray(where)) return false;
  const conditions: unknown[] = where;
  if (!by.every((each, i) => DIMENSIONS.includes(each) && by.findIndex((other) => isSameKind(each, other)) === i))
    return false;
  if (!conditions.every((condition) => isPlainCondition(dataset, condition))) return false;
  const fields = (conditions as { field: string; op: string }[]).map(({ field }) => field);
  return asked.every(
    (each) =>
      each !== null &&
      hasPlainRows(each.metric, dataset) &&
      by.every((one: string) => one.startsWith('region:') || GRAINS.includes(one) || supports(each.metric, one)) &&
      fields.every((field) => field !== 'step' && supports(each.metric, field)) &&
      (by.includes('step') || !each.metric.stepRequired),
  );
}
