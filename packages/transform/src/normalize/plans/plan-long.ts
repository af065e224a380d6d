import { type Table, tables } from '@practice-atlas/dataset';
import type { HeadingForms } from '../headings/heading-forms.js';
import { mappedColumns } from '../headings/map-by-rules.js';
import type { HeadingMatch, Mapping } from '../headings/map-headings.js';
import { PERIOD_KEY, type ReportPlan } from './plan-report.js';
import { readPeriod } from './read-period.js';
import { titlePlaceTaken, yearlessNames } from './report-findings.js';

/** What is known of a report besides its headings. */
export interface LongContext {
  /** Title, sheet and file, most telling first. */
  readonly names: readonly string[];
  /** The places that these name. */
  readonly places: readonly string[];
  readonly year: number | null;
  /** What its headings stand for among the columns of `figures`. */
  readonly mapping: Mapping;
  /** Columns that are set for all rows. */
  readonly constants: readonly string[];
}

const METRIC = /^(?:统计|考核|评价)?指标(?:名称|名)?$|^(?:metric|indicator)(?:name)?$/;
/** Headings that hold the metric where the rest says that the rows are figures. */
const METRIC_ELSEWHERE = /^(?:统计项目|项目名称|项目|事项|内容|类别|名称|item)$/;
/** What a row of a report that is written for this dataset says itself. */
const SAID: readonly string[] = ['unit', 'series_kind'];

const schema: Table = tables.figures;
const is = (form: HeadingForms | undefined, pattern: RegExp) => form?.exact.some((text) => pattern.test(text)) ?? false;

/** Says whether a heading holds the names of indicators, whatever else a file is about. */
export function isMetricHeading(form: HeadingForms): boolean {
  return is(form, METRIC);
}

/**
 * Plans a long report, one number a row: 指标, 地区, 日期, 数值. The words of each row's indicator say what kind of number it is and in
 * which unit. Null when the headings make none, and when columns say both.
 */
export function planLong(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  { names, places, year, mapping, constants }: LongContext,
): ReportPlan | null {
  const columns = mappedColumns(mapping);
  if (SAID.every((column) => columns.has(column) || constants.includes(column))) return null;
  const matches = [...mapping.mapped, ...mapping.guessed];
  const value = matches.find(({ column }) => column === 'value');
  const place = matches.some(({ column }) => column === 'region_code' || column === 'place_name');
  const metricAt = [METRIC, METRIC_ELSEWHERE]
    .map((pattern) => headings.findIndex((_, index) => index !== value?.index && is(forms[index], pattern)))
    .find((index, at) => index >= 0 && (at === 0 || place));
  const metric = matches.find(({ column }) => column === 'metric')?.index ?? metricAt;
  if (!value || metric === undefined) return null;
  const isPeriodKey = (index: number) => is(forms[index], PERIOD_KEY);
  const keys: HeadingMatch[] = headings.flatMap((heading, index): HeadingMatch[] => {
    if (index === value.index) return [];
    const { unitWord = null, power = 0 } = forms[index] ?? {};
    const found = matches.find((match) => match.index === index);
    const column = index === metric ? 'metric' : isPeriodKey(index) ? 'as_of' : found?.column;
    if (column === undefined) return [];
    return [{ heading, index, unitWord, power, column: column === 'unit' ? 'unit_word' : column }];
  });
  const isDated = keys.some(({ column }) => column === 'as_of');
  const period = isDated ? null : (names.map((name) => readPeriod(name, year)).find((read) => read !== null) ?? null);
  const titlePlace = place ? null : (places[0] ?? null);
  const read = new Set([value.index, ...keys.map(({ index }) => index)]);
  return {
    figures: [
      {
        heading: value.heading,
        index: value.index,
        metric: '',
        label: '',
        dims: {},
        unit: null,
        unitWord: value.unitWord,
        power: value.power,
        seriesKind: 'stock',
        metricInRow: true,
        isLong: true,
        period,
        place: titlePlace,
      },
    ],
    keys: keys.filter(({ column }) => Object.hasOwn(schema.fields, column)),
    left: mapping.left.filter(({ index }) => !read.has(index)),
    findings: [...titlePlaceTaken(titlePlace), ...(isDated || period ? [] : yearlessNames(names))],
  };
}
