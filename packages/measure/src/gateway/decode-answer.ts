import { AtlasError, type Finding, type Quantity } from '@practice-atlas/dataset';
import type {
  Answer,
  AnswerDimension,
  AnswerFigure,
  AnswerMetric,
  AnswerSource,
  AnswerValue,
  Basis,
  Label,
} from '../answer.js';
import type { Query } from '../query.js';

/** Reads a value of unknown form; `at` says where it stands. */
type Read<T> = (value: unknown, at: string) => T;

function malformed(at: string, wanted: string): AtlasError {
  return new AtlasError(
    'server_failed',
    `the answer of the gateway is malformed: ${at || 'all of it'} is no ${wanted}`,
    {
      hint: 'see whether the address is that of a gateway, of the same version as this page',
      where: { property: at },
    },
  );
}

const text: Read<string> = (value, at) => {
  if (typeof value === 'string') return value;
  throw malformed(at, 'text');
};

const truth: Read<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  throw malformed(at, 'boolean');
};

const NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['NaN', Number.NaN],
  ['-0', -0],
]);

const number: Read<number> = (value, at) => {
  const found = typeof value === 'number' ? value : NUMBERS.get(value);
  if (found === undefined) throw malformed(at, 'number');
  return found;
};

const count: Read<number> = (value, at) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw malformed(at, 'count');
};

function word<T extends string>(...words: readonly T[]): Read<T> {
  return (value, at) => {
    const found = words.find((each) => each === value);
    if (found === undefined) throw malformed(at, `one of ${words.join(', ')}`);
    return found;
  };
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, at) => (value === null ? null : read(value, at));
}

function list<T>(read: Read<T>, length?: number): Read<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw malformed(at, 'list');
    if (length !== undefined && value.length !== length) throw malformed(at, `list of ${length}`);
    return value.map((each: unknown, i) => read(each, `${at}[${i}]`));
  };
}

const object: Read<Readonly<Record<string, unknown>>> = (value, at) => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw malformed(at, 'object');
};

function dictionary<T>(read: Read<T>): Read<Record<string, T>> {
  return (value, at) =>
    Object.fromEntries(Object.entries(object(value, at)).map(([key, each]) => [key, read(each, `${at}.${key}`)]));
}

type Fields<T> = { readonly [K in keyof T]-?: Read<T[K]> };

/** Reads an object field by field; a field that is declared `may be absent` stays absent. */
function record<T extends object>(fields: Fields<T>, mayBeAbsent: readonly (keyof T & string)[] = []): Read<T> {
  const entries = Object.entries(fields) as [keyof T & string, Read<unknown>][];
  return (value, at) => {
    const given = object(value, at);
    const read = entries.flatMap(([name, readField]) =>
      mayBeAbsent.includes(name) && !Object.hasOwn(given, name)
        ? []
        : [[name, readField(given[name], at === '' ? name : `${at}.${name}`)] as const],
    );
    return Object.fromEntries(read) as T;
  };
}

const label = record<Label>({ zh: text, en: text });

const quantity = record<Quantity>({
  qualifier: word('exact', 'at_least', 'approx', 'nearly', 'at_most', 'range', 'unknown'),
  value: orNull(number),
  valueMax: orNull(number),
  low: number,
  high: number,
  word: orNull(text),
});

const value = record<AnswerValue>({
  quantity: orNull(quantity),
  basis: orNull(word<Basis>('counted', 'reported', 'simulated', 'mixed')),
  parts: orNull(record<NonNullable<AnswerValue['parts']>>({ numerator: quantity, denominator: quantity })),
  figureIds: list(text),
  asOf: orNull(text),
  suppressed: truth,
  conflicts: list(text),
});

const metricOf = (rowCount: number) =>
  record<AnswerMetric>({
    id: text,
    label,
    unit: text,
    direction: word('more', 'less', 'neutral'),
    kind: word('stock', 'flow', 'ratio', 'duration'),
    clock: text,
    cohort: label,
    definition: label,
    values: list(value, rowCount),
  });

const dimensionOf = (rowCount: number) =>
  record<AnswerDimension>({ id: text, keys: list(orNull(text), rowCount), labels: list(label, rowCount) });

const figure = record<AnswerFigure>(
  {
    figureId: text,
    metric: text,
    label,
    dims: dictionary(text),
    quantity: orNull(quantity),
    unit: text,
    unitWord: orNull(text),
    seriesKind: word('stock', 'flow', 'target'),
    regionCode: orNull(text),
    regionName: orNull(label),
    regionPath: list(text),
    regionPathNames: list(label),
    placeName: orNull(text),
    placePrecision: text,
    periodStart: orNull(text),
    asOf: orNull(text),
    asOfPrecision: word('day', 'month', 'year', 'none'),
    sourceId: text,
    quote: text,
    quoteStart: orNull(number),
    duplicateOf: list(text),
    contradicts: list(text),
    group: orNull(text),
    scope: orNull(text),
    simulated: truth,
  },
  ['unitWord'],
);

const source = record<AnswerSource>({
  sourceId: text,
  title: text,
  publisher: orNull(text),
  publishedOn: orNull(text),
  url: orNull(text),
  retrievedOn: orNull(text),
  licence: orNull(text),
  simulated: truth,
});

const finding = record<Finding>({
  code: text,
  level: word('error', 'warning', 'notice'),
  where: dictionary<string | number>((each, at) => (typeof each === 'number' ? each : text(each, at))),
  value: orNull(text),
  reason: text,
  remedy: text,
});

/** The question as the gateway understood it: what it may hold was checked there. */
const query: Read<Query> = (given, at) => {
  const { metrics } = object(given, at);
  list(text)(metrics, `${at}.metrics`);
  return given as Query;
};

function answerOf(rowCount: number, metricCount: number): Read<Answer> {
  return record<Answer>(
    {
      version: (given, at) => {
        if (given === 1) return 1;
        throw malformed(at, 'version that this page knows');
      },
      query,
      rowCount: count,
      dimensions: list(dimensionOf(rowCount)),
      metrics: list(metricOf(rowCount), metricCount),
      figures: list(figure),
      sources: list(source),
      simulated: truth,
      asOf: orNull(text),
      findings: list(finding),
      totals: list(value, metricCount),
    },
    ['totals'],
  );
}

/**
 * Reads an answer from the JSON that `encodeAnswer` wrote, checking the form of all of it. Copies; fields that it does not know are left out.
 * Throws `server_failed`, with the place in `where.property`, for what is no answer.
 */
export function decodeAnswer(json: unknown): Answer {
  const { rowCount, query: asked } = object(json, '');
  return answerOf(count(rowCount, 'rowCount'), query(asked, 'query').metrics.length)(json, '');
}
