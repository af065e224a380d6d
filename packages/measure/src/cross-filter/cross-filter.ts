import { AtlasError, type ColumnTable, nearestName, type PracticeDataset } from '@practice-atlas/dataset';
import { type AdditiveColumn, additiveColumn } from './additive-column.js';
import { type BinRun, brushRuns, pickedRuns } from './bin-runs.js';
import type { CrossAnswer } from './cross-answer.js';
import type { CrossView, ViewBins } from './cross-view.js';
import { measuresOf } from './measure-rows.js';
import type { RowBins } from './row-bins.js';
import { runInSlices, type Work } from './slices.js';
import { createStepQueue } from './step-queue.js';
import { TileRoom } from './tile-room.js';
import { type CrossRows, countAll, emptyStates } from './tiles.js';
import { viewBins } from './view-bins.js';

export type { BinRun } from './bin-runs.js';
export type * from './cross-answer.js';
export type * from './cross-view.js';

/** What a cross-filter links. */
export interface CrossFilterOptions {
  /** The views, by any number of columns; one column may have several under different names. */
  readonly views: readonly CrossView[];
  /** Columns of whole numbers to sum in every bin. */
  readonly sums?: readonly string[];
  /** Whose regions roll codes up; needed by views with a level. */
  readonly dataset?: PracticeDataset;
  /** Bytes that the tiles of one view may take; default 128 MiB. A pair of views beyond it costs a pass over the rows at each step. */
  readonly tileBytes?: number;
}

/** Gives up waiting for an answer; what a step filters stays filtered. */
export interface StepOptions {
  readonly signal?: AbortSignal;
}

/** Linked views over the rows of one table. Bins are numbered from 0; the bin of missing values comes after the last key. */
export interface CrossFilter {
  readonly rowCount: number;
  /** By name, in the order given. */
  readonly views: ReadonlyMap<string, ViewBins>;
  /** The bins that pass, by name of the views that are filtered. */
  readonly filters: ReadonlyMap<string, readonly BinRun[]>;
  /** The newest answer. */
  readonly answer: CrossAnswer;
  /** Builds the tiles of a view ahead of its first step, as when a pointer enters it; filters nothing. */
  activate(view: string, options?: StepOptions): Promise<CrossAnswer>;
  /** Keeps the bins from `from` until before `until`, of those with a key; an empty range keeps no row. */
  brush(view: string, from: number, until: number, options?: StepOptions): Promise<CrossAnswer>;
  /** Keeps the given bins, in any order, that of missing values among them if given; none keep no row. */
  pick(view: string, bins: Iterable<number>, options?: StepOptions): Promise<CrossAnswer>;
  /** Takes the filter off a view, or off all. */
  clear(view?: string, options?: StepOptions): Promise<CrossAnswer>;
  /** Links the same views over another table, such as one with rows appended, under the same filters by key. This one stays as it is. */
  rebuild(table: ColumnTable, options?: StepOptions): Promise<CrossFilter>;
}

const TILE_BYTES = 128 * 1024 * 1024;
const ROWS_MAX = 2 ** 31 - 1;
const VIEWS_MAX = 0xfffe;

type Keys = ReadonlySet<string | null>;

function checkOptions(table: ColumnTable, { views }: CrossFilterOptions): string[] {
  const names = views.map(({ name, column }) => name ?? column);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new AtlasError('query_malformed', `two views are called "${twice}"`, {
      hint: 'give each view of the same column a `name` of its own',
      where: { property: 'views' },
      details: { value: twice },
    });
  if (table.rowCount > ROWS_MAX || views.length > VIEWS_MAX)
    throw new AtlasError('query_unsupported', `${views.length} views of ${table.rowCount} rows are too many`, {
      hint: `link ${VIEWS_MAX} views of ${ROWS_MAX} rows at most`,
    });
  return names;
}

function* openRows(table: ColumnTable, options: CrossFilterOptions, names: readonly string[]): Work<CrossRows> {
  const views: RowBins[] = [];
  for (const view of options.views) views.push(yield* viewBins(table, view, options.dataset));
  const additives: AdditiveColumn[] = [];
  for (const name of new Set(options.sums)) additives.push(yield* additiveColumn(table, name));
  const tileBytes = options.tileBytes ?? TILE_BYTES;
  return {
    rowCount: table.rowCount,
    names,
    views,
    measures: measuresOf(additives),
    tileBytes,
    states: emptyStates(table.rowCount, views.length),
    room: new TileRoom(tileBytes),
  };
}

async function inSlices<T extends object>(work: Work<T>, signal: AbortSignal | undefined): Promise<T> {
  signal?.throwIfAborted();
  const made = await runInSlices(work, () => !signal?.aborted);
  if (!made) throw signal?.reason;
  return made;
}

async function open(
  table: ColumnTable,
  options: CrossFilterOptions,
  signal: AbortSignal | undefined,
  keep: ReadonlyMap<string, Keys>,
): Promise<CrossFilter> {
  const names = checkOptions(table, options);
  const rows = await inSlices(openRows(table, options, names), signal);
  const unfiltered = await inSlices(countAll(rows), signal);
  let newest = unfiltered;
  const queue = createStepQueue(rows, unfiltered, (answer) => {
    newest = answer;
  });
  const filters: (readonly BinRun[] | null)[] = rows.views.map(({ keys }, k) => {
    const kept = keep.get(names[k]!);
    return kept
      ? pickedRuns(
          [...keys, null].flatMap((key, bin) => (kept.has(key) ? [bin] : [])),
          keys.length,
        )
      : null;
  });
  const viewOf = (name: string): number => {
    const k = names.indexOf(name);
    if (k >= 0) return k;
    const near = nearestName(name, names);
    throw new AtlasError('dimension_unknown', `unknown view "${name}"`, {
      hint: near ? `did you mean "${near}"?` : `the views are ${names.join(', ') || 'none'}`,
      details: { value: name },
    });
  };
  const count = (active: number, given: StepOptions, isStart = false) =>
    queue.count({ active, filters: [...filters], isStart }, given.signal);
  const filterBy = (k: number, runs: readonly BinRun[] | null, given: StepOptions) => {
    filters[k] = runs;
    return count(k, given);
  };
  const made: CrossFilter = {
    rowCount: rows.rowCount,
    views: new Map(rows.views.map(({ keys }, k) => [names[k]!, { column: options.views[k]!.column, keys }])),
    get filters() {
      return new Map(filters.flatMap((runs, k) => (runs ? [[names[k]!, runs] as const] : [])));
    },
    get answer() {
      return newest;
    },
    activate: async (view, given = {}) => count(viewOf(view), given, true),
    brush: async (view, from, until, given = {}) => {
      const k = viewOf(view);
      return filterBy(k, brushRuns(from, until, rows.views[k]!.keys.length), given);
    },
    pick: async (view, bins, given = {}) => {
      const k = viewOf(view);
      return filterBy(k, pickedRuns(bins, rows.views[k]!.keys.length), given);
    },
    clear: async (view, given = {}) => {
      if (view !== undefined) return filterBy(viewOf(view), null, given);
      filters.fill(null);
      return count(0, given);
    },
    rebuild: (next, given = {}) => {
      const kept = [...made.filters].map(([name, runs]) => {
        const { keys } = made.views.get(name)!;
        return [name, new Set(runs.flatMap(([from, until]) => [...keys, null].slice(from, until)))] as const;
      });
      return open(next, options, given.signal, new Map(kept));
    },
  };
  const last = filters.findLastIndex((runs) => runs !== null);
  if (last >= 0) await count(last, { ...(signal ? { signal } : {}) });
  return made;
}

/**
 * Links views over the rows of a table: after each step every view has its counts, and sums if asked for, under the filters of all
 * other views, and the whole has them under all filters. All numbers are exact: rows are counted whole, sums are of whole numbers below 2^53.
 * Rows without a value in a view's column are a bin of their own, the last one.
 *
 * The first step on a view builds prefix-sum tiles of it against each other view, in tasks of a few milliseconds; it, and steps asked
 * meanwhile, are answered when the tiles are there, in the order asked, each under the filters of its own moment. Every later
 * step on that view is a subtraction, answered at once, until a step on another view builds that view's tiles instead. Clearing the last filter needs none.
 *
 * Keeps references to the columns and copies none of their values; keeps two bytes a row and view (four from 65,536 bins on), one byte a
 * row, and the tiles of one view, with the memory of those before them up to `tileBytes`. Arrays of an answer are its own, except that unfiltered ones may come again: do not write into them.
 * Small groups are not suppressed: of persons, show an `Answer` of `measure`.
 *
 * Rejects with an `AtlasError`: `column_unknown`, `query_unsupported` (a column of another kind, beyond a million bins, sums that are not whole or may reach 2^53),
 * `query_malformed` (thresholds, time zone, a missing `dataset`; later, bins that the view does not have), later `dimension_unknown` for an unknown view; with the reason of
 * `signal` when given up.
 *
 * @example
 * const table = { name: 'orders', rowCount: 4, columns: {
 *   category: buildColumn({ type: 'category' }, ['elderly', 'school', 'elderly', null]),
 *   placed_on: buildColumn({ type: 'date' }, ['2019-03-01', '2019-03-09', '2019-05-02', '2019-05-04']),
 *   volunteers: buildColumn({ type: 'integer' }, [5, 2, 1, 7]) } };
 * const linked = await createCrossFilter(table, {
 *   views: [{ column: 'category' }, { column: 'placed_on', grain: 'month' }], sums: ['volunteers'] });
 * linked.views.get('placed_on')?.keys; // ['2019-03', '2019-04', '2019-05']
 * const { views, total } = await linked.brush('placed_on', 2, 3); // May
 * views.get('category')?.counts; // Int32Array [1, 0, 1]: elderly, school, missing
 * total.sums.get('volunteers')?.values[0]; // 8
 */
export function createCrossFilter(
  table: ColumnTable,
  options: CrossFilterOptions,
  { signal }: StepOptions = {},
): Promise<CrossFilter> {
  return open(table, options, signal, new Map());
}
