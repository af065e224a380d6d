import { createDataset, type PracticeDataset } from '@practice-atlas/dataset';
import { type Answer, measure, type Query } from '@practice-atlas/measure';

type Tables = NonNullable<Parameters<typeof createDataset>[0]['tables']>;

/** Three cities; the first has two counties and a functional zone. */
export const REGIONS = [
  { code: '100000', name: '中华人民共和国', level: 'country' },
  { code: '210000', name: '辽宁省', name_en: 'Liaoning', level: 'province', parent_code: '100000' },
  { code: '210100', name: '沈阳市', name_en: 'Shenyang', level: 'city', parent_code: '210000' },
  { code: '210200', name: '大连市', name_en: 'Dalian', level: 'city', parent_code: '210000' },
  { code: '210300', name: '鞍山市', name_en: 'Anshan', level: 'city', parent_code: '210000' },
  { code: '210102', name: '和平区', level: 'county', parent_code: '210100' },
  { code: '210103', name: '沈河区', level: 'county', parent_code: '210100' },
  { code: '210202', name: '中山区', level: 'county', parent_code: '210200' },
  { code: '210203', name: '西岗区', level: 'county', parent_code: '210200' },
  { code: '2102Z1', name: '金普新区', level: 'zone', parent_code: '210200' },
];
const SOURCES = [
  { source_id: 'press', kind: 'press', title: '报纸' },
  { source_id: 'survey', kind: 'survey', title: '调查' },
  { source_id: 'made', kind: 'simulated', title: '模拟' },
];

/** Makes a small dataset; regions and sources are there unless given. */
export function dataset(tables: Tables, simulated: readonly string[] = []): PracticeDataset {
  const made = createDataset({
    name: 'example',
    title: { zh: '示例', en: 'Example' },
    tables: { regions: REGIONS, sources: SOURCES, ...tables },
    simulation: simulated.length > 0 ? { seed: 1, scale: 1, scaleMeaning: 'itself', tables: simulated } : null,
  });
  if (made.findings.some(({ level }) => level === 'error')) throw new Error(JSON.stringify(made.findings));
  return made;
}

/** Makes a figure: an exact stock of Liaoning at the end of November 2019 unless said otherwise. */
export function figure(id: string, given: Readonly<Record<string, unknown>>): object {
  return {
    figure_id: id,
    region_code: '210000',
    place_precision: 'province',
    metric: 'volunteers',
    value: 100,
    qualifier: 'exact',
    unit: 'persons',
    series_kind: 'stock',
    as_of: '2019-11-30',
    as_of_precision: 'month',
    source_id: 'press',
    quote: `“${id}”`,
    ...given,
  };
}

/** Makes an order and its steps from moments in Shanghai: `order('a', { placed: '2019-01-01T08:00' })`. */
export function order(
  id: string,
  steps: Readonly<Record<string, string>> | readonly (readonly [step: string, at: string, tier?: string])[],
  given: Readonly<Record<string, unknown>> = {},
): { case: object; steps: object[] } {
  const list = Array.isArray(steps) ? steps : Object.entries(steps);
  return {
    case: { case_id: id, lifecycle: 'order', region_code: '210102', ...given },
    steps: list.map(([step, at, tier = 'center'], i) => ({
      case_id: id,
      seq: i + 1,
      step,
      at: `${at}+08:00`,
      tier,
    })),
  };
}

/** Puts orders into tables. */
export function ordersOf(...orders: readonly { case: object; steps: object[] }[]): Tables {
  return { cases: orders.map((each) => each.case), case_steps: orders.flatMap((each) => each.steps) };
}

/** Reads the number of the only metric, row by row; a bound has its sign: `3000+`. */
export function numbers(answer: Answer, metric = 0): (number | string | null)[] {
  return answer.metrics[metric]!.values.map(({ quantity }) => {
    if (quantity === null) return null;
    if (quantity.qualifier === 'exact') return quantity.value;
    return quantity.qualifier === 'at_least' ? `${quantity.value}+` : `${quantity.qualifier} ${quantity.value}`;
  });
}

/** Asks and returns `{ key: number }`, the keys of several dimensions joined by a space. */
export function table(data: PracticeDataset, query: Query): Record<string, number | string | null> {
  const answer = measure(data, query, { minimumGroup: 1 });
  const values = numbers(answer);
  return Object.fromEntries(
    values.map((value, row) => [answer.dimensions.map(({ keys }) => keys[row]).join(' '), value]),
  );
}

/** Asks one metric without dimensions and returns its number. */
export function one(data: PracticeDataset, metric: string, where: Query['where'] = []): number | string | null {
  return numbers(measure(data, { metrics: [metric], where }, { minimumGroup: 1 }))[0]!;
}
