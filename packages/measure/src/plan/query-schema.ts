import { DIMENSIONS } from './dimensions.js';

const text = { type: 'string' };
const period = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
const words = { type: 'array', items: text, minItems: 1 };

function condition(properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The JSON Schema (2020-12) of a query. What a metric can be divided or narrowed by is checked by `checkQuery`. */
export const querySchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Practice Atlas query, version 1',
  type: 'object',
  properties: {
    version: { const: 1 },
    metrics: {
      ...words,
      description:
        'Metric ids; after dots a variant, a quantile, a derivation: time_to_complete.p90, orders_placed.year_change.',
    },
    by: {
      type: 'array',
      items: {
        anyOf: [
          { enum: DIMENSIONS },
          { type: 'string', pattern: '^bins:[a-z_]+:-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?)*$' },
        ],
      },
      uniqueItems: true,
    },
    where: {
      type: 'array',
      description: 'Joined by "and".',
      items: {
        oneOf: [
          condition({ field: { const: 'region' }, op: { const: 'within' }, value: text }),
          condition({ field: { const: 'region' }, op: { const: 'missing' } }),
          condition({ field: text, op: { const: 'is' }, value: text }),
          condition({ field: text, op: { const: 'in' }, values: words }),
          condition({ field: text, op: { const: 'in_period' }, from: period, until: period, timeZone: text }, [
            'timeZone',
          ]),
        ],
      },
    },
    top: {
      type: 'object',
      description: 'Keeps the keys of one dimension that have the most.',
      properties: {
        dimension: text,
        metric: text,
        count: { type: 'integer', minimum: 1, maximum: 10_000 },
        other: { type: 'boolean' },
      },
      required: ['count'],
      additionalProperties: false,
    },
    totals: { type: 'boolean', description: 'Also answers for everything together.' },
    timeZone: { ...text, description: 'IANA name; default Asia/Shanghai.' },
    asOf: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'State at the end of this day.' },
  },
  required: ['metrics'],
  additionalProperties: false,
} as const;
