import type { Answer, Label } from './answer.js';
import { fromColumns, type OwnAnswer, type OwnMetric, type OwnValue } from './from-columns.js';
import type { Dimension } from './query.js';

/** A dimension of rows: which field holds its key, and which its name. */
export interface RowDimension {
  readonly id: Dimension;
  /** Default: the id. */
  readonly field?: string;
  readonly label?: (row: Readonly<Record<string, unknown>>) => Label;
}

/** A metric of rows: which field holds its number. */
export interface RowMetric extends OwnMetric {
  /** Default: the id. */
  readonly field?: string;
}

function keyOf(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

/**
 * Makes an answer from rows of the user's own, one object a row; see `fromColumns`.
 * A field that a row does not have itself is missing; text that is no number throws `query_malformed`.
 *
 * @example
 * fromRows([{ city: '210100', teams: 253 }], {
 *   dimensions: [{ id: 'region:city', field: 'city' }],
 *   metrics: [{ id: 'teams' }],
 * });
 */
export function fromRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  {
    dimensions = [],
    metrics,
    ...whole
  }: OwnAnswer & { readonly dimensions?: readonly RowDimension[]; readonly metrics: readonly RowMetric[] },
): Answer {
  const read = (row: Readonly<Record<string, unknown>>, field: string) =>
    Object.hasOwn(row, field) ? row[field] : null;
  return fromColumns({
    ...whole,
    dimensions: dimensions.map(({ id, field = id, label }) => ({
      id,
      keys: rows.map((row) => keyOf(read(row, field))),
      ...(label ? { labels: rows.map(label) } : {}),
    })),
    metrics: metrics.map(({ field, ...metric }) => ({
      ...metric,
      values: rows.map((row) => read(row, field ?? metric.id) as OwnValue),
    })),
  });
}
