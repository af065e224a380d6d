import type { Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerMetric, AnswerSource, AnswerValue, Query } from '@practice-atlas/measure';

const OPEN: Readonly<Record<Quantity['qualifier'], readonly [boolean, boolean]>> = {
  exact: [true, true],
  at_least: [true, false],
  nearly: [false, true],
  at_most: [false, true],
  approx: [false, false],
  range: [true, true],
  unknown: [false, false],
};

/** Writes a quantity as a source prints it. */
export function quantity(
  value: number | null,
  qualifier: Quantity['qualifier'] = 'exact',
  word: string | null = null,
  valueMax: number | null = null,
): Quantity {
  const [low, high] = OPEN[qualifier];
  return {
    qualifier,
    value,
    valueMax,
    low: low && value !== null ? value : -Infinity,
    high: high && value !== null ? (valueMax ?? value) : Infinity,
    word,
  };
}

export function source(part: Partial<AnswerSource> = {}): AnswerSource {
  return {
    sourceId: 'province',
    title: '辽宁新时代文明实践中心数据地图',
    publisher: '省报',
    publishedOn: '2019-11',
    url: null,
    retrievedOn: null,
    licence: null,
    simulated: false,
    ...part,
  };
}

export function figure(part: Partial<AnswerFigure> = {}): AnswerFigure {
  return {
    figureId: 'volunteers',
    metric: 'volunteers',
    label: { zh: '志愿者', en: 'Volunteers' },
    dims: {},
    quantity: quantity(1_200_000, 'at_least', '多'),
    unit: 'persons',
    unitWord: '人',
    seriesKind: 'stock',
    regionCode: '210000',
    regionName: { zh: '辽宁省', en: '辽宁省' },
    regionPath: ['210000'],
    regionPathNames: [{ zh: '辽宁省', en: '辽宁省' }],
    placeName: '辽宁省',
    placePrecision: 'province',
    periodStart: null,
    asOf: '2019-11-30',
    asOfPrecision: 'month',
    sourceId: 'province',
    quote: '志愿者120多万人',
    quoteStart: 0,
    duplicateOf: [],
    contradicts: [],
    group: null,
    scope: 'core',
    simulated: false,
    ...part,
  };
}

export function value(part: Partial<AnswerValue> = {}): AnswerValue {
  return {
    quantity: quantity(1_200_000, 'at_least', '多'),
    basis: 'reported',
    parts: null,
    figureIds: ['volunteers'],
    asOf: '2019-11',
    suppressed: false,
    conflicts: [],
    ...part,
  };
}

export function metric(part: Partial<AnswerMetric> = {}): AnswerMetric {
  return {
    id: 'volunteers',
    label: { zh: '志愿者', en: 'Volunteers' },
    unit: 'persons',
    direction: 'more',
    kind: 'stock',
    clock: 'as_of',
    cohort: { zh: '全部', en: 'all' },
    definition: { zh: '来源所报', en: 'as reported' },
    values: [value()],
    ...part,
  };
}

/** Makes an answer with one row a value of its first metric. */
export function answer(part: Partial<Answer> = {}): Answer {
  const metrics = part.metrics ?? [metric()];
  const query: Query = part.query ?? { metrics: metrics.map(({ id }) => id) };
  return {
    version: 1,
    query,
    rowCount: metrics[0]?.values.length ?? 0,
    dimensions: [],
    metrics,
    figures: [figure()],
    sources: [source()],
    simulated: false,
    asOf: '2019-11',
    findings: [],
    ...part,
  };
}
