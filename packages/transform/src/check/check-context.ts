import {
  AtlasError,
  type ColumnTable,
  type FindingLevel,
  formatTime,
  type PracticeDataset,
  parseDay,
  rowWhere,
} from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { findingOf } from '../finding-of.js';
import type { FindingLog } from '../report/finding-log.js';
import { type EarlierFindings, readEarlierFindings } from './earlier-findings.js';
import { type FigureColumns, readFigureColumns } from './figure-columns.js';
import { type RegionTree, readRegionTree } from './region-tree.js';

/** What a check found wrong, without the place. */
export interface Fault {
  readonly code: string;
  readonly level: FindingLevel;
  readonly value: string | number | null;
  readonly reason: string;
  readonly remedy: string;
}

/** What every check reads, and where its findings go. */
export interface CheckContext {
  readonly dataset: PracticeDataset;
  readonly regions: RegionTree;
  readonly figures: FigureColumns;
  readonly earlier: EarlierFindings;
  readonly register: Register | null;
  /** Code of the unit that the dataset is about; null when nobody said. */
  readonly within: string | null;
  /** Days since 1970-01-01. */
  readonly today: number;
  report(table: ColumnTable, row: number, column: string, fault: Fault): void;
  /** Names a row as its file does: `row 7`, or `row 7 of orders.csv` when its file is not that of `beside`. */
  rowName(table: ColumnTable, row: number, beside?: number): string;
  /** Says whether a row stands before another in the files: does not depend on the order of the table. */
  isEarlier(table: ColumnTable, row: number, than: number): boolean;
}

export interface CheckOptions {
  /** Findings go there, and the list that comes back is empty. */
  log?: FindingLog;
  /** A day such as `2019-12-31`; default: the current day in Asia/Shanghai. */
  today?: string;
  /** Names units that are not in `regions`. */
  register?: Register;
  /** Code of the unit that the dataset is about: rows elsewhere are found. */
  within?: string;
  /** Without a log: how many findings of a kind, file and column are kept; default 1000. All are counted. */
  limit?: number;
}

/** Columns that are read from the heading of another where no heading is their own: 派单时间 says the step too. */
const READ_WITH: Readonly<Record<string, string>> = { figures: 'value', case_steps: 'at' };

/** The column itself, when a heading of the file stands for it, else the one that it was read with. */
function headedColumn({ name, origin }: ColumnTable, row: number, column: string): string {
  const place = origin?.places[origin.placeIndices[row]!];
  if (!place?.areAllHeadings || Object.hasOwn(place.headings, column)) return column;
  return READ_WITH[name] ?? column;
}

/** Prepares what the checks of one dataset share. Throws AtlasError `query_malformed` when `today` is no day. */
export function beginChecks(dataset: PracticeDataset, options: CheckOptions & { log: FindingLog }): CheckContext {
  const { log, register = null, within = null, today = formatTime(Date.now()).slice(0, 10) } = options;
  const day = parseDay(today);
  if (day === null)
    throw new AtlasError('query_malformed', `"${today}" is no day`, {
      hint: 'write today as 2019-03-21',
      where: { property: 'today' },
      details: { value: today },
    });
  const before = log.groups();
  const regions = readRegionTree(dataset);
  return {
    dataset,
    regions,
    figures: readFigureColumns(dataset, regions),
    earlier: readEarlierFindings(
      [...dataset.findings, ...before.flatMap(({ findings }) => findings)],
      [...before, ...dataset.findings.map(({ level, where }) => ({ level, table: where.table ?? null, count: 1 }))],
    ),
    register,
    within,
    today: day,
    report: (table, row, column, { code, level, value, reason, remedy }) =>
      log.add(findingOf(code, level, value, reason, remedy, rowWhere(table, row, headedColumn(table, row, column)))),
    rowName: (table, row, beside = row) => {
      const { file = '', sheet, row: number } = rowWhere(table, row);
      const near = rowWhere(table, beside);
      if (file === '' || (file === near.file && sheet === near.sheet)) return `row ${number}`;
      return `row ${number} of ${file}${sheet === undefined ? '' : `, sheet ${sheet}`}`;
    },
    isEarlier: ({ origin }, row, than) =>
      origin
        ? origin.placeIndices[row]! - origin.placeIndices[than]! < 0 ||
          (origin.placeIndices[row] === origin.placeIndices[than] && origin.rowNumbers[row]! < origin.rowNumbers[than]!)
        : row < than,
  };
}
