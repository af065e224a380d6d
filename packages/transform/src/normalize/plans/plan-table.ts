import { headingKey, type TableName, tables } from '@practice-atlas/dataset';
import { chooseTable } from '../headings/choose-table.js';
import { isEndHeading, isSpanHeading } from '../headings/end-heading.js';
import { type HeadingForms, headingForms, unitInBrackets } from '../headings/heading-forms.js';
import { knownHeadings, withKnown } from '../headings/known-headings.js';
import { mapByRules, mappedColumns } from '../headings/map-by-rules.js';
import type { HeadingRule, MappingFile } from '../mapping/mapping-file.js';
import { fileMapping } from '../mapping/match-file.js';
import { metricSeries, metricUnit } from './metric-unit.js';
import { placesOfNames } from './place-of-title.js';
import { isPersonHeading, registerColumnCount } from './plan-identity.js';
import { isMetricHeading, planLong } from './plan-long.js';
import { planReport } from './plan-report.js';
import { planRoll } from './plan-roll.js';
import { planRows } from './plan-rows.js';
import { planSteps } from './plan-steps.js';
import { planWords } from './plan-words.js';
import { readYear } from './read-period.js';
import { type CoordinateHeading, type FigureHeading, NOTHING_DERIVED, type TablePlan } from './table-plan.js';

/** What is known of a table besides its headings. */
export interface PlanOptions {
  /** Overrules everything else. */
  readonly table?: TableName;
  /** The line above the headings: ××区2024年3月统计表. */
  readonly title?: string | null;
  /** The unit said above the headings for all numbers below: 单位：万人. */
  readonly unitLine?: string | null;
  /** Name of the file, with folders: names and patterns of a mapping file are compared with it. */
  readonly file?: string;
  readonly sheet?: string | null;
  /** It stands below another table of its sheet, to which the table that a mapping file names belongs. */
  readonly isFurther?: boolean;
  readonly mapping?: MappingFile;
  /** Says whether a short name is that of one division: a sheet may be called 海城. Default: none is. */
  readonly isPlace?: (name: string) => boolean;
  /** The year of periods without one; goes before those of the mapping file and of names. */
  readonly year?: number;
}

const NESTED =
  /^(?:steps?|logs?|events?|process(?:es)?|history|flow|timeline|(?:流转|处理|办理|流程|操作)(?:记录|过程|日志|环节)|步骤|环节|过程)$/;
const COORDINATES =
  /^(?:坐标|经纬度|(?:经纬度|位置|地理|地图|gps)坐标|坐标位置|经度[,、/]?纬度|lng,?lat|lon,?lat|coordinates?|gps)$/;

/** Names of files, sheets and titles that list things, one a row. */
const LIST = /名单|名册|花名册|台账|清单|一览|登记|目录|明细/;
/** What a wide report has none of. */
const NOTHING_BESIDE = {
  steps: [],
  nestedSteps: null,
  deriveSeq: false,
  placeParts: [],
  coordinates: null,
  derived: NOTHING_DERIVED,
  refused: null,
};

type Indexed = readonly [index: number, heading: string, forms: HeadingForms];

function firstThat(indexed: readonly Indexed[], pattern: RegExp): CoordinateHeading | null {
  const found = indexed.find(([, , forms]) => [...forms.exact, ...forms.bare].some((text) => pattern.test(text)));
  return found ? { heading: found[1], index: found[0] } : null;
}

/** The figures that a mapping file names; what it leaves out is that of the metric, or of the heading. */
function givenFigures(indexed: readonly Indexed[], rules: ReadonlyMap<number, HeadingRule>): FigureHeading[] {
  return indexed.flatMap(([index, heading, { unitWord, power }]) => {
    const rule = rules.get(index);
    if (rule?.is !== 'figure') return [];
    const { metric, dims } = rule;
    const unit = rule.unit ?? metricUnit(metric, unitWord);
    const seriesKind = rule.seriesKind ?? metricSeries(metric);
    const words = { metric, label: headingKey(heading), dims, unit, unitWord, power, seriesKind };
    return [{ heading, index, ...words, metricInRow: false, period: null, place: null }];
  });
}

/**
 * Decides what the headings of a file mean: the table that is named, or the one that a mapping file names, or the one whose required
 * columns and most others the headings name; else a wide report, whose headings are metrics, periods or places. Null when no table fits.
 * Headings count in any width, case and spacing, with their unit in brackets and with the heading above them (`parent/child`).
 *
 * @example
 * planTable(['点单编号', '所属区县', '点单时间', '派单时间', '完成时间'])?.steps.map(({ step }) => step); // ['placed', 'dispatched', 'completed']
 */
export function planTable(headings: readonly string[], options: PlanOptions = {}): TablePlan | null {
  const { title = null, unitLine = null, file = '', sheet = null, mapping } = options;
  const entry = fileMapping(mapping, file, sheet);
  const forms = headings.map(headingForms);
  const indexed = headings.map((heading, index): Indexed => [index, heading, forms[index] ?? headingForms(heading)]);
  const rules = new Map<number, HeadingRule>();
  for (const [index, heading] of indexed) {
    const rule = entry?.headings.get(headingKey(heading));
    if (rule) rules.set(index, rule);
    const form = forms[index];
    if (form && rule?.is === 'column' && rule.unit !== null)
      forms[index] = { ...form, ...unitInBrackets(`(${headingKey(rule.unit)})`) };
  }
  const open = indexed.filter(([index]) => !rules.has(index));
  const words = planWords(mapping, entry);
  const steps = planSteps(headings, forms, rules, mapping, words);
  const given = givenFigures(indexed, rules);
  const nested = firstThat(open, NESTED);
  const fileName = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const names = [title ?? '', sheet ?? '', fileName];
  const places = placesOfNames(names, options.isPlace ?? (() => false));
  const year = options.year ?? mapping?.year ?? names.map(readYear).find((found) => found !== null) ?? null;

  const named =
    options.table ?? (options.isFurther ? null : entry?.table) ?? (given.length > 0 ? 'figures' : undefined);
  const fit =
    named === undefined
      ? chooseTable(forms, {
          file: headingKey(fileName),
          words: headingKey(`${sheet ?? ''} ${title ?? ''}`),
          stepCount: new Set(steps.map(({ step }) => step)).size,
          nested: nested !== null,
          hasEnd: forms.some((form) => isEndHeading(form) || isSpanHeading(form)),
          isOfPersons: forms.some(isPersonHeading),
          given: [
            ...[...rules.values()].flatMap((rule) => (rule.is === 'column' ? [rule.column] : [])),
            ...Object.keys(entry?.constants ?? {}),
          ],
        })
      : null;
  const likely = named ?? (fit !== null && fit.missing.length === 0 ? fit.table : undefined);
  const isRegister = fit?.isSlight !== true && (fit?.derivesKey !== true || names.some((name) => LIST.test(name)));
  const sure = isRegister ? likely : undefined;
  const known = knownHeadings(headings, forms, tables.figures, (index) => !rules.has(index));
  const ruled = new Set([...rules.keys(), ...known.map(({ index }) => index)]);
  const mayBeReport = sure === undefined || sure === 'figures';
  const mayBeLong = mayBeReport && given.length === 0 && (sure === 'figures' || forms.some(isMetricHeading));
  const asFigures = mayBeLong
    ? mapByRules(headings, forms, tables.figures, rules, new Set(known.map(({ index }) => index)))
    : null;
  const long =
    asFigures && options.table === undefined
      ? planLong(headings, forms, {
          names,
          places,
          year,
          mapping: asFigures,
          constants: Object.keys(entry?.constants ?? {}),
        })
      : null;
  const isOfRows = sure === 'figures' && asFigures !== null && mappedColumns(asFigures).has('value');
  const report =
    long ??
    (mayBeReport && !isOfRows ? planReport(headings, forms, { names, places, unitLine, year, ruled, given }) : null);
  const base = {
    year,
    words,
    source: mapping?.source ?? {},
  };
  const roll = named === undefined ? planRoll(forms, fit, names) : null;
  const namesPlaces = report?.keys.some(({ column }) => column === 'region_code' || column === 'place_name') ?? false;
  const isReport =
    report !== null &&
    (roll === null || namesPlaces) &&
    (long !== null ||
      isRegister ||
      fit === null ||
      report.figures.length > registerColumnCount(fit.table, fit.columns));
  if (report && isReport) {
    const { figures, keys, left, findings } = report;
    const constants = { ...entry?.constants };
    return {
      ...base,
      ...NOTHING_BESIDE,
      derived: { ...NOTHING_DERIVED, titlePlaces: places },
      table: 'figures',
      mapping: { mapped: keys, guessed: [], left: withKnown(left, known, forms, tables.figures), missing: [] },
      constants,
      figures,
      keys,
      findings,
    };
  }
  const table = roll?.table ?? likely ?? fit?.table;
  if (table === undefined) return null;

  const coordinates = firstThat(open, COORDINATES);
  const isDeclared = options.table !== undefined;
  return {
    ...base,
    ...planRows({
      table,
      headings,
      forms,
      rules,
      steps,
      nested,
      coordinates,
      names,
      places,
      entry,
      mapping,
      isDeclared,
    }),
    table,
    figures: [],
    keys: [],
    refused: roll?.refused ?? null,
  };
}
