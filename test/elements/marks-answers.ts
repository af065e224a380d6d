import type { Quantity } from '@practice-atlas/dataset';
import type { Answer, AnswerFigure, AnswerMetric, AnswerValue, Label } from '@practice-atlas/measure';

/** Writes a quantity by hand, as the table in `quantity.ts` says. */
export function quantity(
  value: number,
  qualifier: Quantity['qualifier'] = 'exact',
  word: string | null = null,
): Quantity {
  const low = qualifier === 'exact' || qualifier === 'at_least' ? value : Number.NEGATIVE_INFINITY;
  const high =
    qualifier === 'exact' || qualifier === 'nearly' || qualifier === 'at_most' ? value : Number.POSITIVE_INFINITY;
  return { qualifier, value, valueMax: null, low, high, word };
}

export function value(q: Quantity | null, over: Partial<AnswerValue> = {}): AnswerValue {
  return {
    ...{
      quantity: q,
      basis: q ? 'counted' : null,
      parts: null,
      figureIds: [],
      asOf: null,
      suppressed: false,
      conflicts: [],
    },
    ...over,
  };
}

/** A share of two counts, with its parts. */
export function share(numerator: number, denominator: number): AnswerValue {
  return value(quantity(numerator / denominator), {
    parts: { numerator: quantity(numerator), denominator: quantity(denominator) },
  });
}

export function answer(over: Partial<Answer>): Answer {
  return {
    ...{ version: 1, query: { metrics: [] }, rowCount: 0, dimensions: [], metrics: [], figures: [], sources: [] },
    ...{ simulated: false, asOf: '2019-11', findings: [] },
    ...over,
  };
}

export function metric(
  id: string,
  unit: string,
  values: readonly AnswerValue[],
  label: Label = { zh: id, en: id },
): AnswerMetric {
  const none = { zh: '', en: '' };
  return {
    ...{ id, label, unit, direction: 'more', kind: 'stock', clock: 'as_of', cohort: none, definition: none, values },
  };
}

/** The 14 prefectures of Liaoning in code order. */
export const CITIES: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['210100', '沈阳市', 'Shenyang'],
  ['210200', '大连市', 'Dalian'],
  ['210300', '鞍山市', 'Anshan'],
  ['210400', '抚顺市', 'Fushun'],
  ['210500', '本溪市', 'Benxi'],
  ['210600', '丹东市', 'Dandong'],
  ['210700', '锦州市', 'Jinzhou'],
  ['210800', '营口市', 'Yingkou'],
  ['210900', '阜新市', 'Fuxin'],
  ['211000', '辽阳市', 'Liaoyang'],
  ['211100', '盘锦市', 'Panjin'],
  ['211200', '铁岭市', 'Tieling'],
  ['211300', '朝阳市', 'Chaoyang'],
  ['211400', '葫芦岛市', 'Huludao'],
];

/** An answer by region; without `values` it is one of reported figures. */
export function regional(
  regions: readonly (readonly [code: string, zh: string, en: string])[],
  {
    values = null,
    unit = 'teams',
    figures = [],
    region = '210000' as string | null,
  }: {
    values?: readonly (Quantity | AnswerValue | null)[] | null;
    unit?: string;
    figures?: readonly AnswerFigure[];
    region?: string | null;
  },
): Answer {
  const asValue = (one: Quantity | AnswerValue | null) => (one !== null && 'basis' in one ? one : value(one));
  return answer({
    query: {
      ...{ metrics: [values ? 'teams' : 'reported_figures'], by: ['region:city'] },
      ...(region === null ? {} : { where: [{ field: 'region', op: 'within', value: region }] }),
    },
    rowCount: regions.length,
    dimensions: [
      {
        ...{ id: 'region:city', keys: regions.map(([code]) => code) },
        labels: regions.map(([, zh, en]) => ({ zh, en })),
      },
    ],
    metrics: values
      ? [metric('teams', unit, values.map(asValue), { zh: '志愿服务队伍', en: 'Volunteer teams' })]
      : [
          metric(
            'reported_figures',
            'figures',
            regions.map(() => value(quantity(0))),
          ),
        ],
    figures,
  });
}

/** A reported figure of a place, `['朝阳市', '北票市']` below the province; its path is read from the code. */
export function placed(
  figureId: string,
  [code, ...names]: readonly [code: string, ...names: string[]],
  [metricId, q, unit]: readonly [metric: string, quantity: Quantity | null, unit: string],
  over: Partial<AnswerFigure> = {},
): AnswerFigure {
  const city = `${code.slice(0, 4)}00`;
  const regionNames = ['辽宁省', ...names].map((name) => ({ zh: name, en: name }));
  return {
    ...{
      figureId,
      metric: metricId,
      label: { zh: metricId, en: metricId },
      dims: {},
      quantity: q,
      unit,
      seriesKind: 'stock',
    },
    ...{ regionCode: code, regionName: regionNames.at(-1) ?? null, regionPathNames: regionNames },
    regionPath: code === city ? ['210000', city] : ['210000', city, code],
    ...{ placeName: names.at(-1) ?? null, placePrecision: code === city ? 'city' : 'county', periodStart: null },
    ...{ asOf: '2019-11-30', asOfPrecision: 'month', sourceId: 's1', quote: '', quoteStart: null, duplicateOf: [] },
    ...{ contradicts: [], group: null, scope: 'core', simulated: false },
    ...over,
  };
}
