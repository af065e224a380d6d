import { AtlasError, exact, type Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerMetric, AnswerSource, AnswerValue, Basis, Label } from './answer.js';
import { metrics as catalogue } from './metrics.js';
import { DIMENSIONS } from './plan/dimensions.js';
import type { Dimension, Query } from './query.js';
import { wordLabel } from './words.js';

/** A number of the user's own: a plain number is exact; null, undefined and NaN are unknown. */
export type OwnValue = number | Quantity | null | undefined;

/** One metric of the user's own: what is not said is taken from the catalogue entry of that id. */
export interface OwnMetric extends Partial<Omit<AnswerMetric, 'id' | 'values'>> {
  /** Free, or a word of the catalogue: then label, unit and definition need not be given. */
  readonly id: string;
  /** Default: that of the whole. */
  readonly basis?: Basis;
}

/** What goes for all values. */
export interface OwnAnswer {
  /** Default `counted`. */
  readonly basis?: Basis;
  /** The day that the numbers hold for: `2019-11-30`, `2019-11`, `2019`. */
  readonly asOf?: string | null;
  readonly sources?: readonly (Partial<AnswerSource> & Pick<AnswerSource, 'sourceId' | 'title'>)[];
}

/** One dimension of the user's own, as many keys as there are rows. */
export interface OwnDimension {
  readonly id: Dimension;
  readonly keys: readonly (string | null)[];
  /** Default: the field's own words for tiers and ranks, else the key itself. */
  readonly labels?: readonly Label[];
}

const NOT_DEFINED: Label = { zh: '由使用者提供', en: 'Supplied by the author of the page' };

function quantityFrom(value: OwnValue, property: string): Quantity | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : exact(value);
  if (typeof value === 'object' && typeof value.qualifier === 'string') return value;
  throw new AtlasError('query_malformed', `${property} holds "${String(value)}", which is no number`, {
    hint: 'give numbers, quantities, or null for unknown',
    where: { property },
    details: { value: String(value) },
  });
}

function describeOwn(own: OwnMetric): Omit<AnswerMetric, 'values'> {
  const known = catalogue.get(own.id);
  return {
    id: own.id,
    label: own.label ?? known?.label ?? { zh: own.id, en: own.id.replaceAll('_', ' ') },
    unit: own.unit ?? known?.unit ?? '',
    direction: own.direction ?? known?.direction ?? 'neutral',
    kind: own.kind ?? known?.kind ?? 'flow',
    clock: own.clock ?? known?.clock ?? 'as_of',
    cohort: own.cohort ?? known?.cohort ?? NOT_DEFINED,
    definition: own.definition ?? known?.definition ?? NOT_DEFINED,
  };
}

function lengthFault(property: string, length: number, rowCount: number): AtlasError {
  return new AtlasError('query_malformed', `${property} has ${length} entries where there are ${rowCount} rows`, {
    hint: 'give every column the same length',
    where: { property },
  });
}

/**
 * Makes an answer from columns of the user's own. Keeps no reference to them.
 *
 * Missing values are null, which is not zero. Throws `query_malformed` when columns differ in length or hold what is no number,
 * `dimension_unknown` for a dimension that no element could read.
 *
 * @example
 * fromColumns({
 *   dimensions: [{ id: 'month', keys: ['2019-01', '2019-02'] }],
 *   metrics: [{ id: 'volunteers_registered', values: [120, null] }],
 * });
 */
export function fromColumns(
  own: OwnAnswer & {
    readonly dimensions?: readonly OwnDimension[];
    readonly metrics: readonly (OwnMetric & { readonly values: readonly OwnValue[] })[];
  },
): Answer {
  const { basis = 'counted', asOf = null, dimensions = [] } = own;
  const rowCount = dimensions[0]?.keys.length ?? own.metrics[0]?.values.length ?? 0;
  for (const [i, { id, keys, labels }] of dimensions.entries()) {
    if (!DIMENSIONS.includes(id))
      throw new AtlasError('dimension_unknown', `unknown dimension "${id}"`, {
        hint: `use one of ${DIMENSIONS.join(', ')}`,
        where: { property: `dimensions[${i}].id` },
        details: { value: id },
      });
    for (const list of [keys, labels ?? keys])
      if (list.length !== rowCount) throw lengthFault(`dimensions[${i}]`, list.length, rowCount);
  }
  const answered = own.metrics.map((metric, i): AnswerMetric => {
    const property = `metrics[${i}].values`;
    if (metric.values.length !== rowCount) throw lengthFault(property, metric.values.length, rowCount);
    const values = Array.from(metric.values, (value): AnswerValue => {
      const quantity = quantityFrom(value, property);
      return {
        quantity,
        basis: quantity && (metric.basis ?? basis),
        parts: null,
        figureIds: [],
        asOf: quantity && asOf,
        suppressed: false,
        conflicts: [],
      };
    });
    return { ...describeOwn(metric), values };
  });
  const query: Query = { metrics: answered.map(({ id }) => id), by: dimensions.map(({ id }) => id) };
  return {
    version: 1,
    query,
    rowCount,
    dimensions: dimensions.map(({ id, keys, labels }) => ({
      id,
      keys: [...keys],
      labels: labels ? [...labels] : keys.map((key) => wordLabel(id, key)),
    })),
    metrics: answered,
    figures: [],
    sources: (own.sources ?? []).map((source) => ({
      publisher: null,
      publishedOn: null,
      url: null,
      retrievedOn: null,
      licence: null,
      simulated: false,
      ...source,
    })),
    simulated: answered.some(({ values }) => values.some((value) => value.basis === 'simulated')),
    asOf,
    findings: [],
  };
}
