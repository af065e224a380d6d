import { type Finding, headingKey, type Table, type TableName, tables } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import { chooseTable, FIGURE_DERIVED, isKeyHeading } from './choose-table.js';
import { type HeadingForms, headingForms } from './heading-forms.js';
import { type HeadingMatch, type Mapping, mapHeadings } from './map-headings.js';
import type { HeadingRule, MappingFile, WordsByColumn } from './mapping-file.js';
import { fileMapping } from './match-file.js';
import { planConstants } from './plan-constants.js';
import { planPlaces } from './plan-places.js';
import { planReport } from './plan-report.js';
import { readYear } from './read-period.js';
import { stepOfHeading, stepWords } from './step-words.js';
import type { CoordinateHeading, FigureHeading, StepHeading, TablePlan } from './table-plan.js';

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
  readonly mapping?: MappingFile;
}

const NESTED =
  /^(?:steps?|logs?|events?|process(?:es)?|history|flow|timeline|(?:流转|处理|办理|流程|操作)(?:记录|过程|日志|环节)|步骤|环节|过程)$/;
const COORDINATES =
  /^(?:坐标|经纬度|(?:经纬度|位置|地理|地图|gps)坐标|坐标位置|经度[,、/]?纬度|lng,?lat|lon,?lat|coordinates?|gps)$/;

type Indexed = readonly [index: number, heading: string, forms: HeadingForms];

function firstThat(indexed: readonly Indexed[], pattern: RegExp): CoordinateHeading | null {
  const found = indexed.find(([, , forms]) => [...forms.exact, ...forms.bare].some((text) => pattern.test(text)));
  return found ? { heading: found[1], index: found[0] } : null;
}

function mergedWords(...lists: readonly (WordsByColumn | undefined)[]): WordsByColumn {
  const merged: Record<string, Readonly<Record<string, string>>> = Object.create(null);
  for (const list of lists)
    for (const [column, words] of Object.entries(list ?? {}))
      merged[column] = Object.assign(Object.create(null), merged[column], words) as Record<string, string>;
  return merged;
}

/** The words of the lifecycles of a mapping file, which `normalizeCategory` does not know. */
function lifecycleWords(mapping: MappingFile | undefined): WordsByColumn {
  const step: Record<string, string> = Object.create(null);
  const lifecycle: Record<string, string> = Object.create(null);
  for (const { lifecycle: name, zh, en, steps } of Object.values(mapping?.lifecycles ?? {})) {
    Object.assign(lifecycle, { [zh]: name, [en]: name });
    for (const one of steps) Object.assign(step, { [one.zh]: one.step, [one.en]: one.step });
  }
  return Object.keys(lifecycle).length === 0 ? {} : { step, lifecycle };
}

function stepHeadings(
  indexed: readonly Indexed[],
  rules: ReadonlyMap<number, HeadingRule>,
  mapping: MappingFile | undefined,
  given: WordsByColumn,
): StepHeading[] {
  const words = new Map(stepWords(mapping?.lifecycles));
  for (const [word, step] of Object.entries(given.step ?? {})) words.set(headingKey(word), step);
  return indexed.flatMap(([index, heading, forms]) => {
    const rule = rules.get(index);
    const step = rule ? (rule.is === 'step' ? rule.step : null) : stepOfHeading(forms.exact, words);
    return step === null ? [] : [{ heading, index, step }];
  });
}

function givenFigures(indexed: readonly Indexed[], rules: ReadonlyMap<number, HeadingRule>): FigureHeading[] {
  return indexed.flatMap(([index, heading, { unitWord, power }]) => {
    const rule = rules.get(index);
    if (rule?.is !== 'figure') return [];
    const { metric, dims, unit, seriesKind } = rule;
    const words = {
      metric,
      label: headingKey(heading),
      dims,
      unit,
      unitWord,
      power,
      seriesKind: seriesKind ?? 'stock',
    };
    return [{ heading, index, ...words, metricInRow: false, period: null, place: null }];
  });
}

/** Maps the headings; those that the plan reads otherwise stand nowhere in the mapping. */
function mappingFor(
  headings: readonly string[],
  forms: readonly HeadingForms[],
  table: Table,
  rules: ReadonlyMap<number, HeadingRule>,
  otherwise: ReadonlySet<number>,
): Mapping {
  const ruled = new Map<number, string | null>();
  for (const [index, rule] of rules) ruled.set(index, rule.is === 'column' ? rule.column : null);
  for (const index of otherwise) ruled.set(index, null);
  const mapping = mapHeadings(headings, table, ruled, forms);
  return { ...mapping, left: mapping.left.filter(({ index }) => !otherwise.has(index)) };
}

/** Takes a heading such as `id` or 编号 for the key of the table when no heading names the key. */
function withKey(mapping: Mapping, table: Table, indexed: readonly Indexed[]): Mapping {
  const [keyColumn = ''] = table.key;
  if (table.key.length !== 1 || !mapping.missing.includes(keyColumn)) return mapping;
  const open = new Set(mapping.left.map(({ index }) => index));
  const found = indexed.find(([index, , forms]) => open.has(index) && isKeyHeading(forms));
  if (!found) return mapping;
  const [index, heading, { unitWord, power }] = found;
  return {
    mapped: mapping.mapped,
    guessed: [...mapping.guessed, { heading, index, column: keyColumn, unitWord, power }],
    left: mapping.left.filter((one) => one.index !== index),
    missing: mapping.missing.filter((column) => column !== keyColumn),
  };
}

function columnsOf(mapping: Mapping): Set<string> {
  return new Set([...mapping.mapped, ...mapping.guessed].map(({ column }) => column));
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
  }
  const open = indexed.filter(([index]) => !rules.has(index));
  const words = mergedWords(lifecycleWords(mapping), mapping?.words, entry?.words);
  const steps = stepHeadings(indexed, rules, mapping, words);
  const given = givenFigures(indexed, rules);
  const nested = firstThat(open, NESTED);
  const fileName = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const names = [title ?? '', sheet ?? '', fileName];
  const year = mapping?.year ?? names.map(readYear).find((found) => found !== null) ?? null;

  const named = options.table ?? entry?.table ?? (given.length > 0 ? 'figures' : undefined);
  const fit =
    named === undefined
      ? chooseTable(forms, {
          file: headingKey(fileName),
          words: headingKey(`${sheet ?? ''} ${title ?? ''}`),
          stepCount: new Set(steps.map(({ step }) => step)).size,
          nested: nested !== null,
          given: [
            ...[...rules.values()].flatMap((rule) => (rule.is === 'column' ? [rule.column] : [])),
            ...Object.keys(entry?.constants ?? {}),
          ],
        })
      : null;
  const sure = named ?? (fit !== null && fit.missing.length === 0 ? fit.table : undefined);
  const long =
    sure === 'figures' && columnsOf(mappingFor(headings, forms, tables.figures, rules, new Set())).has('value');
  const report =
    (sure === undefined || sure === 'figures') && !long
      ? planReport(headings, forms, { names, unitLine, year, ruled: new Set(rules.keys()), given })
      : null;
  const base = {
    year,
    words,
    source: mapping?.source ?? {},
    steps: [],
    nestedSteps: null,
    deriveSeq: false,
    placeParts: [],
    coordinates: null,
  };
  if (report) {
    const { figures, keys, left, findings } = report;
    const constants = { ...entry?.constants };
    return {
      ...base,
      table: 'figures',
      mapping: { mapped: keys, guessed: [], left, missing: [] },
      constants,
      figures,
      keys,
      findings,
    };
  }
  const table = sure ?? fit?.table;
  if (table === undefined) return null;

  const isCases = table === 'cases';
  const hasRegion = Object.hasOwn(tables[table].fields, 'region_code');
  const placeParts = hasRegion ? planPlaces(headings, forms).filter(({ index }) => !rules.has(index)) : [];
  const coordinates = table === 'sites' ? firstThat(open, COORDINATES) : null;
  const otherwise = new Set<number>([
    ...(isCases ? [...steps, ...(nested ? [nested] : [])] : []).map(({ index }) => index),
    ...(placeParts.length > 1 ? placeParts : []).map(({ index }) => index),
    ...(coordinates ? [coordinates.index] : []),
  ]);
  const mapped = withKey(mappingFor(headings, forms, tables[table], rules, otherwise), tables[table], indexed);
  const columns = columnsOf(mapped);
  const planned = planConstants({ table, columns, mapped, coordinates, steps, names, headings, entry, mapping });
  const deriveSeq = table === 'case_steps' && !columns.has('seq');
  const findings: Finding[] = [...planned.findings];
  if (coordinates && (columns.has('lng') || columns.has('lat')))
    findings.push(
      findingOf(
        'column_unknown',
        'warning',
        coordinates.heading,
        'other headings hold the coordinates',
        'remove one of them',
      ),
    );
  return {
    ...base,
    table,
    mapping: {
      ...mapped,
      missing: mapped.missing.filter(
        (column) =>
          !Object.hasOwn(planned.constants, column) &&
          !(deriveSeq && column === 'seq') &&
          !(table === 'figures' && FIGURE_DERIVED.has(column)),
      ),
    },
    constants: planned.constants,
    steps: isCases ? steps : [],
    nestedSteps: isCases ? nested : null,
    deriveSeq,
    figures: [],
    keys: [] as HeadingMatch[],
    placeParts: placeParts.length > 1 ? placeParts : [],
    coordinates: coordinates && !columns.has('lng') && !columns.has('lat') ? coordinates : null,
    findings,
  };
}
