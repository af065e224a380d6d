import { AtlasError } from '../atlas-error.js';
import { checkWords } from '../build/assemble-dataset.js';
import { tableUnknown } from '../build/create-dataset.js';
import type { DraftTable } from '../build/draft-table.js';
import { parseTable } from '../build/parse-table.js';
import { rawRows } from '../build/raw-table.js';
import type { TimeColumn } from '../columns/column.js';
import type { Finding } from '../finding.js';
import type { PracticeDataset } from '../practice-dataset.js';
import { isTableName, type TableName, tableNames } from '../tables/index.js';
import { checkBatchReferences, leaveOutRewritten, refuseKnownKeys } from './check-batch.js';
import { dropRows } from './drop-rows.js';
import { casesSince, type ExpiringTable, expiryClocks, expiryTime, rowsSince } from './expired-rows.js';
import { countRows, type LiveChange, type LiveRows, type RowCounts } from './live-change.js';
import { type LiveTables, liveTables } from './live-tables.js';
import { isUnchecked, recheck } from './recheck.js';
import { stepNames } from './step-names.js';
import { writeDraft } from './write-draft.js';

/** Which rows are dropped by their age. */
export interface Expiry {
  /** Rows of an earlier time are dropped: a day, which begins at midnight in China, a moment with its zone, or milliseconds since 1970-01-01T00:00Z. */
  readonly before: string | number;
  /** Default: `cases` (with their steps), `activities`, `service_records`. A balance is made of all entries of the `ledger`, a standing of all `site_checks`: they are dropped only when named. */
  readonly tables?: readonly ExpiringTable[];
}

/** A dataset whose rows come and go. */
export interface LiveDataset {
  /** The rows by now, as a dataset that never changes: what is overwritten later is copied first, once for a dataset that was taken. */
  readonly dataset: PracticeDataset;
  /** Grows by one with each change. */
  readonly revision: number;
  /** Bytes of the arrays of all tables that ever changed or were looked into, with their indices and the room to grow. */
  readonly byteLength: number;
  /** Bytes copied since the beginning because arrays had to grow, or a dataset that was taken shared them. */
  readonly copiedBytes: number;
  /**
   * Gives the rows by now to a function that is done with them when it returns: the next change may write over them. So a question is asked
   * without a copy. When the function returns a promise, the rows are kept as those of `dataset` are.
   */
  read<A>(ask: (dataset: PracticeDataset) => A): A;
  /**
   * Adds rows; a key may not be there yet. Rows of one call may refer to each other. Costs what is added: the derived columns of `cases`
   * are derived anew for the cases that get a step.
   */
  append(rows: LiveRows): LiveChange;
  /**
   * Adds rows, or writes them over those with the same key, whole: a field that is not given is missing then. Texts of another length
   * cost a pass over their column when the rows are asked for next.
   */
  update(table: TableName, rows: readonly object[]): LiveChange;
  /**
   * Drops rows of an earlier time; a case goes with all its steps, when its last one is older. Rows without a time stay. What named a
   * row that went is kept without it, and counted in a finding. Costs what is left of the tables that lose rows: once an hour is enough.
   */
  expire(expiry: Expiry): LiveChange;
}

const DEFAULT_EXPIRY: readonly ExpiringTable[] = ['cases', 'activities', 'service_records'];

const keptCount = ({ kept }: DraftTable): number => kept.reduce((sum, each) => sum + each, 0);

/** Lists the rows that stay of each table that loses some. */
function rowsLeft(live: LiveTables, asked: readonly ExpiringTable[], time: number): Map<TableName, Int32Array> {
  const left = new Map<TableName, Int32Array>();
  const keep = (name: TableName, rows: Int32Array | null) => {
    if (rows) left.set(name, rows);
  };
  for (const name of asked) {
    if (!Object.hasOwn(expiryClocks, name))
      throw new AtlasError('parameter_malformed', `rows of "${name}" are not dropped by their age`, {
        hint: `use some of ${Object.keys(expiryClocks).join(', ')}`,
        where: { property: 'tables' },
        details: {},
      });
    if (name === 'cases') {
      const { values } = live.open('case_steps').column('at').view() as TimeColumn;
      const since = casesSince(live.rowCountOf('cases'), live.owners(), values, time);
      keep('cases', since.cases);
      keep('case_steps', since.steps);
    } else keep(name, rowsSince(live.open(name).column(expiryClocks[name]).view(), live.rowCountOf(name), time));
  }
  return left;
}

/**
 * Makes a dataset to which rows can be added while questions are asked: for walls that run for weeks. Keeps a reference to `start`, which
 * never changes; tables and columns that nothing happens to stay its own. Answers are those of a dataset that is made of the same rows.
 *
 * Rows are checked as when a dataset is read, against the rows that are there; those of a simulated table count as simulated, too. Throws
 * `table_unknown` and `parameter_malformed`. Do not hand the buffers of its datasets over to a worker (`transfer`).
 *
 * @example
 * const live = createLiveDataset(dataset);
 * const { findings } = live.append({
 *   cases: [{ case_id: 'o9', lifecycle: 'order', region_code: '210102' }],
 *   case_steps: [{ case_id: 'o9', seq: 1, step: 'placed', at: '2024-03-01T08:30+08:00' }],
 * });
 * live.expire({ before: '2023-03-01' });
 * live.dataset.tables.cases.rowCount;
 */
export function createLiveDataset(start: PracticeDataset): LiveDataset {
  const live = liveTables(start);
  const { lifecycles } = start;
  const noted = new Set(
    start.findings.flatMap(({ code, where }) =>
      code === 'reference_unchecked' ? [`${where.table}.${where.column}`] : [],
    ),
  );
  let revision = 0;

  function check(given: LiveRows, isUpdate: boolean, findings: Finding[]): Map<TableName, DraftTable> {
    for (const name of Object.keys(given)) if (!isTableName(name)) throw tableUnknown(name);
    const drafts = new Map<TableName, DraftTable>();
    for (const name of tableNames) {
      const rows = given[name] ?? [];
      if (rows.length === 0) continue;
      const refuse = (draft: DraftTable) => (isUpdate ? undefined : refuseKnownKeys(draft, live.open(name)));
      drafts.set(name, parseTable(rawRows(name, rows), findings, refuse));
    }
    checkBatchReferences(drafts, live.open, noted, findings);
    const [cases, steps] = [drafts.get('cases'), drafts.get('case_steps')];
    if (cases) checkWords(cases, 'lifecycle', new Set(Object.keys(lifecycles)), 'lifecycle_unknown', findings);
    if (steps) checkWords(steps, 'step', new Set(stepNames(lifecycles)), 'step_unknown', findings);
    return drafts;
  }

  function recheckIfNeeded(before: (name: TableName) => number, findings: Finding[]): RowCounts {
    const dropped: RowCounts = {};
    if (!isUnchecked(before, live.rowCountOf)) return dropped;
    const unchecked = live.view().tables;
    live.restart(recheck(live.view(), findings));
    for (const name of tableNames) countRows(dropped, name, unchecked[name].rowCount - live.rowCountOf(name));
    return dropped;
  }

  function take(given: LiveRows, isUpdate: boolean): LiveChange {
    const findings: Finding[] = [];
    const drafts = check(given, isUpdate, findings);
    const added: RowCounts = {};
    const replaced: RowCounts = {};
    const refused: RowCounts = {};
    const counts = new Map(tableNames.map((name) => [name, live.rowCountOf(name)]));
    const touched = new Set<number>();
    if (drafts.has('cases') || drafts.has('case_steps')) live.openTimes();
    for (const [name, draft] of drafts) {
      countRows(refused, name, draft.rowCount - keptCount(draft));
      if (isUpdate) countRows(replaced, name, leaveOutRewritten(draft));
      if (keptCount(draft) === 0) continue;
      const written = writeDraft(live, draft, touched);
      countRows(added, name, written.added);
      countRows(replaced, name, written.replaced);
    }
    if (touched.size > 0) live.openTimes().derive(touched, live.open('case_steps').table(null).columns);
    const isChanged = Object.keys(added).length + Object.keys(replaced).length > 0;
    if (!isChanged) return { revision, added, replaced, refused, dropped: {}, findings };
    live.change();
    revision++;
    const dropped = recheckIfNeeded((name) => counts.get(name)!, findings);
    return { revision, added, replaced, refused, dropped, findings };
  }

  return {
    get dataset() {
      const dataset = live.view();
      live.hold();
      return dataset;
    },
    get revision() {
      return revision;
    },
    get byteLength() {
      return live.byteLength;
    },
    get copiedBytes() {
      return live.meter.copiedBytes;
    },
    read(ask) {
      const answer = ask(live.view());
      if (answer instanceof Promise) live.hold();
      return answer;
    },
    append: (rows) => take(rows, false),
    update: (name, rows) => take({ [name]: rows }, true),
    expire({ before, tables: asked = DEFAULT_EXPIRY }) {
      const left = rowsLeft(live, asked, expiryTime(before));
      const dropped: RowCounts = {};
      for (const [name, rows] of left) countRows(dropped, name, live.rowCountOf(name) - rows.length);
      const findings = left.size > 0 ? dropRows(live, left) : [];
      if (left.size > 0) {
        live.change();
        revision++;
      }
      return { revision, added: {}, replaced: {}, refused: {}, dropped, findings };
    },
  };
}
