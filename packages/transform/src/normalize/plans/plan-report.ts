import { headingKey, tables } from '@practice-atlas/dataset';
import type { HeadingForms } from '../headings/heading-forms.js';
import { columnNamed, type HeadingMatch, type Mapping } from '../headings/map-headings.js';
import { settleDays } from './day-flows.js';
import { METRIC_WORDS } from './metric-words.js';
import { isPartHeading } from './part-of-whole.js';
import { readMetricWords } from './read-metric-words.js';
import { isPeriod, readPeriod } from './read-period.js';
import { titlePlaceTaken, yearlessHeadings, yearlessNames } from './report-findings.js';
import { metricIn, partIn, unitsSaid } from './said-units.js';
import type { FigureHeading, MetricWords, PlanPeriod, TablePlan } from './table-plan.js';
import { titleBreakdown } from './title-breakdown.js';

/** The part of a plan that makes a wide report. */
export type ReportPlan = Pick<TablePlan, 'figures' | 'keys' | 'findings'> & {
  readonly left: Mapping['left'];
};

/** What is known of a report besides its headings. */
export interface ReportContext {
  /** Title, sheet and file, most telling first. */
  readonly names: readonly string[];
  /** The places that these name. */
  readonly places: readonly string[];
  /** The unit said above the headings: 单位：万人. */
  readonly unitLine: string | null;
  readonly year: number | null;
  /** Positions that a mapping file has ruled on. */
  readonly ruled: ReadonlySet<number>;
  /** At least one figure is given by a mapping file. */
  readonly given: readonly FigureHeading[];
}

/** Headings that hold the period of a row. */
export const PERIOD_KEY =
  /^(?:统计|数据|填报)?(?:月份|年月|月度|月|季度|季|年度|年份|年|期间|期次|日期|时间|截至日期|month|quarter|year|period|date)$/;
const METRIC_KEY =
  /^(?:统计)?(?:指标|指标名称|统计指标|统计项目|项目名称|项目|事项|内容|类别|名称|metric|indicator|item)$/;
const UNIT_KEY = /^(?:单位|计量单位|unit)$/;
const REPORTER_KEY = /^(?:单位|填报单位|所属单位|单位名称|地方|辖区|所在地|place|location)$/;
const PLACE_NAME_KEY = /^(?:阵地|站点|场所|实践[所站点]|实践中心|实践基地)名称$/;
/** Headings that name the place of a row when they come first, and count places when they stand among metrics. */
const FIRST_PLACE_KEY = /^(?:阵地|站点|场所|实践[所站点]|实践中心|实践基地)$/;
const ROW_NUMBER = /^(?:序号|编号|no)$/;
const PLACE = /^\p{Script=Han}{1,12}(?:[省市区县旗州盟镇乡村]|街道|社区|自治[州县])$/u;
const NO_PLACE = /^(?:[全各本我该]|所[属在]|合|总|小|小区|社区|地区|城市|区县|市区|城区)/;
const TOTAL = /^(?:合计|总计|小计|全[省市区县]|total)$/;
const CATALOGUED: ReadonlySet<string> = new Set(METRIC_WORDS.map(({ metric }) => metric));

const NOTHING: MetricWords = {
  metric: '',
  label: '',
  dims: {},
  unit: null,
  unitWord: null,
  power: 0,
  seriesKind: 'stock',
};

type Place = { readonly heading: string; readonly index: number };
const key = ({ heading, index }: Place, column: string, forms: HeadingForms): HeadingMatch => ({
  heading,
  index,
  column,
  unitWord: forms.unitWord,
  power: forms.power,
});

/** A period that stands before what is counted without a mark between them: 2019年3月志愿者人数, 一季度活动场次. */
const GLUED = /^((?:\d{4}年度?)?(?:\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年)?)[末底]?(?=\p{Script=Han}{2})/u;

/** Cuts the period off before a metric that is known. */
function withoutPeriod(part: string): string[] {
  const text = headingKey(part);
  const [all = '', period = ''] = GLUED.exec(text) ?? [];
  const rest = text.slice(all.length);
  const isMetric = period !== '' && isPeriod(period) && CATALOGUED.has(readMetricWords(rest)?.metric ?? '');
  return isMetric ? [period, rest] : [part];
}

/** Takes the parts of a heading apart that name a period or a place. */
function partsOf(heading: string): { period: string | null; place: string | null; rest: string } {
  const parts = heading.slice(0, 200).split('/').flatMap(withoutPeriod);
  const periods = parts.filter((part) => isPeriod(part));
  const places = parts.filter((part) => {
    const text = headingKey(part);
    return PLACE.test(text) && !NO_PLACE.test(text) && readMetricWords(part) === null && !isPeriod(part);
  });
  return {
    period: periods.length === 0 ? null : periods.join(''),
    place: places.at(-1) ?? null,
    rest: parts.filter((part) => !periods.includes(part) && !places.includes(part)).join('/'),
  };
}

/** The key column that a heading is, if the rows of a report may be told apart by it. */
function keyColumn(forms: HeadingForms, hasMetricHeading: boolean, isFirst: boolean): string | null {
  const is = (pattern: RegExp) => forms.exact.some((text) => pattern.test(text));
  const named = columnNamed(forms, tables.figures);
  if (named === 'region_code' || named === 'place_name') return named;
  if (is(PERIOD_KEY)) return 'as_of';
  if (is(PLACE_NAME_KEY) || (isFirst && is(FIRST_PLACE_KEY))) return 'place_name';
  if (hasMetricHeading && is(UNIT_KEY)) return 'unit_word';
  return is(REPORTER_KEY) ? 'region_code' : null;
}

/** Which headings of rows whose metric stands in a cell hold the metric: the first that may. */
function metricKeyAt(forms: readonly HeadingForms[], free: (index: number) => boolean): number {
  return forms.findIndex((form, index) => free(index) && form.exact.some((text) => METRIC_KEY.test(text)));
}

/**
 * Plans a wide report: headings that are metrics (志愿者人数), periods (3月), places (沈阳市) or several of these joined by `/`, and
 * keys that name the place and the period of a row. Null when the headings make no report.
 */
export function planReport(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  { names, places, unitLine, year, ruled, given }: ReportContext,
): ReportPlan | null {
  const titlePeriod = names.map((name) => readPeriod(name, year)).find((period) => period !== null) ?? null;
  const units = unitsSaid([unitLine ?? '', ...names]);
  const parts = headings.map(partsOf);
  const bare = parts.filter(
    ({ period, place, rest }, index) => !ruled.has(index) && rest === '' && (period ?? place) !== null,
  );
  const turned = bare.length >= 2;
  const metricAt = turned ? metricKeyAt(forms, (index) => !ruled.has(index)) : -1;
  const namesMetric = parts.some(
    ({ rest }, index) => !ruled.has(index) && CATALOGUED.has(metricIn(rest, units)?.metric ?? ''),
  );
  const counted =
    (turned || !namesMetric) && metricAt < 0
      ? (names.map((name) => metricOfTitle(name, units)).find((found) => found !== null) ?? null)
      : null;
  const titleMetric = turned ? counted : null;
  const divided =
    turned || counted === null || given.length > 0
      ? []
      : parts.map(({ rest }, index) => (ruled.has(index) ? null : titleBreakdown(rest, counted)));
  const isDivided = divided.filter((one) => one !== null).length > 1;

  const figures = given.map((one): FigureHeading => {
    const part = parts[one.index];
    const period = part?.period == null ? null : readPeriod(part.period, year);
    return { ...one, period: period ?? titlePeriod, place: part?.place ?? null };
  });
  const keys: HeadingMatch[] = [];
  const left: { heading: string; index: number; reason: string }[] = [];
  const yearless: string[] = [];
  const givenAt = new Map(figures.map((one) => [one.index, one]));
  let whole: FigureHeading | null = null;
  for (const [index, heading] of headings.entries()) {
    const form = forms[index];
    const part = parts[index];
    const before: FigureHeading | null = whole;
    if (!isPartHeading(heading)) whole = givenAt.get(index) ?? null;
    if (!form || !part || ruled.has(index)) continue;
    const at = { heading, index };
    const period = part.period === null ? null : readPeriod(part.period, year);
    const isFirst = index === 0 || (index === 1 && (forms[0]?.exact.some((text) => ROW_NUMBER.test(text)) ?? false));
    const column = index === metricAt ? 'metric' : keyColumn(form, metricAt >= 0, isFirst);
    const share = isDivided ? divided[index] : null;
    if (column !== null) keys.push(key(at, column, form));
    else if (share) figures.push(figure(at, share, false, period ?? titlePeriod, part.place));
    else if (form.exact.some((text) => TOTAL.test(text)))
      left.push({ ...at, reason: 'it is the total of other headings' });
    else if (part.rest === '' && (part.period ?? part.place) !== null) {
      const counts = metricAt >= 0 ? NOTHING : titleMetric;
      if (counts === null) left.push({ ...at, reason: 'neither a heading, a row nor the title says what is counted' });
      else figures.push(figure(at, counts, metricAt >= 0, period ?? titlePeriod, part.place));
    } else {
      const counts = partIn(part.rest, before, units) ?? metricIn(part.rest, units);
      if (counts === null) left.push({ ...at, reason: 'it is neither a metric, a period nor a place' });
      else {
        figures.push(figure(at, counts, false, period ?? titlePeriod, part.place));
        if (!isPartHeading(heading)) whole = figures.at(-1) ?? null;
      }
    }
    if (part.period !== null && column === null && period === null) yearless.push(heading);
  }
  const anchored =
    keys.some(({ column }) => column !== 'unit_word' && column !== 'metric') ||
    figures.some(({ period, place }) => period !== null || place !== null);
  const known = figures.filter(
    ({ metric, metricInRow }) => metricInRow || CATALOGUED.has(metric) || metric.endsWith('_new'),
  );
  if (!anchored || known.length === 0 || (given.length === 0 && known.length * 4 < figures.length)) return null;
  const inRow = keys.some(({ column }) => column === 'as_of');
  const nowhere = figures.every(({ place }) => place === null) && !keys.some(({ column }) => column === 'region_code');
  const titlePlace = nowhere ? (places[0] ?? null) : null;
  const settled = settleDays(
    figures.map((one) => ({
      ...one,
      period: inRow && one.period === titlePeriod ? null : one.period,
      place: one.place ?? titlePlace,
    })),
    names,
  );
  const isDated = inRow || settled.figures.every(({ period }) => period !== null);
  return {
    figures: settled.figures,
    keys: distinct(keys),
    left,
    findings: [
      ...titlePlaceTaken(titlePlace),
      ...settled.findings,
      ...yearlessHeadings(yearless),
      ...(yearless.length > 0 || isDated ? [] : yearlessNames(names)),
    ],
  };
}

function figure(
  at: Place,
  counts: MetricWords,
  metricInRow: boolean,
  period: PlanPeriod | null,
  place: string | null,
): FigureHeading {
  return { ...at, ...counts, metricInRow, period, place };
}

/** What a title counts: 志愿者人数 in 各区2024年志愿者人数统计表. */
function metricOfTitle(title: string, unitWords: readonly string[]): MetricWords | null {
  const text = headingKey(title.slice(0, 200))
    .replace(/\.[a-z]+$/, '')
    .replace(/(?:情况)?(?:统计|汇总|明细|登记|月报|季报|年报|报)*表?(?:\(.*\))?$/, '')
    .replace(/^.*(?:\d年?度?|[月季年]度?|[省市区县各])[底末]?(?=\p{Script=Han})/u, '');
  const counts = metricIn(text, unitWords);
  return counts !== null && CATALOGUED.has(counts.metric) ? counts : null;
}

/** A key stands once, except places (市, 区) and periods (年, 月), which are read together from the left. */
function distinct(keys: readonly HeadingMatch[]): HeadingMatch[] {
  const seen = new Set<string>();
  return keys.filter(({ column }) => {
    if (column === 'region_code' || column === 'as_of') return true;
    const first = !seen.has(column);
    seen.add(column);
    return first;
  });
}
