import { AtlasError, type Lifecycle, nearestName, type PracticeDataset } from '@practice-atlas/dataset';
import { type FigureRow, figureList } from '../figures/figure-list.js';
import type { Condition, Dimension, Grain, Query, RegionLevel } from '../query.js';
import { formsOf, type Repertoire } from '../repertoire.js';
import type { AskedMetric } from './asked-metric.js';
import { type Days, daysOf } from './calendar.js';
import { type RegionTree, regionTree } from './region-tree.js';
import type { QueryTime } from './time-of.js';
import { type TimeZone, timeZoneOf } from './time-zone.js';

/** Days and moments of a half-open period. */
export interface Window {
  readonly days: Days;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The calendar of a question that names no zone and no period. */
const UNTIMED: QueryTime = { timeZone: 'Asia/Shanghai', windows: new Map() };

/** How many people a group has at least, unless an engine is told otherwise. */
export const MINIMUM_GROUP = 3;

/** The key under which everything stands that is not among the top. */
export const OTHER = 'other';

/** The keys of a dimension that are told apart. */
export interface Kept {
  readonly dimension: string;
  readonly keys: ReadonlySet<string | null>;
  readonly other: boolean;
}

/** A checked query with its words looked up, once for all metrics. */
export interface Plan {
  readonly dataset: PracticeDataset;
  readonly repertoire: Repertoire;
  /** Groups of people smaller than this are hidden. */
  readonly minimumGroup: number;
  readonly query: Query;
  readonly metrics: readonly AskedMetric[];
  readonly by: readonly Dimension[];
  readonly grain: Grain | null;
  readonly regionLevel: RegionLevel | null;
  readonly regions: RegionTree;
  readonly figures: readonly FigureRow[];
  /** Its IANA name. */
  readonly timeZone: string;
  readonly zone: TimeZone;
  /** The day of the state, inclusive; null = the latest known. */
  readonly asOf: number | null;
  /** Of the metric's clock; null = any time. Begins earlier than asked where values are compared with those of earlier periods. */
  readonly window: Window | null;
  /** The first period that is shown; null = all. */
  readonly firstShown: number | null;
  /** The keys that have the most, once they are known; all others are left out, or go by `OTHER`. */
  readonly kept: Kept | null;
  /** Of steps other than the first. */
  readonly stepWindows: ReadonlyMap<string, Window>;
  /** Whose number an answer without a region dimension is; null = nobody's. */
  readonly scope: string | null;
  /** The region whose every unit is listed. */
  readonly within: string | null;
  readonly hasRegion: (code: string | null) => boolean;
  /** Every code, and null, that `hasRegion` lets pass; null = the question names no region. */
  readonly regionWords: readonly (string | null)[] | null;
  /** Allowed words by field: dimensions, `source`, `metric`, dims and fields of figures. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hasBasis: (basis: 'counted' | 'reported' | 'simulated') => boolean;
  /** Whether the question asks for a basis or for sources by name. */
  readonly namesOrigin: boolean;
  readonly lifecycle: Lifecycle;
}

const GRAIN = /^(day|week|month|quarter|year)$/;
const RESERVED = new Set(['region', 'time', 'lifecycle', 'basis']);

function wordsOf(condition: Condition): readonly string[] {
  if (condition.op === 'in') return condition.values;
  return 'value' in condition ? [condition.value] : [];
}

function allowedWords(where: readonly Condition[]): Map<string, ReadonlySet<string>> {
  const words = new Map<string, ReadonlySet<string>>();
  for (const condition of where) {
    if (condition.op !== 'is' && condition.op !== 'in') continue;
    const before = words.get(condition.field);
    words.set(condition.field, new Set(wordsOf(condition).filter((word) => !before || before.has(word))));
  }
  return words;
}

function lifecycleOf(dataset: PracticeDataset, asked: ReadonlySet<string> | undefined): Lifecycle {
  const [name = 'order', ...others] = asked ?? [];
  const known = Object.hasOwn(dataset.lifecycles, name) ? dataset.lifecycles[name] : undefined;
  if (known && others.length === 0) return known;
  const near = nearestName(name, Object.keys(dataset.lifecycles));
  throw new AtlasError('query_unsupported', known ? 'several lifecycles at once' : `unknown lifecycle "${name}"`, {
    hint: known
      ? 'ask for one lifecycle at a time'
      : `use one of ${near ?? Object.keys(dataset.lifecycles).join(', ')}`,
    where: { property: 'where' },
    details: { value: name },
  });
}

/** Lists the lifecycles that metrics speak of where the question names none. */
function ownLifecycles(metrics: readonly AskedMetric[]): Set<string> {
  const ofCases = metrics.filter(({ metric }) => metric.rows?.table === 'cases');
  return new Set(ofCases.map(({ metric }) => metric.lifecycle ?? 'order'));
}

function regionTest(where: readonly Condition[], regions: RegionTree): (code: string | null) => boolean {
  const conditions = where.filter(({ field }) => field === 'region');
  return (code) =>
    conditions.every((condition) => {
      if (condition.op === 'missing') return code === null;
      if (code === null) return false;
      return condition.op === 'within' ? regions.isWithin(code, condition.value) : wordsOf(condition).includes(code);
    });
}

function regionWordsOf(
  named: readonly Condition[],
  regions: RegionTree,
  hasRegion: (code: string | null) => boolean,
): (string | null)[] {
  const candidates = new Set<string | null>([...regions.nodes.keys(), ...named.flatMap(wordsOf), null]);
  return [...candidates].filter(hasRegion);
}

/** Looks up everything that the metrics of a checked query need. Throws `query_unsupported` for what only the lookup shows. */
export function planChecked(
  dataset: PracticeDataset,
  query: Query,
  repertoire: Repertoire,
  minimumGroup: number = MINIMUM_GROUP,
): Plan {
  const where = query.where ?? [];
  const by = query.by ?? [];
  const figures = figureList(dataset);
  const words = allowedWords(where);
  const metrics = query.metrics.map((id, i) => repertoire.resolve(id, `metrics[${i}]`, figures));
  const lifecycle = lifecycleOf(dataset, words.get('lifecycle') ?? ownLifecycles(metrics));
  const first = lifecycle.steps[0]?.step ?? '';
  const isTimed = query.timeZone !== undefined || where.some(({ op }) => op === 'in_period');
  const { timeZone, windows } = isTimed ? formsOf(repertoire).timeOf(query, first) : UNTIMED;
  const zone = timeZoneOf(timeZone);
  const asOf = query.asOf === undefined ? null : daysOf(query.asOf)!.from;
  const day = Math.min(asOf ?? Infinity, (windows.get('')?.days.until ?? Infinity) - 1);
  const regions = regionTree(dataset, day < Infinity ? day : null);
  const regionDimension = by.find((dimension) => dimension.startsWith('region:'));
  const named = where.filter(({ field }) => field === 'region');
  const [only] = named;
  const hasRegion = regionTest(where, regions);
  const within = named.find(({ op }) => op === 'within');
  const basis = words.get('basis');
  const single = only && wordsOf(only).length === 1 ? wordsOf(only)[0]! : null;
  const scope = named.length === 0 ? regions.whole : named.length === 1 ? single : null;
  return {
    dataset,
    repertoire,
    minimumGroup,
    query,
    metrics,
    by,
    grain: by.find((dimension): dimension is Grain => GRAIN.test(dimension)) ?? null,
    regionLevel: (regionDimension?.slice('region:'.length) as RegionLevel | undefined) ?? null,
    regions,
    figures,
    timeZone,
    zone,
    asOf,
    ...(metrics.some(({ derivation }) => derivation)
      ? formsOf(repertoire).windowShown(query, by, metrics, windows.get('') ?? null, zone)
      : { window: windows.get('') ?? null, firstShown: null }),
    kept: null,
    stepWindows: new Map([...windows].filter(([step]) => step !== '')),
    scope,
    within: within && 'value' in within ? within.value : null,
    hasRegion,
    regionWords: named.length === 0 ? null : regionWordsOf(named, regions, hasRegion),
    words: new Map([...words].filter(([field]) => !RESERVED.has(field))),
    hasBasis: (value) => basis?.has(value) ?? true,
    namesOrigin: basis !== undefined || words.has('source'),
    lifecycle,
  };
}
