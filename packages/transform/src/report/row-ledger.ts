import type { Finding, PracticeDataset, TableName } from '@practice-atlas/dataset';
import type { TablePlan } from '../normalize/plans/table-plan.js';
import type { RawTable } from '../read/raw-table.js';
import type { FindingLog } from './finding-log.js';
import { createRowSet, type RowSet } from './row-set.js';
import type { FileTally } from './transformation.js';

/** What is counted of one file or sheet while it is read. */
export interface RowAccount {
  /** Counts the rows of a piece. */
  add(piece: RawTable): void;
  /** The numbers of the rows read. */
  readonly rows: RowSet;
  /** Closes the account: what the rows were taken for, and how many there were in all, as the normalizer counts them. */
  close(plan: TablePlan | null, rowsIn: number): void;
}

/** Follows every row from its file into the dataset. */
export interface RowLedger {
  /** The log, through which all findings must go, so that the rows that they name are known. */
  readonly log: FindingLog;
  /** Opens the account of a table of a file or sheet; each has one. */
  open(file: string, sheet: string | null): RowAccount;
  /** What a file or sheet was taken for, or the table of it that a row stands in; null before its account is closed, and when no table fits. */
  planOf(file: string, sheet: string | null, row?: number): TablePlan | null;
  /**
   * Says what became of the rows of each file, in the order of opening. Three counts that know nothing of each other must agree: rows as
   * they were read; rows that the dataset names as its origin; rows that are not there, but named by a finding or counted by the reader.
   * Throws an `Error` when they do not: a row was lost without a word.
   */
  tallies(dataset: PracticeDataset): readonly FileTally[];
}

interface Account {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: RowSet;
  readonly kept: RowSet;
  /** How often a number stands a second time and more. */
  readonly more: Map<number, number>;
  rowsIn: number;
  readerSetAside: number;
  plan: TablePlan | null;
}

/** Adds the rows of a piece at once, when they follow each other without a gap and none is known; says whether it did. */
function addRun(rows: RowSet, piece: RawTable): boolean {
  const { rowCount } = piece;
  if (rowCount === 0) return true;
  const first = piece.rowNumber(0);
  for (let row = 1; row < rowCount; row++) if (piece.rowNumber(row) !== first + row) return false;
  if (rows.size > 0 && first <= rows.highest) return false;
  rows.addRange(first, first + rowCount - 1);
  return true;
}

function moreIn({ more }: Account, isCounted: (row: number) => boolean): number {
  let count = 0;
  for (const [row, times] of more) if (isCounted(row)) count += times;
  return count;
}

function tallyOf(account: Account, named: RowSet | undefined): FileTally {
  const { file, sheet, plan, rows, kept, rowsIn, readerSetAside } = account;
  const rowsKept = kept.size + moreIn(account, kept.has);
  let namedCount = 0;
  if (kept.size < rows.size)
    rows.forEach((row) => {
      if (!kept.has(row) && named?.has(row)) namedCount += 1;
    });
  namedCount += moreIn(account, (row) => !kept.has(row) && named?.has(row) === true);
  const rowsSetAside = namedCount + readerSetAside;
  if (rowsIn !== rowsKept + rowsSetAside) {
    const counts = `${rowsIn} rows in, ${rowsKept} kept, ${namedCount} set aside by name, ${readerSetAside} by the reader`;
    throw new Error(`rows of "${file}"${sheet === null ? '' : ` sheet "${sheet}"`} are lost: ${counts}`);
  }
  const table: TableName | null = plan?.table ?? null;
  return { file, sheet, table, rowsIn, rowsKept, rowsSetAside, plan };
}

/** Begins to follow rows; findings are handed on to `log`. */
export function createRowLedger(log: FindingLog): RowLedger {
  const accounts: Account[] = [];
  const bySheet = new Map<string, Map<string | null, Account[]>>();
  const named = new Map<string, Map<string | null, RowSet>>();
  let last: { readonly file: string; readonly sheet: string | null; readonly rows: RowSet } | null = null;
  const namedRows = (file: string, sheet: string | null): RowSet => {
    if (last?.file === file && last.sheet === sheet) return last.rows;
    const sheets = named.get(file) ?? new Map<string | null, RowSet>();
    named.set(file, sheets);
    const rows = sheets.get(sheet) ?? createRowSet();
    sheets.set(sheet, rows);
    last = { file, sheet, rows };
    return rows;
  };
  const add = (finding: Finding): void => {
    const { file, sheet = null, row, rowEnd } = finding.where;
    if (file !== undefined && row !== undefined) {
      if (rowEnd === undefined) namedRows(file, sheet).add(row);
      else namedRows(file, sheet).addRange(row, rowEnd);
    }
    log.add(finding);
  };
  const following: FindingLog = {
    add,
    addAll: (findings) => {
      for (const finding of findings) add(finding);
    },
    counter: (kind) => {
      const { file, sheet = null } = kind.where;
      const counter = log.counter(kind);
      if (file === undefined) return counter;
      let rows: RowSet | null = null;
      return {
        add: (row, make) => {
          rows ??= namedRows(file, sheet);
          rows.add(row);
          counter.add(row, make);
        },
      };
    },
    get count() {
      return log.count;
    },
    groups: log.groups,
    findings: log.findings,
    worst: log.worst,
  };
  const accountsAt = (file: string, sheet: string | null) => bySheet.get(file)?.get(sheet) ?? [];
  const accountOf = (some: readonly Account[], row: number | undefined) =>
    some.length > 1 && row !== undefined ? some.find((one) => one.rows.has(row)) : some[0];
  return {
    log: following,
    open: (file, sheet) => {
      const rows = createRowSet();
      const account: Account = {
        file,
        sheet,
        rows,
        kept: createRowSet(),
        more: new Map(),
        rowsIn: 0,
        readerSetAside: 0,
        plan: null,
      };
      accounts.push(account);
      const sheets = bySheet.get(file) ?? new Map<string | null, Account[]>();
      bySheet.set(file, sheets.set(sheet, [...(sheets.get(sheet) ?? []), account]));
      return {
        rows,
        add: (piece) => {
          account.readerSetAside += piece.setAsideCount;
          if (addRun(rows, piece)) return;
          for (let row = 0; row < piece.rowCount; row++) {
            const number = piece.rowNumber(row);
            const before = rows.size;
            rows.add(number);
            if (rows.size === before) account.more.set(number, (account.more.get(number) ?? 0) + 1);
          }
        },
        close: (plan, rowsIn) => {
          account.plan = plan;
          account.rowsIn = rowsIn;
        },
      };
    },
    planOf: (file, sheet, row) => accountOf(accountsAt(file, sheet), row)?.plan ?? null,
    tallies: (dataset) => {
      for (const { origin, rowCount } of Object.values(dataset.tables)) {
        if (!origin) continue;
        const { placeIndices, rowNumbers } = origin;
        const places = origin.places.map(({ file, sheet }) => accountsAt(file, sheet));
        let [lastPlace, lastNumber] = [undefined as readonly Account[] | undefined, -1];
        for (let row = 0; row < rowCount; row++) {
          const some = places[placeIndices[row]!];
          if (some === lastPlace && rowNumbers[row] === lastNumber) continue;
          [lastPlace, lastNumber] = [some, rowNumbers[row]!];
          const account = some && accountOf(some, rowNumbers[row]);
          if (account?.rows.has(rowNumbers[row]!)) account.kept.add(rowNumbers[row]!);
        }
      }
      return accounts.map((account) => tallyOf(account, named.get(account.file)?.get(account.sheet)));
    },
  };
}
