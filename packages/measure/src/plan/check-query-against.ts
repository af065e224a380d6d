import { AtlasError, type AtlasErrorCode, nearestName, type PracticeDataset, parseDay } from '@practice-atlas/dataset';
import { figureIndex } from '../figures/figure-index.js';
import { figureList } from '../figures/figure-list.js';
import type { Metric } from '../metric.js';
import type { Condition, Dimension, Query } from '../query.js';
import { formsOf, type Repertoire } from '../repertoire.js';
import type { AskedMetric } from './asked-metric.js';
import { binsOf } from './bins.js';
import { daysOf } from './calendar.js';
import { BASES, DIMENSIONS, FIELDS, FIGURE_FIELDS, GRAINS, isSameKind, stepOf, WORDS } from './dimensions.js';
import { regionTree } from './region-tree.js';
import { supports } from './supports.js';
import { timeZoneOf } from './time-zone.js';

const PROPERTIES = ['version', 'metrics', 'by', 'where', 'timeZone', 'top', 'totals', 'asOf'];
/** What a condition may say, by its operator. */
const NAMES: Readonly<Record<Condition['op'], readonly string[]>> = {
  is: ['field', 'op', 'value'],
  within: ['field', 'op', 'value'],
  missing: ['field', 'op'],
  in: ['field', 'op', 'values'],
  in_period: ['field', 'op', 'from', 'until', 'timeZone'],
};
const OPS = Object.keys(NAMES);

/** Prints a value of a query, whatever it is: a list or an object may not even have a text. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function fault(code: AtlasErrorCode, message: string, hint: string, property: string, value: unknown): AtlasError {
  return new AtlasError(code, message, { hint, where: { property }, details: { value: shown(value) } });
}

function oneOf(value: string, candidates: readonly string[]): string {
  const near = nearestName(value, candidates);
  return near ? `did you mean "${near}"?` : `use one of ${candidates.join(', ')}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textList(value: unknown, property: string): string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')) return [...value];
  throw fault(
    'query_malformed',
    `${property} is no list of words`,
    'give an array of one or more texts',
    property,
    value,
  );
}

function checkPeriod(condition: Record<string, unknown>, property: string): Condition {
  const { field, from, until, timeZone } = condition;
  const days = [from, until].map((end) => (typeof end === 'string' ? daysOf(end) : null));
  if (!days[0] || !days[1] || days[0].from >= days[1].from)
    throw fault(
      'query_malformed',
      `no period runs from "${shown(from)}" until "${shown(until)}"`,
      'give days, months or years as 2019-03-05, 2019-03 or 2019; `until` is the first one outside',
      property,
      until,
    );
  if (timeZone !== undefined) timeZoneOf(shown(timeZone));
  return {
    field: shown(field),
    op: 'in_period',
    from: shown(from),
    until: shown(until),
    ...(timeZone === undefined ? {} : { timeZone: shown(timeZone) }),
  };
}

function checkCondition(value: unknown, property: string, extra: ReadonlySet<string>): Condition {
  if (!isRecord(value) || typeof value.field !== 'string' || typeof value.op !== 'string')
    throw fault('query_malformed', `${property} is no condition`, 'give { field, op, value }', property, value);
  const { field, op } = value;
  const known = [...FIELDS, ...FIGURE_FIELDS, ...extra];
  if (!known.includes(field) && stepOf(field) === null)
    throw fault('dimension_unknown', `unknown field "${field}"`, oneOf(field, known), property, field);
  if (!OPS.includes(op)) throw fault('query_malformed', `unknown operator "${op}"`, oneOf(op, OPS), property, op);
  const names = NAMES[op as Condition['op']];
  for (const name of Object.keys(value))
    if (!names.includes(name))
      throw fault('query_malformed', `unknown property "${name}"`, oneOf(name, names), `${property}.${name}`, name);
  const isMoment = field === 'time' || stepOf(field) !== null;
  if (isMoment !== (op === 'in_period') || ((op === 'within' || op === 'missing') && field !== 'region'))
    throw fault(
      'query_unsupported',
      `"${op}" does not go with "${field}"`,
      `use ${isMoment ? 'in_period' : field === 'region' ? 'is, within, in or missing' : 'is or in'}`,
      property,
      op,
    );
  if (op === 'in_period') return checkPeriod(value, property);
  if (op === 'missing') return { field: 'region', op };
  const values =
    op === 'in' ? textList(value.values, `${property}.values`) : textList([value.value], `${property}.value`);
  for (const each of field === 'basis' ? values : [])
    if (!BASES.includes(each))
      throw fault('query_malformed', `unknown basis "${each}"`, oneOf(each, BASES), property, each);
  return op === 'in' ? { field, op, values } : ({ field, op, value: values[0]! } as Condition);
}

function checkRegion(code: string, dataset: PracticeDataset, property: string): void {
  const { nodes } = regionTree(dataset);
  if (nodes.has(code)) return;
  const named = [...nodes.values()].find(({ label }) => label.zh === code || label.en === code)?.code;
  const near = named ?? (nodes.has(code.padEnd(6, '0')) ? code.padEnd(6, '0') : nearestName(code, nodes.keys()));
  const hint = near ? `did you mean "${near}" (${nodes.get(near)!.label.zh})?` : 'give a code of the regions table';
  throw new AtlasError('region_unknown', `unknown region "${code}"`, {
    hint: nodes.size === 0 ? 'the dataset has no regions table' : hint,
    where: { property },
    details: { value: code, ...(near ? { near } : {}) },
  });
}

/** Says whether a metric can be divided by a word, or by its numbers in bins. */
function isDivider(metric: Metric, dimension: string): boolean {
  const bins = binsOf(dimension);
  return bins ? Object.hasOwn(metric.rows?.numbers ?? {}, bins.field) : supports(metric, dimension);
}

/** Refuses a division by time where there is none to compare, or where the metric has no value by period. */
function checkGrain({ asked, metric, derivation }: AskedMetric, by: readonly string[]): void {
  const at = by.findIndex((dimension) => GRAINS.includes(dimension));
  const grain = by[at];
  const refused = (message: string, hint: string) =>
    fault('query_unsupported', message, hint, at < 0 ? 'by' : `by[${at}]`, asked);
  if (metric.noGrain && grain !== undefined)
    throw refused(`"${asked}" has no value by ${grain}`, 'ask for it as of a day, with asOf');
  const word = derivation?.word;
  if (grain === undefined && (word === 'previous_change' || word === 'cumulative'))
    throw refused(`"${asked}" means nothing without periods`, 'add day, week, month, quarter or year to `by`');
  if (word === 'year_change' && !['month', 'quarter', 'year'].includes(grain ?? ''))
    throw refused(`"${asked}" needs periods that a year repeats`, 'add month, quarter or year to `by`');
}

function checkSupport(each: AskedMetric, by: readonly string[], where: readonly Condition[]): void {
  checkGrain(each, by);
  if (each.parts) {
    for (const part of each.parts) checkSupport({ ...part, asked: each.asked }, by, where);
    return;
  }
  const { asked, metric } = each;
  const words = metric.dimensions ?? [...WORDS, ...FIGURE_FIELDS].filter((word) => supports(metric, word));
  by.forEach((dimension, i) => {
    if (dimension.startsWith('region:') || GRAINS.includes(dimension) || isDivider(metric, dimension)) return;
    const possible = [...words, 'source'].filter((word) => WORDS.includes(word));
    const hint = `"${asked}" can be divided by regions, day, week, month, quarter, year, ${possible.join(', ')}`;
    throw fault('query_unsupported', `"${asked}" cannot be divided by "${dimension}"`, hint, `by[${i}]`, dimension);
  });
  where.forEach(({ field }, i) => {
    if (supports(metric, field)) return;
    const hint = `"${asked}" can be narrowed by region, time, basis, ${[...words, 'source'].join(', ')}`;
    throw fault('query_unsupported', `"${asked}" cannot be narrowed by "${field}"`, hint, `where[${i}]`, field);
  });
  const steps = where.filter(({ field }) => field === 'step');
  const isOneStep = steps.some(
    (condition) => condition.op === 'is' || (condition.op === 'in' && condition.values.length === 1),
  );
  if (!by.includes('step') && !isOneStep && (metric.stepRequired || steps.length > 0))
    throw fault('query_unsupported', `"${asked}" means nothing without one step`, 'add "step" to `by`', 'by', asked);
}

/** Checks the form of a query against a repertoire, see `checkQuery`. */
export function checkQueryAgainst(repertoire: Repertoire, query: unknown, dataset?: PracticeDataset): Query {
  if (!isRecord(query)) throw fault('query_malformed', 'the query is no object', 'give { metrics: [...] }', '', query);
  for (const name of Object.keys(query))
    if (!PROPERTIES.includes(name))
      throw fault('query_malformed', `unknown property "${name}"`, oneOf(name, PROPERTIES), name, name);
  const { version, timeZone, asOf } = query;
  if (version !== undefined && version !== 1)
    throw fault('query_unsupported', `unknown query version ${shown(version)}`, 'use version 1', 'version', version);
  if (timeZone !== undefined) timeZoneOf(shown(timeZone));
  if (asOf !== undefined && (typeof asOf !== 'string' || parseDay(asOf) === null))
    throw fault('query_malformed', `"${shown(asOf)}" is no day`, 'give asOf as 2019-11-30', 'asOf', asOf);

  const figures = dataset ? figureList(dataset) : [];
  const ids = textList(query.metrics, 'metrics');
  const asked = ids.map((id, i) => repertoire.resolve(id, `metrics[${i}]`, figures));
  const by =
    query.by === undefined || (Array.isArray(query.by) && query.by.length === 0) ? [] : textList(query.by, 'by');
  by.forEach((dimension, i) => {
    if (!DIMENSIONS.includes(dimension) && !binsOf(dimension))
      throw fault(
        'dimension_unknown',
        `unknown dimension "${dimension}"`,
        oneOf(dimension, DIMENSIONS),
        `by[${i}]`,
        dimension,
      );
    if (by.findIndex((each) => isSameKind(each, dimension)) !== i)
      throw fault(
        'query_unsupported',
        `"${dimension}" and another of its kind`,
        'ask for one of them at a time',
        `by[${i}]`,
        dimension,
      );
  });
  if (query.where !== undefined && !Array.isArray(query.where))
    throw fault('query_malformed', 'where is no list', 'give an array of conditions', 'where', query.where);
  const { dims } = figureIndex(figures);
  const where = ((query.where ?? []) as unknown[]).map((each, i) => checkCondition(each, `where[${i}]`, dims));
  for (const each of asked) checkSupport(each, by, where);
  const top = query.top === undefined ? null : formsOf(repertoire).checkTop(query.top, asked, by);
  if (query.totals !== undefined && typeof query.totals !== 'boolean')
    throw fault('query_malformed', 'totals is neither true nor false', 'give true or false', 'totals', query.totals);
  if (dataset)
    where.forEach((condition, i) => {
      if (condition.field !== 'region' || condition.op === 'missing') return;
      const codes = condition.op === 'in' ? condition.values : 'value' in condition ? [condition.value] : [];
      for (const code of codes) checkRegion(code, dataset, `where[${i}].value`);
    });
  return {
    ...(version === undefined ? {} : { version: 1 as const }),
    metrics: ids,
    ...(query.by === undefined ? {} : { by: by as Dimension[] }),
    ...(query.where === undefined ? {} : { where }),
    ...(timeZone === undefined ? {} : { timeZone: shown(timeZone) }),
    ...(top ? { top } : {}),
    ...(query.totals === undefined ? {} : { totals: query.totals }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}
