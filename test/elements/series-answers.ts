import type { Qualifier, Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerMetric, AnswerValue, Basis } from '@practice-atlas/measure';

/** Writes a quantity by hand, as the table in `quantity.ts` says. */
export function quantity(value: number, qualifier: Qualifier = 'exact', word: string | null = null): Quantity {
  const bounds: Partial<Record<Qualifier, [number, number]>> = {
    exact: [value, value],
    at_least: [value, Number.POSITIVE_INFINITY],
    nearly: [Number.NEGATIVE_INFINITY, value],
    at_most: [Number.NEGATIVE_INFINITY, value],
  };
  const [low, high] = bounds[qualifier] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { qualifier, value, valueMax: null, low, high, word };
}

export function rangeOf(value: number, valueMax: number): Quantity {
  return { qualifier: 'range', value, valueMax, low: value, high: valueMax, word: null };
}

export function figure(figureId: string, over: Partial<AnswerFigure>): AnswerFigure {
  return {
    figureId,
    metric: 'volunteers',
    label: { zh: '志愿者', en: 'Volunteers' },
    dims: {},
    quantity: quantity(1),
    unit: 'persons',
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
    sourceId: 's1',
    quote: '',
    quoteStart: null,
    duplicateOf: [],
    contradicts: [],
    group: null,
    scope: null,
    simulated: false,
    ...over,
  };
}

function value(q: Quantity | null, basis: Basis, over: Partial<AnswerValue> = {}): AnswerValue {
  return {
    quantity: q,
    basis: q ? basis : null,
    parts: null,
    figureIds: [],
    asOf: null,
    suppressed: false,
    conflicts: [],
    ...over,
  };
}

function answer(over: Partial<Answer>): Answer {
  return {
    version: 1,
    query: { metrics: [] },
    rowCount: 0,
    dimensions: [],
    metrics: [],
    figures: [],
    sources: [],
    simulated: false,
    asOf: null,
    findings: [],
    ...over,
  };
}

function metric(over: Partial<AnswerMetric>): AnswerMetric {
  return {
    id: 'volunteers_registered',
    label: { zh: '实名注册志愿者', en: 'Registered volunteers' },
    unit: 'persons',
    direction: 'more',
    kind: 'stock',
    clock: 'as_of',
    cohort: { zh: '', en: '' },
    definition: { zh: '', en: '' },
    values: [],
    ...over,
  };
}

/** An answer by month: numbers, quantities, or null for an unknown month. */
export function monthly(
  first: string,
  values: readonly (number | Quantity | null)[],
  { basis = 'simulated', ...over }: Partial<AnswerMetric> & { basis?: Basis } = {},
): Answer {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const keys = values.map((_value, index) => {
    const slot = year * 12 + month - 1 + index;
    return `${Math.floor(slot / 12)}-${String((slot % 12) + 1).padStart(2, '0')}`;
  });
  return answer({
    rowCount: keys.length,
    dimensions: [{ id: 'month', keys, labels: keys.map((key) => ({ zh: key, en: key })) }],
    metrics: [
      metric({
        ...over,
        values: values.map((one) => value(typeof one === 'number' ? quantity(one) : one, basis)),
      }),
    ],
    simulated: basis === 'simulated',
  });
}

/** An answer of one value that stands on figures, the first one chosen and the others in conflict with it. */
export function reported(figures: readonly AnswerFigure[]): Answer {
  const [chosen, ...others] = figures;
  return answer({
    rowCount: 1,
    metrics: [
      metric({
        id: chosen?.metric ?? 'volunteers',
        label: chosen?.label ?? { zh: '', en: '' },
        unit: chosen?.unit ?? 'persons',
        values: [
          value(chosen?.quantity ?? null, 'reported', {
            figureIds: chosen ? [chosen.figureId] : [],
            conflicts: others.map(({ figureId }) => figureId),
          }),
        ],
      }),
    ],
    figures,
  });
}

/** An answer that lists figures, as `reported_figures` does. */
export function listed(figures: readonly AnswerFigure[]): Answer {
  return answer({
    rowCount: 1,
    metrics: [
      metric({ id: 'reported_figures', unit: 'figures', values: [value(quantity(figures.length), 'counted')] }),
    ],
    figures,
  });
}
