import { headingKey } from '@practice-atlas/dataset';
import { unitInBrackets } from '../headings/heading-forms.js';
import { METRIC_WORDS, type MetricEntry, NARROWING_WORDS, UNITS_BY_WORD } from './metric-words.js';
import type { MetricWords } from './table-plan.js';

const BRACKETS = /[([【〔{]([^)\]】〕}]*)[)\]】〕}]/gu;
const NEW = /新增|新建|新成立|新组建|新招募|新发展/g;
const TARGET = /目标|计划|任务数|任务量/g;
const CUMULATIVE = /累计/g;
const SILENT =
  /^其中[:,]?|新时代|文明(?=实践)|^(?:现有|共有|拥有|已有|建成|建有|已建|成立|组建|开展|举办|组织|全[省市区县]|本[月期季年]|当[月期季年]|今年|年内|月度|总(?!队))+/g;
/** Ends that do not change what is counted. */
const TAIL = /(?:总?数量|总?人数|个数|总数|总量|总场次|总?场次|总?次数|总?数|总?量|情况)$/;
/** A heading that says by itself only in what is counted: 人次 below 活动. */
const BARE_COUNT = /^总?(?:人次|人数)$/;
/** Words that make another number of what follows them. */
const TURNING = /^[有无]$|平均|人均|每|占|比例|比重|同比|环比|增[长速幅]|排名|名次|序号/;
/** Words before a metric that do not narrow it. */
const IDLE: ReadonlySet<string> = new Set('志愿者 志愿服务 实践 群众 居民 各类 各级 各'.split(' '));
/** Ends of a heading that surely counts something, though nobody knows the thing. */
const COUNTING = /(?:数量?|人次|场次|次数|金额|时长|总量|率|占比|[^实备]数)$/;
/** The unit of what has no metric, by the end of its words. */
const FREE_UNITS: readonly (readonly [words: RegExp, unit: string])[] = [
  [/(?:率|占比|比例|比重)$/, 'ratio'],
  [/人次$/, 'person_times'],
  [/人数$/, 'persons'],
];
/** Units in which a metric of another unit is another metric: volunteers in 人次, stations in %. */
const STRICT: ReadonlySet<string> = new Set([
  'persons',
  'person_times',
  'ratio',
  'CNY',
  'hours',
  'minutes',
  'households',
  'm2',
]);

const entries = new Map<string, MetricEntry>();
for (const entry of METRIC_WORDS)
  for (const word of [...entry.words, ...(entry.dims ? [] : [entry.metric.replaceAll('_', '')])])
    if (!entries.has(word)) entries.set(word, entry);
const LONGEST_WORD = Math.max(...[...entries.keys()].map((word) => word.length));

interface Found {
  readonly entry: MetricEntry;
  /** What stands before the metric's word. */
  readonly before: string;
}

const countsPersons = ({ units }: MetricEntry) => units.includes('persons') || units.includes('person_times');

/** The longest metric word that the text ends with, ends such as 数量 left out. */
function metricAtEnd(text: string): Found | null {
  let isOfPersons = false;
  for (let rest = text; rest !== ''; ) {
    for (let length = Math.min(LONGEST_WORD, rest.length); length > 0; length -= 1) {
      const entry = entries.get(rest.slice(-length));
      const before = rest.slice(0, -length);
      if (entry && !/[a-z]$/.test(before)) return isOfPersons && !countsPersons(entry) ? null : { entry, before };
    }
    const shorter = rest.replace(TAIL, '');
    if (shorter === rest) return null;
    isOfPersons ||= rest.endsWith('人数');
    rest = shorter;
  }
  return null;
}

/** The dimensions that the words before a metric narrow it by; null when they turn it into something else. */
export function narrowing(text: string): Readonly<Record<string, string>> | null {
  const words = text.replace(/^[,、:]|[,、:的]$/g, '').replace(TAIL, '');
  if (words === '' || IDLE.has(words)) return {};
  const known = NARROWING_WORDS.get(words);
  if (known) return known;
  return /^\p{Script=Han}{1,8}$/u.test(words) && !TURNING.test(words) ? { kind: words } : null;
}

const NO_UNIT = { unitWord: null, power: 0 };

/** The words of a heading, part by part, without marks of series and unit. */
function partsOf(
  key: string,
  hasUnit: boolean,
): { parts: string[]; isNew: boolean; isTarget: boolean; isTotal: boolean } {
  const text = hasUnit ? key.replace(BRACKETS, '') : key.replace(BRACKETS, '/$1');
  const plain = /^[\x20-\x7e]+$/.test(text) ? text.replace(/[_.-]/g, '') : text;
  return {
    parts: plain
      .replace(NEW, '')
      .replace(TARGET, '')
      .replace(CUMULATIVE, '')
      .split('/')
      .map((part) =>
        part
          .replace(/^[(*]|[):*]$/g, '')
          .replace(SILENT, '')
          .replace(SILENT, ''),
      )
      .filter(Boolean),
    isNew: NEW_WORD.test(plain),
    isTarget: TARGET_WORD.test(plain),
    isTotal: plain.includes('累计'),
  };
}
const NEW_WORD = new RegExp(NEW.source);
const TARGET_WORD = new RegExp(TARGET.source);

/**
 * Reads what a heading, or the name of an indicator in a row, counts: the metric, the dimensions that narrow it, its unit and scale.
 * 其中:党员志愿者(万人) is `volunteers` of the kind `party_member` in 10^4 persons; 实践站/新增 is `sites_new`.
 * Something that is surely counted but has no metric keeps its own words as the metric. Null when nothing is counted.
 * `unitWord` is the unit that stands elsewhere: in a column of units, in the title.
 *
 * @example
 * readMetricWords('注册志愿者(万人)'); // { metric: 'volunteers_registered', unit: 'persons', power: 4, ... }
 */
export function readMetricWords(heading: string, unitWord: string | null = null): MetricWords | null {
  const key = headingKey(heading.slice(0, 200));
  const inside = unitInBrackets(key);
  const outside = unitWord === null ? NO_UNIT : unitInBrackets(`(${headingKey(unitWord)})`);
  const unit = inside ?? outside ?? NO_UNIT;
  const { parts, isNew, isTarget, isTotal } = partsOf(key, inside !== null);
  const label = key.replace(BRACKETS, (all) => (inside === null ? all : '')).replace(/^其中[:,]?|[:*]/g, '');
  const said = unit.unitWord === null ? undefined : UNITS_BY_WORD.get(unit.unitWord);

  for (let last = parts.length - 1; last >= 0; last -= 1) {
    const part = parts[last] ?? '';
    const found = metricAtEnd(last > 0 && BARE_COUNT.test(part) ? `${parts[last - 1]}${part}` : part);
    if (!found) continue;
    const after = parts.slice(last + 1).map((part) => narrowing(part));
    const own = narrowing(found.before);
    const { entry } = found;
    if (own === null || after.includes(null) || (said !== undefined && STRICT.has(said) && !entry.units.includes(said)))
      break;
    const above = parts.slice(0, last).map((part) => NARROWING_WORDS.get(part) ?? {});
    const renewed = isNew && entry.seriesKind === 'stock' && entry.units[0] !== 'ratio';
    const metric = renewed
      ? /^volunteers/.test(entry.metric)
        ? 'volunteers_new'
        : `${entry.metric}_new`
      : entry.metric;
    return {
      metric,
      label,
      dims: Object.assign({}, ...above, entry.dims ?? {}, own, ...after) as Record<string, string>,
      unit: said !== undefined && entry.units.includes(said) ? said : (entry.units[0] ?? null),
      unitWord: unit.unitWord,
      power: unit.power,
      seriesKind: isTarget ? 'target' : isNew ? 'flow' : isTotal ? 'stock' : entry.seriesKind,
    };
  }
  const counts = inside !== null || COUNTING.test(parts.at(-1) ?? '') || COUNTING.test(key);
  if (!counts || label === '') return null;
  return {
    metric: label,
    label,
    dims: {},
    unit: said ?? FREE_UNITS.find(([words]) => words.test(label))?.[1] ?? 'items',
    unitWord: unit.unitWord,
    power: unit.power,
    seriesKind: isTarget ? 'target' : isNew || /^本|^当/.test(label) ? 'flow' : 'stock',
  };
}
